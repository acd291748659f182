import { CAUSES } from "../src/taxonomy/causes.js";
import { COMPONENTS } from "../src/taxonomy/components.js";
import { ENGINES } from "../src/taxonomy/engines.js";
import { PHASES } from "../src/taxonomy/phases.js";
import { SUBTYPES, SYMPTOMS } from "../src/taxonomy/symptoms.js";

type Table = Record<string, Record<string, number>>;

interface StudyRow {
  engine: string;
  phase: string;
  symptoms: readonly string[];
  subtype: string | null;
  /** The i-th component goes with the i-th cause. */
  components: readonly string[];
  causes: readonly string[];
}

interface StudyCounts {
  bugs: number;
  symptomLabels: number;
  causeLabels: number;
  engines: Record<string, number>;
  phases: Record<string, number>;
  symptoms: Record<string, number>;
  subtypes: Record<string, number>;
  components: Record<string, number>;
  causes: Record<string, number>;
  categories: Record<string, number>;
  symptomByCause: Table;
  symptomByPhase: Table;
  symptomByEngine: Table;
  symptomByComponent: Table;
  causeByPhase: Table;
  causeByEngine: Table;
  causeByComponent: Table;
  componentByEngine: Table;
  phaseByEngine: Table;
  subtypeByCause: Table;
  /** These four count bugs, where the tables above count labels: a bug that names a cause twice counts once. */
  causeBySymptomPhase: Record<string, Table>;
  componentBySymptomPhase: Record<string, Table>;
  causeBySubtype: Table;
  componentBySubtype: Table;
}

function idByName(rows: readonly { readonly id: string; readonly name: string }[], name: string): string {
  const row = rows.find((candidate) => candidate.name === name);
  if (!row) throw new Error(`study.csv: unknown name "${name}"`);
  return row.id;
}

function readRows(csv: string): readonly StudyRow[] {
  const lines = csv.replace(/^\uFEFF/, "").split(/\r?\n/);
  return lines
    .slice(1)
    .filter((line) => line !== "")
    .map((line) => {
      // No field of this file is quoted; several values of one field are joined by "@@".
      const [, engine = "", phase = "", symptoms = "", subtype = "", components = "", causes = ""] = line.split(",");
      const engineRow = ENGINES.find((row) => row.study === engine);
      if (!engineRow) throw new Error(`study.csv: unknown engine "${engine}"`);
      return {
        engine: engineRow.id,
        phase: idByName(PHASES, phase),
        symptoms: symptoms.split("@@").map((name) => idByName(SYMPTOMS, name)),
        subtype: subtype === "" ? null : idByName(SUBTYPES, subtype),
        components: components.split("@@").map((name) => idByName(COMPONENTS, name)),
        causes: causes.split("@@").map((name) => idByName(CAUSES, name)),
      };
    });
}

function tally(counts: Record<string, number>, id: string): void {
  counts[id] = (counts[id] ?? 0) + 1;
}

function tallyCell(table: Table, row: string, column: string): void {
  table[row] ??= {};
  tally(table[row], column);
}

function tallyBug(tables: Record<string, Table>, symptom: string, phase: string, ids: readonly string[]): void {
  tables[symptom] ??= {};
  for (const id of new Set(ids)) tallyCell(tables[symptom], phase, id);
}

/** Counts the rows of study.csv. Throws on a name that the taxonomy does not have. */
export function countStudy(csv: string): StudyCounts {
  const rows = readRows(csv);
  const counts: StudyCounts = {
    bugs: rows.length,
    symptomLabels: 0,
    causeLabels: 0,
    engines: {},
    phases: {},
    symptoms: {},
    subtypes: {},
    components: {},
    causes: {},
    categories: {},
    symptomByCause: {},
    symptomByPhase: {},
    symptomByEngine: {},
    symptomByComponent: {},
    causeByPhase: {},
    causeByEngine: {},
    causeByComponent: {},
    componentByEngine: {},
    phaseByEngine: {},
    subtypeByCause: {},
    causeBySymptomPhase: {},
    componentBySymptomPhase: {},
    causeBySubtype: {},
    componentBySubtype: {},
  };
  for (const row of rows) countRow(counts, row);
  return counts;
}

function countRow(counts: StudyCounts, row: StudyRow): void {
  tally(counts.engines, row.engine);
  tally(counts.phases, row.phase);
  tallyCell(counts.phaseByEngine, row.phase, row.engine);
  if (row.subtype) {
    tally(counts.subtypes, row.subtype);
    for (const cause of new Set(row.causes)) tallyCell(counts.causeBySubtype, row.subtype, cause);
    for (const component of new Set(row.components)) tallyCell(counts.componentBySubtype, row.subtype, component);
  }
  for (const symptom of row.symptoms) {
    counts.symptomLabels += 1;
    tally(counts.symptoms, symptom);
    tallyCell(counts.symptomByPhase, symptom, row.phase);
    tallyCell(counts.symptomByEngine, symptom, row.engine);
    for (const cause of row.causes) tallyCell(counts.symptomByCause, symptom, cause);
    for (const component of row.components) tallyCell(counts.symptomByComponent, symptom, component);
    tallyBug(counts.causeBySymptomPhase, symptom, row.phase, row.causes);
    tallyBug(counts.componentBySymptomPhase, symptom, row.phase, row.components);
  }
  row.causes.forEach((cause, index) => {
    counts.causeLabels += 1;
    tally(counts.causes, cause);
    tally(counts.categories, CAUSES.find((candidate) => candidate.id === cause)?.category ?? "");
    tallyCell(counts.causeByPhase, cause, row.phase);
    tallyCell(counts.causeByEngine, cause, row.engine);
    const component = row.components[index];
    if (component) {
      tally(counts.components, component);
      tallyCell(counts.causeByComponent, cause, component);
      tallyCell(counts.componentByEngine, component, row.engine);
    }
    if (row.subtype) tallyCell(counts.subtypeByCause, row.subtype, cause);
  });
}
