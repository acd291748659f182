import { CAUSES, type CauseId } from "../taxonomy/causes.js";
import { COMPONENTS, type ComponentId } from "../taxonomy/components.js";
import type { PhaseId } from "../taxonomy/phases.js";
import { STUDY } from "../taxonomy/study-tables.js";
import type { SubtypeId, SymptomId } from "../taxonomy/symptoms.js";

/** Address of the study, to go with every number of it. */
export const STUDY_DOI = "https://doi.org/10.1145/3788873";

/** Fewer bugs than this say nothing about the next one: the wider cell is counted instead. */
const LEAST_BUGS = 10;
const CAUSES_COUNTED = 2;
const COMPONENTS_COUNTED = 2;

/** A row of a table with how often the study has it. */
export interface Counted<Id extends string> {
  id: Id;
  name: string;
  count: number;
}

/** What the study counted of bugs like one: all numbers are its published labels'. */
export interface StudyContext {
  /** What the bugs have in common, the narrowest that has enough of them. */
  symptom: SymptomId;
  subtype: SubtypeId | null;
  phase: PhaseId | null;
  /** Bugs that have it. */
  bugs: number;
  /** Bugs of them with a cause: the commonest, then the one that was asked about. */
  causes: readonly Counted<CauseId>[];
  /** Bugs of them with a fault in a component: the commonest. */
  components: readonly Counted<ComponentId>[];
}

/** A kind of bug, as the study divides them. */
export interface StudyCell {
  symptom: SymptomId;
  phase: PhaseId | null;
  subtype?: SubtypeId | null;
  /** A cause whose count is wanted even where it is not among the commonest. */
  cause?: CauseId | null;
}

type Counts = Readonly<Record<string, number>>;

/**
 * What the study counted of bugs with this symptom: of its subtype, else in this phase, else in all, whichever is the
 * narrowest with ten bugs at least. A bug with two causes counts for both.
 */
export function studyContext({ symptom, phase, subtype = null, cause = null }: StudyCell): StudyContext {
  const { causes, components, ...cell } = narrowest(symptom, phase, subtype);
  const ranked = rank(CAUSES, causes);
  const named = ranked.filter(({ id }) => id === cause);
  return {
    symptom,
    ...cell,
    causes: [...new Set([...ranked.slice(0, CAUSES_COUNTED), ...named])],
    components: rank(COMPONENTS, components).slice(0, COMPONENTS_COUNTED),
  };
}

interface Cell extends Pick<StudyContext, "phase" | "subtype" | "bugs"> {
  causes: Counts;
  components: Counts;
}

/** Counts of each phase; a phase without bugs has none. */
type ByPhase<Value> = Readonly<Partial<Record<PhaseId, Value>>>;

function narrowest(symptom: SymptomId, phase: PhaseId | null, subtype: SubtypeId | null): Cell {
  if (symptom === "unexpected-output" && subtype !== null && STUDY.subtypes[subtype] >= LEAST_BUGS) {
    const [causes, components] = [STUDY.causeBySubtype[subtype], STUDY.componentBySubtype[subtype]];
    return { phase: null, subtype, bugs: STUDY.subtypes[subtype], causes, components };
  }
  const bugs: ByPhase<number> = STUDY.symptomByPhase[symptom];
  const causes: ByPhase<Counts> = STUDY.causeBySymptomPhase[symptom];
  const components: ByPhase<Counts> = STUDY.componentBySymptomPhase[symptom];
  const inPhase = phase === null ? 0 : (bugs[phase] ?? 0);
  if (phase !== null && inPhase >= LEAST_BUGS) {
    return { phase, subtype: null, bugs: inPhase, causes: causes[phase] ?? {}, components: components[phase] ?? {} };
  }
  return {
    phase: null,
    subtype: null,
    bugs: STUDY.symptoms[symptom],
    causes: total(Object.values(causes)),
    components: total(Object.values(components)),
  };
}

function total(tables: readonly Counts[]): Counts {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    for (const [id, count] of Object.entries(table)) counts[id] = (counts[id] ?? 0) + count;
  }
  return counts;
}

/** Rows that the counts have, the commonest first; the order of the rows where they are equal. */
export function rank<Id extends string>(
  rows: readonly { readonly id: Id; readonly name: string }[],
  counts: Counts,
): readonly Counted<Id>[] {
  return rows
    .map(({ id, name }) => ({ id, name, count: counts[id] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
