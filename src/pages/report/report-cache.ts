import { setImmediate as nextTurn } from "node:timers/promises";
import { Fifo } from "toad-cache";
import { readWeightsFile } from "../../classify/embedded-weights.js";
import { originOf } from "../../evaluation/weights-origin.js";
import type { Profile } from "../../profile/profile-schema.js";
import { HttpError } from "../../server/http-error.js";
import type { Place } from "../../store/places.js";
import { html, type Markup } from "../design/markup.js";
import type { PageParts } from "../serve/page-parts.js";
import { loadProfile } from "./load-profile.js";
import { renderReport } from "./render-report.js";

/** A report that was made. */
interface Made {
  profile: Profile;
  main: Markup;
}

export interface ReportCache {
  /**
   * The report of a place, at most some minutes old. Throws an HttpError where too many are
   * being made.
   */
  find(place: Place): Promise<Made>;
}

/** What a page looks at: the newest ones of so many take a second or two, most of it waiting for the database. */
const MOST_ISSUES = 10_000;
/** Reports that are kept, each of up to some megabytes, and for how long they are shown; one more takes the oldest one's place. */
const KEPT = 8;
const KEPT_MS = 5 * 60_000;
/** Reports that are made at once. */
const AT_ONCE = 2;

/** Makes reports, each once for all who ask for it meanwhile, and keeps the last ones for a while. */
export function openReportCache({
  database,
  githubUrl,
  now,
}: Pick<PageParts, "database" | "githubUrl" | "now">): ReportCache {
  const { learnedFrom } = originOf(readWeightsFile());
  const kept = new Fifo<{ made: Made; until: number }>(KEPT);
  const making = new Map<string, Promise<Made>>();

  async function make(place: Place, key: string): Promise<Made> {
    const { profile } = await loadProfile(database, place, {
      now: now(),
      learnedFrom,
      since: null,
      newest: MOST_ISSUES,
    });
    // Counting has taken its turn; drawing takes the next.
    await nextTurn();
    const main = renderReport(profile, githubUrl, html`<a href="report.json">the same as JSON</a>`);
    kept.set(key, { made: { profile, main }, until: now().getTime() + KEPT_MS });
    return { profile, main };
  }

  return {
    async find(place) {
      const key = `${place.installation} ${place.repo}`;
      const known = kept.get(key);
      if (known !== undefined && known.until > now().getTime()) return known.made;
      const begun = making.get(key);
      if (begun !== undefined) return begun;
      if (making.size >= AT_ONCE) throw new HttpError(503, "other reports are being made: try again in some seconds");
      const made = make(place, key).finally(() => making.delete(key));
      making.set(key, made);
      return made;
    },
  };
}
