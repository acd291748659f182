import { settingsFrom } from "../../config/repository/from-files.js";
import { isConfirmation } from "../../corrections/verdict.js";
import { countAll } from "../../dashboard/counted.js";
import { findRises, spansBefore } from "../../dashboard/rises.js";
import { readQueueDepth } from "../../queue/queue-depth.js";
import { findConfiguration } from "../../store/configuration-files.js";
import type { Queryable } from "../../store/database.js";
import { findStanding } from "../../store/installations.js";
import { readKnownSettings } from "../../store/known-settings.js";
import { countBugs } from "../../store/pages/counted-bugs.js";
import { listLabelRecords } from "../../store/pages/label-precision.js";
import { listModelDays } from "../../store/pages/model-use.js";
import { countOutcomes, findLastTriageTime } from "../../store/pages/outcome-counts.js";
import { listTriagePage } from "../../store/pages/triage-list.js";
import { countUnsure, listUnsure } from "../../store/pages/unsure-list.js";
import { hasNameAlone, type Place } from "../../store/places.js";
import { listVerdicts } from "../../store/verdicts.js";
import type { PageParts } from "../serve/page-parts.js";
import type { Asked } from "./asked.js";
import { DAYS_BACK, type Dashboard } from "./dashboard.js";

const DAY_MS = 86_400_000;
const TRIAGES_SHOWN = 15;
const UNSURE_SHOWN = 8;

/** Gathers what the page of a repository shows. Asks the database alone, never GitHub. */
export async function loadDashboard(
  { database: db, githubUrl, model, now }: Pick<PageParts, "database" | "githubUrl" | "model" | "now">,
  place: Place,
  asked: Asked,
): Promise<Dashboard> {
  const { repo } = place;
  const at = now();
  const daysAgo = (days: number): Date => new Date(at.getTime() - days * DAY_MS);
  const { outcome, symptom, days, period, after, below } = asked;
  const isAlone = await hasNameAlone(db, place);
  const weeks = countBugs(db, place, "week", at);
  const [counted, countedWeeks, outcomes, labels, said, unsure, triages, configuration, modelDays, health] =
    await Promise.all([
      period === "week" ? weeks : countBugs(db, place, period, at),
      weeks,
      countOutcomes(db, place, daysAgo(7)),
      isAlone ? listLabelRecords(db, repo, daysAgo(DAYS_BACK)) : [],
      isAlone ? readSaid(db, repo) : { right: 0, judged: 0 },
      readUnsure(db, place, below),
      listTriagePage(db, place, { symptom, outcome, since: days ? daysAgo(Number(days)) : null }, after, TRIAGES_SHOWN),
      readConfiguration(db, repo, isAlone),
      isAlone ? listModelDays(db, repo, daysAgo(DAYS_BACK)) : [],
      readHealth(db, place),
    ]);
  return {
    repo,
    repoUrl: `${githubUrl}/${repo}`,
    now: at,
    isAlone,
    asked,
    week: {
      outcomes,
      bugs: countAll(countedWeeks, (age) => age === 0),
      rises: findRises(countedWeeks),
      weeksBefore: spansBefore(countedWeeks),
    },
    labels,
    said,
    unsure,
    triages,
    counted,
    configuration,
    model: { days: modelDays, limits: model?.daily ?? null },
    health,
  };
}

async function readSaid(db: Queryable, repo: string): Promise<Dashboard["said"]> {
  const verdicts = await listVerdicts(db, { repo });
  return { right: verdicts.filter(isConfirmation).length, judged: verdicts.length };
}

async function readUnsure(db: Queryable, place: Place, below: number | null): Promise<Dashboard["unsure"]> {
  const [count, found] = await Promise.all([countUnsure(db, place), listUnsure(db, place, below, UNSURE_SHOWN + 1)]);
  const issues = found.slice(0, UNSURE_SHOWN);
  return { count, issues, below: found.length > UNSURE_SHOWN ? (issues.at(-1)?.issue ?? null) : null };
}

/** As the App read the files last. Of the owner's file no more is told than what holds for this repository. */
async function readConfiguration(db: Queryable, repo: string, isAlone: boolean): Promise<Dashboard["configuration"]> {
  if (!isAlone) return { settings: await settingsFrom(repo, async () => null), hasFile: false, problems: [] };
  const own = await findConfiguration(db, repo);
  return { settings: await readKnownSettings(db, repo), hasFile: own?.good != null, problems: own?.problems ?? [] };
}

async function readHealth(db: Queryable, place: Place): Promise<Dashboard["health"]> {
  const [queue, last, standing] = await Promise.all([
    readQueueDepth(db, place),
    findLastTriageTime(db, place),
    findStanding(db, place.installation),
  ]);
  return { queue, last, standing };
}
