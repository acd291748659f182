import { forTriagers } from "../serve/for-triagers.js";
import type { PageRoutes } from "../serve/page-parts.js";
import { respondPage } from "../serve/respond-page.js";
import { readAsked } from "./asked.js";
import type { FiguresCache } from "./figures-cache.js";

/** `/repos/:owner/:name`: what the App did in a repository, for those who may triage it. */
export const dashboardRoutes: PageRoutes = (parts) => {
  let figures: FiguresCache | null = null;
  return [
    [
      "GET /repos/:owner/:name",
      forTriagers(parts, async ({ response, viewer, place, query }) => {
        // Loaded only here: charts take memory that a process whose pages nobody looks at can do without.
        const { loadDashboard, openFiguresCache, renderDashboard } = await import("./shown-dashboard.js");
        figures ??= openFiguresCache(parts);
        const dashboard = await loadDashboard(parts, figures, place, readAsked(query));
        respondPage(response, 200, renderDashboard(viewer, dashboard));
      }),
    ],
  ];
};
