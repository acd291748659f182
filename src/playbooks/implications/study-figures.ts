import { pearson } from "../../evaluation/pearson.js";
import { CAUSES, type CauseId } from "../../taxonomy/causes.js";
import { COMPONENTS, type ComponentId } from "../../taxonomy/components.js";
import { ENGINES, type EngineId } from "../../taxonomy/engines.js";
import { STUDY } from "../../taxonomy/study-tables.js";
import { type Counted, rank, STUDY_DOI } from "../study-context.js";
import type { Citation, Figure, Focus } from "./implication.js";
import { SIBLING_STUDIES, type SiblingStudy } from "./sibling-studies.js";

type Counts = Readonly<Record<string, number>>;
type Table = Readonly<Record<string, Counts>>;

const STUDY_CITATION: Citation = {
  id: "study",
  title: "A First Look at Bugs in LLM Inference Engines",
  url: STUDY_DOI,
};

/** A count of the study's tables. */
export function counted(table: string, value: number, of: number, what: string): Figure {
  return { what, value, unit: "count", of, table, citation: STUDY_CITATION };
}

/** A share that a sibling study states. */
export function stated<Study extends SiblingStudy>(
  study: Study,
  what: keyof (typeof SIBLING_STUDIES)[Study]["percent"] & string,
): Figure {
  const { citation, percent }: { citation: Citation; percent: Counts } = SIBLING_STUDIES[study];
  return { what, value: percent[what] ?? 0, unit: "percent", of: null, table: `${study}.percent`, citation };
}

/** Where the bugs of an engine or with a symptom have their causes and their faulty components, the commonest first. */
export interface HotSpots {
  causes: readonly Counted<CauseId>[];
  components: readonly Counted<ComponentId>[];
  /** Cause labels that the causes are a part of, and the same for the components. */
  labels: number;
  tables: { causes: string; components: string };
}

/** Hot spots of a symptom where one is given, else of an engine of the study, else of all bugs. */
export function hotSpots({ engine = null, symptom = null }: Focus): HotSpots {
  if (symptom !== null) {
    const [causes, components]: [Counts, Counts] = [STUDY.symptomByCause[symptom], STUDY.symptomByComponent[symptom]];
    return spots(causes, components, `symptomByCause.${symptom}`, `symptomByComponent.${symptom}`);
  }
  if (engine !== null && isOfStudy(engine)) {
    const [causes, components] = [column(STUDY.causeByEngine, engine), column(STUDY.componentByEngine, engine)];
    return spots(causes, components, `causeByEngine.*.${engine}`, `componentByEngine.*.${engine}`);
  }
  return spots(STUDY.causes, STUDY.components, "causes", "components");
}

/** Whether the study looked at bugs of the engine. */
export function isOfStudy(engine: EngineId): boolean {
  return ENGINES.some(({ id, study }) => id === engine && study !== null);
}

function spots(causes: Counts, components: Counts, causeTable: string, componentTable: string): HotSpots {
  return {
    causes: rank(CAUSES, causes),
    components: rank(COMPONENTS, components),
    labels: total(causes),
    tables: { causes: causeTable, components: componentTable },
  };
}

/** One column of a table, by row. */
export function column(table: Table, name: string): Counts {
  return Object.fromEntries(Object.entries(table).map(([row, counts]) => [row, counts[name] ?? 0]));
}

export function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/**
 * How alike two engines of the study are in a table of counts by engine: the least and the greatest Pearson correlation
 * over the pairs of engines, on the rows of the table.
 */
export function likenessOfEngines(table: Table): { least: number; greatest: number } {
  const engines = Object.keys(STUDY.engines).map((engine) => Object.values(column(table, engine)));
  const pairs = engines.flatMap((a, i) => engines.slice(i + 1).map((b) => pearson(a, b)));
  return { least: Math.min(...pairs), greatest: Math.max(...pairs) };
}

/** A correlation as a figure, to two places. */
export function correlation(table: string, value: number, what: string): Figure {
  return {
    what,
    value: Math.round(value * 100) / 100,
    unit: "correlation",
    of: null,
    table,
    citation: STUDY_CITATION,
  };
}
