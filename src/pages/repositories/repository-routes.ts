import { z } from "zod";
import { readActivity } from "../../store/pages/place-activity.js";
import { listPlaces } from "../../store/places.js";
import { forViewers } from "../serve/for-triagers.js";
import type { PageRoutes } from "../serve/page-parts.js";
import { respondPage } from "../serve/respond-page.js";
import type { Viewer } from "../serve/viewer.js";
import { MOST_LOOKED_AT, renderRepositories } from "./render-repositories.js";

const DAY_MS = 86_400_000;
/** Questions to GitHub that run at once for one page. */
const AT_ONCE = 8;

const beginningSchema = z
  .string()
  .trim()
  .max(140)
  .regex(/^[\w./-]*$/)
  .catch("");

/** `/repos`: the repositories that the viewer may triage. */
export const repositoryRoutes: PageRoutes = (parts) => {
  const { database, now } = parts;
  return [
    [
      "GET /repos",
      forViewers(parts, async ({ response, viewer, query }) => {
        const beginning = beginningSchema.parse(query.get("begins") ?? "");
        const places = await listPlaces(database, "", MOST_LOOKED_AT, beginning);
        const repos = await allowed(
          viewer,
          places.map(({ repo }) => repo),
        );
        const activity = await readActivity(database, repos, new Date(now().getTime() - 7 * DAY_MS));
        respondPage(response, 200, renderRepositories({ viewer, beginning, repos, activity, now: now() }));
      }),
    ],
  ];
};

/** Those of the names that the viewer may triage, in their order. */
async function allowed(viewer: Viewer, names: readonly string[]): Promise<readonly string[]> {
  const kept: string[] = [];
  for (let from = 0; from < names.length; from += AT_ONCE) {
    const some = names.slice(from, from + AT_ONCE);
    const may = await Promise.all(some.map((name) => viewer.mayTriage(name)));
    kept.push(...some.filter((_, index) => may[index]));
  }
  return kept;
}
