import { pearson } from "../evaluation/pearson.js";
import { ENGINES } from "../taxonomy/engines.js";
import { STUDY } from "../taxonomy/study-tables.js";
import { byLevel } from "./by-level.js";
import type { LevelName } from "./levels.js";
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
  // Shares that are all the same are like nothing.
  return Number.isNaN(value) ? 0 : Math.min(1, Math.max(-1, value));
}
