import { z } from "zod";
import { HttpError } from "../../server/http-error.js";
import type { Queryable } from "../../store/database.js";
import { readActivity } from "../../store/pages/place-activity.js";
import { findPlace, listPlaces, type Place } from "../../store/places.js";
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
        const seen = await allowed(viewer, database, places);
        const repos = seen.map(({ repo }) => repo);
        const activity = await readActivity(database, seen, new Date(now().getTime() - 7 * DAY_MS));
        respondPage(response, 200, renderRepositories({ viewer, beginning, repos, activity, now: now() }));
      }),
    ],
  ];
};

/** Those of the places that the viewer may triage, in their order. */
async function allowed(viewer: Viewer, db: Queryable, places: readonly Place[]): Promise<readonly Place[]> {
  const kept: Place[] = [];
  for (let from = 0; from < places.length; from += AT_ONCE) {
    const some = places.slice(from, from + AT_ONCE);
    const found = await Promise.all(
      some.map(async ({ repo }) => ((await viewer.mayTriage(repo).catch(noIfTooMany)) ? findPlace(db, repo) : null)),
    );
    kept.push(...found.filter((place) => place !== null));
  }
  return kept;
}

/** One installation of which GitHub is not to be asked now leaves the list of the others whole. */
function noIfTooMany(error: unknown): false {
  if (error instanceof HttpError && error.status === 429) return false;
  throw error;
}
