import { pearson } from "../evaluation/pearson.js";
import { ENGINES } from "../taxonomy/engines.js";
import { STUDY } from "../taxonomy/study-tables.js";
import { LEVEL_NAMES, type LevelName } from "./levels.js";
import type { Profile, ProfileClass } from "./profile-schema.js";

/** Fewer estimated bugs than this are like nothing. */
const LEAST_BUGS = 20;

/** How alike the repository's shares of classes are to those of each engine of the study: Pearson's correlation, by level. */
export function likenessToEngines(
  levels: Readonly<Record<LevelName, readonly ProfileClass[]>>,
  bugs: number,
): Profile["likeness"] {
  if (bugs < LEAST_BUGS) return [];
  return Object.keys(STUDY.engines).map((engine) => ({
    engine,
    name: ENGINES.find(({ id }) => id === engine)?.name ?? engine,
    levels: byLevel((level) => likeness(levels[level], engine)),
  }));
}

function likeness(classes: readonly ProfileClass[], engine: string): number {
  const value = pearson(
    classes.map(({ share }) => share),
    classes.map(({ engines }) => engines[engine] ?? 0),
  );
  return Math.min(1, Math.max(-1, value));
}

/** One value a level. */
export function byLevel<Value>(make: (level: LevelName) => Value): Record<LevelName, Value> {
  const [symptom, phase, component, category, cause] = LEVEL_NAMES;
  return {
    symptom: make(symptom),
    phase: make(phase),
    component: make(component),
    category: make(category),
    cause: make(cause),
  };
}
