/** All that takes a dashboard from the database to the page, loaded when somebody looks at one for the first time. */
export { openFiguresCache } from "./figures-cache.js";
export { loadDashboard } from "./load-dashboard.js";
export { renderDashboard } from "./render-dashboard.js";
