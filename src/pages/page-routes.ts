import type { Route } from "../server/route.js";
import { dashboardRoutes } from "./dashboard/dashboard-routes.js";
import { frontRoutes } from "./front/front-routes.js";
import { reportRoutes } from "./report/report-routes.js";
import { repositoryRoutes } from "./repositories/repository-routes.js";
import type { PageParts, PageRoutes } from "./serve/page-parts.js";

/** Every page of the App that runs, one row each. */
const PAGES: readonly PageRoutes[] = [frontRoutes, repositoryRoutes, dashboardRoutes, reportRoutes];

export function pageRoutes(parts: PageParts): readonly (readonly [string, Route])[] {
  return PAGES.flatMap((routesOf) => routesOf(parts));
}
