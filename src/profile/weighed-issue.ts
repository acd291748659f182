import type { Decision } from "../decide/decision.js";
import { CAUSES } from "../taxonomy/causes.js";
import { PHASES } from "../taxonomy/phases.js";
import { STUDY } from "../taxonomy/study-tables.js";
import type { LevelName } from "./levels.js";
import type { ProfiledIssue } from "./profiled-issue.js";

/** Probability by id; ids that are not there have none. */
export type Probabilities = Readonly<Record<string, number>>;

/** A decided malfunction as a profile counts it: by probabilities, with the first guess of each level beside. */
export interface WeighedIssue extends Omit<ProfiledIssue, "decision"> {
  /** Probability that it is a malfunction at all: its part of a bug. */
  weight: number;
  /** Of each level, given that it is one. */
  levels: Readonly<Record<LevelName, Probabilities>>;
  /** The likeliest id of each level; null where nothing was decided. */
  first: Readonly<Record<LevelName, string | null>>;
}

/** Rounded before anything is summed, so that whoever adds up the printed probabilities gets the printed sums. */
const PLACES = 10_000;
/** Probabilities below this are printed nowhere and summed nowhere: they are noise that would fill the file. */
const LEAST = 0.001;

/** The malfunctions among decided issues, as they are counted. */
export function weighIssues(issues: readonly ProfiledIssue[]): readonly WeighedIssue[] {
  return issues
    .filter(({ decision }) => decision.kind.id === "malfunction")
    .map(({ decision, ...issue }) => {
      const levels = {
        symptom: normal(decision.symptoms),
        phase: phasesOf(decision),
        component: normal(decision.components),
        cause: normal(decision.causes),
      };
      return {
        ...issue,
        weight: round(decision.kind.p),
        levels: { ...levels, category: categoriesOf(levels.cause) },
        first: {
          symptom: decision.symptoms[0]?.id ?? null,
          phase: decision.phase?.id ?? null,
          component: decision.components[0]?.id ?? null,
          cause: decision.causes[0]?.id ?? null,
          category: CAUSES.find(({ id }) => id === decision.causes[0]?.id)?.category ?? null,
        },
      };
    });
}

/** Sums to 1 but for rounding: what is left out goes to the others in proportion. */
function normal(ranked: readonly { id: string; p: number }[]): Probabilities {
  const kept = ranked.filter(({ p }) => p >= LEAST);
  const sum = kept.reduce((total, { p }) => total + p, 0);
  return Object.fromEntries(kept.map(({ id, p }) => [id, round(p / sum)]));
}

/**
 * A decision holds its likeliest phase alone. The rest of the probability goes to the two others as the study's bugs
 * divide between them: without it a phase that is rarely the likeliest would be undercounted.
 */
function phasesOf({ phase }: Decision): Probabilities {
  if (phase === null) return {};
  const others = PHASES.filter(({ id }) => id !== phase.id);
  const all = others.reduce((sum, { id }) => sum + STUDY.phases[id], 0);
  return normal([phase, ...others.map(({ id }) => ({ id, p: ((1 - phase.p) * STUDY.phases[id]) / all }))]);
}

function categoriesOf(causes: Probabilities): Probabilities {
  const sums: Record<string, number> = {};
  for (const { id, category } of CAUSES) sums[category] = (sums[category] ?? 0) + (causes[id] ?? 0);
  return Object.fromEntries(Object.entries(sums).filter(([, p]) => p > 0));
}

function round(p: number): number {
  return Math.round(p * PLACES) / PLACES;
}
