import { forTriagers } from "../serve/for-triagers.js";
import type { PageRoutes } from "../serve/page-parts.js";
import { respondPage } from "../serve/respond-page.js";
import { readAsked } from "./asked.js";

/** `/repos/:owner/:name`: what the App did in a repository, for those who may triage it. */
export const dashboardRoutes: PageRoutes = (parts) => [
  [
    "GET /repos/:owner/:name",
    forTriagers(parts, async ({ response, viewer, place, query }) => {
      // Loaded only here: charts take memory that a process whose pages nobody looks at can do without.
      const [{ loadDashboard }, { renderDashboard }] = await Promise.all([
        import("./load-dashboard.js"),
        import("./render-dashboard.js"),
      ]);
      respondPage(response, 200, renderDashboard(viewer, await loadDashboard(parts, place, readAsked(query))));
    }),
  ],
];
