import type { Classification, Ranked } from "../classify/classification.js";
import { studyCauses } from "../classify/study-prior.js";
import type { Backend, IssueReport } from "../report/issue-report.js";
import { parseReport } from "../report/parse-report.js";
import { CAUSES, type CauseId } from "../taxonomy/causes.js";
import { COMPONENTS, type ComponentId } from "../taxonomy/components.js";
import type { EngineId } from "../taxonomy/engines.js";
import type { ManifestationId } from "../taxonomy/manifestations.js";
import { PHASES, type PhaseId } from "../taxonomy/phases.js";
import { STUDY } from "../taxonomy/study-tables.js";
import { SUBTYPES, type SubtypeId, SYMPTOMS, type SymptomId } from "../taxonomy/symptoms.js";
import type { Situation } from "./report-view.js";

/** What is known of an issue that nobody has written. */
export interface Imagined {
  engine: EngineId | null;
  symptom: SymptomId;
  /** Missing: the phase in which the study found most bugs with the symptom. */
  phase?: PhaseId;
  subtype?: SubtypeId;
  /** Missing: the components that the study found behind the symptom. */
  component?: ComponentId;
  /** Missing: the causes that the study found behind the symptom, for this engine if it is one of the study's. */
  cause?: CauseId;
  backend?: Backend;
  version?: string;
  manifestations?: readonly ManifestationId[];
  title?: string;
  body?: string;
}

/** How sure an imagined classifier is of what it was told. */
const SURE = 0.9;
const CAUSE = 0.6;

/**
 * The situation of an issue that says no more than it is given: what selection would see. For looking at the playbooks
 * and for checking that each part of them can be reached; no real issue goes through here. Pure.
 */
export function imagineSituation(told: Imagined): Situation {
  return { report: imagineReport(told), classification: imagineClassification(told) };
}

/** The phase in which the study found most bugs with a symptom. */
export function commonestPhase(symptom: SymptomId): PhaseId {
  return byShare(PHASES, STUDY.symptomByPhase[symptom])[0]?.id ?? "inference-serving";
}

function imagineReport({ engine, backend, version, title = "", body = "" }: Imagined): IssueReport {
  const report = parseReport({ repo: "", number: 0, title, body });
  const facts = {
    ...report.facts,
    ...(backend !== undefined && { backends: [{ value: backend, line: 0 }] }),
    ...(version !== undefined && { engineVersion: { value: version, line: 0 } }),
  };
  return { ...report, engine, facts };
}

function imagineClassification(told: Imagined): Classification {
  const { engine, symptom, subtype, component, cause, phase = commonestPhase(symptom) } = told;
  const symptoms = one(SYMPTOMS, symptom);
  const prior = studyCauses(symptoms, engine);
  const causes = CAUSES.map(({ id }, k) => ({
    id,
    p: mixed(prior[k] ?? 0, cause === undefined ? null : cause === id),
  }));
  return {
    kinds: [{ id: "malfunction", p: 1 }],
    phases: one(PHASES, phase),
    symptoms,
    subtypes: subtype === undefined ? [] : one(SUBTYPES, subtype),
    components:
      component === undefined ? byShare(COMPONENTS, STUDY.symptomByComponent[symptom]) : one(COMPONENTS, component),
    causes: causes.sort((a, b) => b.p - a.p),
    manifestations: told.manifestations ?? [],
  };
}

function mixed(prior: number, isNamed: boolean | null): number {
  if (isNamed === null) return prior;
  return (isNamed ? CAUSE : 0) + (1 - CAUSE) * prior;
}

/** One id with most of the probability, the rest of it spread evenly. */
function one<Id extends string>(rows: readonly { readonly id: Id }[], named: Id): Ranked<Id>[] {
  const rest = (1 - SURE) / (rows.length - 1);
  return rows.map(({ id }) => ({ id, p: id === named ? SURE : rest })).sort((a, b) => b.p - a.p);
}

function byShare<Id extends string>(
  rows: readonly { readonly id: Id }[],
  counts: Readonly<Record<string, number>>,
): Ranked<Id>[] {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return rows.map(({ id }) => ({ id, p: (counts[id] ?? 0) / total })).sort((a, b) => b.p - a.p);
}
