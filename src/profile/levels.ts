import { CATEGORIES, CAUSES } from "../taxonomy/causes.js";
import { COMPONENTS } from "../taxonomy/components.js";
import { PHASES } from "../taxonomy/phases.js";
import { STUDY } from "../taxonomy/study-tables.js";
import { SYMPTOMS } from "../taxonomy/symptoms.js";

/** What a profile counts by; `category` is the kind of cause. */
export const LEVEL_NAMES = ["symptom", "phase", "component", "category", "cause"] as const;
export type LevelName = (typeof LEVEL_NAMES)[number];

type Counts = Readonly<Record<string, number>>;

/** A level: its classes with their names, and what the study counted of them. */
export interface ProfileLevel {
  title: string;
  rows: readonly { readonly id: string; readonly name: string }[];
  /** In all of the study; `of` is what the counts are parts of, which is more than its bugs where a bug has two. */
  study: { counts: Counts; of: number };
  /** By engine of the study. */
  byEngine: Readonly<Record<string, Counts>>;
}

/** The levels with the study's counts of each class. */
export const PROFILE_LEVELS: Readonly<Record<LevelName, ProfileLevel>> = {
  symptom: level("Symptoms", SYMPTOMS, STUDY.symptoms, STUDY.symptomByEngine),
  phase: level("Phases", PHASES, STUDY.phases, STUDY.phaseByEngine),
  component: level("Components", COMPONENTS, STUDY.components, STUDY.componentByEngine),
  category: level("Kinds of cause", CATEGORIES, STUDY.categories, categoryByEngine()),
  cause: level("Root causes", CAUSES, STUDY.causes, STUDY.causeByEngine),
};

function level(
  title: string,
  rows: ProfileLevel["rows"],
  counts: Counts,
  table: Readonly<Record<string, Counts>>,
): ProfileLevel {
  return { title, rows, study: { counts, of: sum(counts) }, byEngine: transposed(table) };
}

/** The study's tables have a row a class, and a column an engine. */
function transposed(table: Readonly<Record<string, Counts>>): ProfileLevel["byEngine"] {
  return Object.fromEntries(
    Object.keys(STUDY.engines).map((engine) => [
      engine,
      Object.fromEntries(Object.entries(table).map(([id, counts]) => [id, counts[engine] ?? 0])),
    ]),
  );
}

function categoryByEngine(): Readonly<Record<string, Counts>> {
  const table: Record<string, Record<string, number>> = {};
  const causes: Readonly<Record<string, Counts>> = STUDY.causeByEngine;
  for (const { id, category } of CAUSES) {
    const row = table[category] ?? {};
    for (const [engine, count] of Object.entries(causes[id] ?? {})) row[engine] = (row[engine] ?? 0) + count;
    table[category] = row;
  }
  return table;
}

/** Sum of counts. */
export function sum(counts: Counts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
