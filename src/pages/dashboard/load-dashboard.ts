import { settingsFrom } from "../../config/repository/from-files.js";
import { countAll } from "../../dashboard/counted.js";
import { findRises, spansBefore } from "../../dashboard/rises.js";
import { findLastDelivery } from "../../queue/last-delivery.js";
import { readQueueDepth } from "../../queue/queue-depth.js";
import { findConfiguration } from "../../store/configuration-files.js";
import type { Queryable } from "../../store/database.js";
import { findStanding } from "../../store/installations.js";
import { readKnownSettings } from "../../store/known-settings.js";
import { findLastTriageTime } from "../../store/pages/outcome-counts.js";
import { listTriagePage } from "../../store/pages/triage-list.js";
import { listUnsure, type UnsureIssue } from "../../store/pages/unsure-list.js";
import { hasNameAlone, type Place } from "../../store/places.js";
import type { PageParts } from "../serve/page-parts.js";
import type { Asked } from "./asked.js";
import type { Dashboard } from "./dashboard.js";
import type { FiguresCache } from "./figures-cache.js";

const DAY_MS = 86_400_000;
const TRIAGES_SHOWN = 15;
const UNSURE_SHOWN = 8;

/** Gathers what the page of a repository shows. Asks the database alone, never GitHub. */
export async function loadDashboard(
  { database: db, githubUrl, model, now }: Pick<PageParts, "database" | "githubUrl" | "model" | "now">,
  figures: FiguresCache,
  place: Place,
  asked: Asked,
): Promise<Dashboard> {
  const { repo } = place;
  const at = now();
  const { outcome, symptom, days, period, after, below } = asked;
  const since = days ? new Date(at.getTime() - Number(days) * DAY_MS) : null;
  const isAlone = await hasNameAlone(db, place);
  const [
    { unsure, outcomes, labels, said, modelDays },
    weeks,
    counted,
    levels,
    unsureIssues,
    triages,
    configuration,
    health,
  ] = await Promise.all([
    figures.find(place, isAlone),
    figures.findCounted(place, "week"),
    figures.findCounted(place, period),
    figures.findLevels(place, period),
    listUnsure(db, place, below, UNSURE_SHOWN + 1),
    listTriagePage(db, place, { symptom, outcome, since }, after, TRIAGES_SHOWN),
    readConfiguration(db, repo, isAlone),
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
      bugs: countAll(weeks, (age) => age === 0),
      rises: findRises(weeks),
      weeksBefore: spansBefore(weeks),
    },
    labels,
    said,
    unsure: unsurePart(unsure, unsureIssues),
    triages,
    counted,
    levels,
    configuration,
    model: { days: modelDays, limits: model?.daily ?? null, price: model?.price ?? null },
    health,
  };
}

/** @param found one issue more than is shown, where there is one */
function unsurePart(count: number, found: readonly UnsureIssue[]): Dashboard["unsure"] {
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
  const [queue, lastTriage, lastDelivery, standing] = await Promise.all([
    readQueueDepth(db, place),
    findLastTriageTime(db, place),
    findLastDelivery(db, place),
    findStanding(db, place.installation),
  ]);
  return { queue, lastDelivery, lastTriage, standing };
}
