import type { IncomingMessage } from "node:http";
import { HttpError } from "../../server/http-error.js";
import { respond } from "../../server/respond.js";
import type { PathParameters, Route } from "../../server/route.js";
import type { Queryable } from "../../store/database.js";
import { findPlace, type Place } from "../../store/places.js";
import { html, type Markup } from "../design/markup.js";
import { respondPage } from "../serve/respond-page.js";
import { type NavigationItem, shell } from "../serve/shell.js";
import type { Viewer, ViewerOf } from "../serve/viewer.js";
import { createReportCache } from "./report-cache.js";

export interface ReportParts {
  database: Queryable;
  viewerOf: ViewerOf;
  /** Address of GitHub's pages, without a slash at its end. */
  githubUrl: string;
  /** Digests of the issues that the weights were learned from. */
  learnedFrom: ReadonlySet<string>;
  /** Of the page of a repository. */
  navigationOf(place: Place, viewer: Viewer): readonly NavigationItem[];
  /** At the end of the head line: who is signed in. */
  asideOf?(viewer: Viewer): Markup;
  now?: () => Date;
}

/**
 * The report of a repository, `/repos/:owner/:name/report`, and the same as JSON in which every issue is named, from the
 * decisions on record. Who may not triage the repository is told what is told of one that is not there.
 */
export function reportRoutes(parts: ReportParts): readonly (readonly [string, Route])[] {
  const { database, viewerOf, navigationOf, asideOf = () => html``, now = () => new Date() } = parts;
  const cache = createReportCache(parts, now);

  async function admit(request: IncomingMessage, { owner, name }: PathParameters) {
    const viewer = await viewerOf(request);
    const repo = `${owner}/${name}`;
    // Asked of everything that is named, so that the time tells nothing of what is on record.
    if (viewer === null || !(await viewer.mayTriage(repo))) throw new HttpError(404);
    const place = await findPlace(database, repo);
    if (place === null) throw new HttpError(404);
    return { viewer, place };
  }

  const page: Route = async (request, response, parameters) => {
    const { viewer, place } = await admit(request, parameters);
    const { main } = await cache.find(place.repo);
    const title = `Bugs of ${place.repo}`;
    const frame = { navigation: navigationOf(place, viewer), aside: asideOf(viewer) };
    respondPage(response, 200, shell({ ...frame, title, main }));
  };

  const json: Route = async (request, response, parameters) => {
    const { place } = await admit(request, parameters);
    const { profile } = await cache.find(place.repo);
    respond(response, 200, profile, { "cache-control": "no-store", "x-content-type-options": "nosniff" });
  };

  return [
    ["GET /repos/:owner/:name/report", page],
    ["GET /repos/:owner/:name/report.json", json],
  ];
}
