import { Fifo } from "toad-cache";
import { isConfirmation } from "../../corrections/verdict.js";
import type { PeriodId } from "../../dashboard/period.js";
import type { Queryable } from "../../store/database.js";
import { countBugs } from "../../store/pages/counted-bugs.js";
import { listLabelRecords } from "../../store/pages/label-precision.js";
import { listModelDays } from "../../store/pages/model-use.js";
import { countOutcomes } from "../../store/pages/outcome-counts.js";
import { countUnsure } from "../../store/pages/unsure-list.js";
import type { Place } from "../../store/places.js";
import { listVerdicts } from "../../store/verdicts.js";
import type { Markup } from "../design/markup.js";
import type { PageParts } from "../serve/page-parts.js";
import { DAYS_BACK, type Dashboard } from "./dashboard.js";
import { levelsOf } from "./levels-of.js";

const DAY_MS = 86_400_000;
/** What is kept, a few kilobytes to a hundred each, and for how long it is shown; one more takes the oldest one's place. */
const KEPT = 64;
const KEPT_MS = 30_000;

/** What is counted over all that is on record of a repository, whatever part of its lists a page shows. */
export interface Figures extends Pick<Dashboard, "labels" | "said"> {
  outcomes: Dashboard["week"]["outcomes"];
  unsure: number;
  modelDays: Dashboard["model"]["days"];
}

/** Bugs of a period, and the time at which they were counted. */
interface PeriodCount {
  counted: Dashboard["counted"];
  at: Date;
}

export interface FiguresCache {
  /**
   * The figures of a place, at most half a minute old.
   *
   * @param isAlone see `hasNameAlone`: whether what is stored without an installation is the place's
   */
  find(place: Place, isAlone: boolean): Promise<Figures>;
  findCounted(place: Place, period: PeriodId): Promise<Dashboard["counted"]>;
  /** The charts of a period, which are drawn only for the one that is looked at. */
  findLevels(place: Place, period: PeriodId): Promise<Markup>;
}

/**
 * Counts what the page of a repository shows, once for all who look at it within half a minute. What is kept is of one
 * installation's repository alone; who may see it is asked before, for each view.
 */
export function openFiguresCache({ database, now }: Pick<PageParts, "database" | "now">): FiguresCache {
  const figures = keepFor<Figures>(now);
  const periods = keepFor<PeriodCount>(now);
  const charts = keepFor<Markup>(now);
  const count = (place: Place, period: PeriodId): Promise<PeriodCount> =>
    periods(`${place.installation} ${place.repo} ${period}`, async () => {
      const at = now();
      return { counted: await countBugs(database, place, period, at), at };
    });
  return {
    find: (place, isAlone) =>
      figures(`${place.installation} ${place.repo} ${isAlone}`, () => readFigures(database, place, isAlone, now())),
    findCounted: async (place, period) => (await count(place, period)).counted,
    findLevels: (place, period) =>
      charts(`${place.installation} ${place.repo} ${period}`, async () => {
        const { counted, at } = await count(place, period);
        return levelsOf(counted, period, at);
      }),
  };
}

async function readFigures(db: Queryable, place: Place, isAlone: boolean, at: Date): Promise<Figures> {
  const { repo } = place;
  const daysAgo = (days: number): Date => new Date(at.getTime() - days * DAY_MS);
  const [outcomes, unsure, labels, said, modelDays] = await Promise.all([
    countOutcomes(db, place, daysAgo(7)),
    countUnsure(db, place),
    isAlone ? listLabelRecords(db, repo, daysAgo(DAYS_BACK)) : [],
    isAlone ? readSaid(db, repo) : { right: 0, judged: 0 },
    isAlone ? listModelDays(db, repo, daysAgo(DAYS_BACK)) : [],
  ]);
  return { outcomes, unsure, labels, said, modelDays };
}

async function readSaid(db: Queryable, repo: string): Promise<Dashboard["said"]> {
  const verdicts = await listVerdicts(db, { repo });
  return { right: verdicts.filter(isConfirmation).length, judged: verdicts.length };
}

/** Gives what was made under a key lately, or is being made; else has it made. What fails is not kept. */
function keepFor<Value>(now: () => Date): (key: string, make: () => Promise<Value>) => Promise<Value> {
  const kept = new Fifo<{ value: Value; until: number }>(KEPT);
  const making = new Map<string, Promise<Value>>();
  return async (key, make) => {
    const known = kept.get(key);
    if (known !== undefined && known.until > now().getTime()) return known.value;
    const begun = making.get(key);
    if (begun !== undefined) return begun;
    const until = now().getTime() + KEPT_MS;
    const made = make()
      .then((value) => {
        kept.set(key, { value, until });
        return value;
      })
      .finally(() => making.delete(key));
    making.set(key, made);
    return made;
  };
}
