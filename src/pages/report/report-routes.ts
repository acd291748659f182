import { respond } from "../../server/respond.js";
import { forTriagers } from "../serve/for-triagers.js";
import { framed, REPORT_PAGE } from "../serve/frame.js";
import { type PageRoutes, repositoryPath } from "../serve/page-parts.js";
import { respondPage } from "../serve/respond-page.js";
import type { ReportCache } from "./report-cache.js";

/** Of the JSON: no other site may take it in, and nothing keeps it. */
const HEADERS = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
};

/**
 * The report of a repository, `/repos/:owner/:name/report`, and the same as JSON in which every issue is named, from the
 * decisions on record; for those who may triage it.
 */
export const reportRoutes: PageRoutes = (parts) => {
  let cache: Promise<ReportCache> | null = null;
  /** Made where the first one asks: charts and weights take memory that a process can do without until then. */
  function findCache(): Promise<ReportCache> {
    cache ??= openCache().catch((error: unknown) => {
      // A file that could not be read once may be there for whoever asks next.
      cache = null;
      throw error;
    });
    return cache;
  }

  async function openCache(): Promise<ReportCache> {
    const { openReportCache } = await import("./report-cache.js");
    return openReportCache(parts);
  }

  return [
    [
      "GET /repos/:owner/:name/report",
      forTriagers(parts, async ({ response, viewer, place }) => {
        const { repo } = place;
        const { main } = await (await findCache()).find(place);
        const whereabouts = { path: `${repositoryPath(repo)}${REPORT_PAGE}`, repo };
        respondPage(response, 200, framed(viewer, { title: `Bugs of ${repo}`, main }, whereabouts));
      }),
    ],
    [
      "GET /repos/:owner/:name/report.json",
      forTriagers(parts, async ({ response, place }) => {
        const { profile } = await (await findCache()).find(place);
        respond(response, 200, profile, HEADERS);
      }),
    ],
  ];
};
