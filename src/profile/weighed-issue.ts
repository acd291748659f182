import { CAUSES } from "../taxonomy/causes.js";
import type { EngineId } from "../taxonomy/engines.js";
import type { KindId } from "../taxonomy/kinds.js";
import { PHASES } from "../taxonomy/phases.js";
import { STUDY } from "../taxonomy/study-tables.js";
import type { LevelName } from "./levels.js";
import { type PackedLevels, type Probabilities, packLevels, rounded } from "./packed-levels.js";
import type { ProfiledDecision, ProfiledIssue } from "./profiled-issue.js";

/** A decided malfunction as a profile counts it: by probabilities, with the first guess of each level beside. */
export interface WeighedIssue extends Omit<ProfiledIssue, "decision"> {
  /** Probability that it is a malfunction at all: its part of a bug. */
  weight: number;
  /** Of each level, given that it is one. */
  levels: PackedLevels;
  /** The likeliest id of each level; null where nothing was decided. */
  first: Readonly<Record<LevelName, string | null>>;
}

/** What is kept of an issue: small, so that all issues of a large repository fit in memory. */
export interface SeenIssue {
  number: number;
  createdAt: string | null;
  engine: EngineId | null;
  kind: KindId;
  /** null unless it was decided to be a malfunction. */
  bug: WeighedIssue | null;
}

/** Probabilities below this are printed nowhere and summed nowhere: they are noise that would fill the file. */
const LEAST = 0.001;

/** An issue as it is counted. */
export function weighIssue({ decision, ...issue }: ProfiledIssue): SeenIssue {
  const { engine, kind } = decision;
  const { number, createdAt } = issue;
  const bug = kind.id === "malfunction" ? { ...issue, ...weigh(decision) } : null;
  return { number, createdAt, engine, kind: kind.id, bug };
}

function weigh(decision: ProfiledDecision): Pick<WeighedIssue, "weight" | "levels" | "first"> {
  const cause = normal(decision.causes);
  return {
    weight: rounded(decision.kind.p),
    levels: packLevels({
      symptom: normal(decision.symptoms),
      phase: phasesOf(decision),
      component: normal(decision.components),
      category: categoriesOf(cause),
      cause,
    }),
    first: {
      symptom: decision.symptoms[0]?.id ?? null,
      phase: decision.phase?.id ?? null,
      component: decision.components[0]?.id ?? null,
      cause: decision.causes[0]?.id ?? null,
      category: CAUSES.find(({ id }) => id === decision.causes[0]?.id)?.category ?? null,
    },
  };
}

/** Sums to 1 but for rounding: what is left out goes to the others in proportion. */
function normal(ranked: readonly { id: string; p: number }[]): Probabilities {
  const kept = ranked.filter(({ p }) => p >= LEAST);
  const sum = kept.reduce((total, { p }) => total + p, 0);
  return Object.fromEntries(kept.map(({ id, p }) => [id, rounded(p / sum)]));
}

/**
 * A decision holds its likeliest phase alone. The rest of the probability goes to the two others as the study's bugs
 * divide between them: without it a phase that is rarely the likeliest would be undercounted.
 */
function phasesOf({ phase }: ProfiledDecision): Probabilities {
  if (phase === null) return {};
  const others = PHASES.filter(({ id }) => id !== phase.id);
  const all = others.reduce((sum, { id }) => sum + STUDY.phases[id], 0);
  return normal([phase, ...others.map(({ id }) => ({ id, p: ((1 - phase.p) * STUDY.phases[id]) / all }))]);
}

function categoriesOf(causes: Probabilities): Probabilities {
  const sums: Record<string, number> = {};
  for (const { id, category } of CAUSES) sums[category] = (sums[category] ?? 0) + (causes[id] ?? 0);
  return sums;
}
