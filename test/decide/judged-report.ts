import type { Classification } from "../../src/classify/classification.js";
import type { DecisionInput } from "../../src/decide/decide.js";
import type { Gates } from "../../src/decide/settings.js";
import { parseReport } from "../../src/report/parse-report.js";
import { findEvidence } from "../../src/signals/find-evidence.js";
import { CAUSES, type CauseId } from "../../src/taxonomy/causes.js";
import { COMPONENTS } from "../../src/taxonomy/components.js";
import { KINDS, type KindId } from "../../src/taxonomy/kinds.js";
import { PHASES, type PhaseId } from "../../src/taxonomy/phases.js";
import { SUBTYPES, SYMPTOMS, type SymptomId } from "../../src/taxonomy/symptoms.js";

function ranking<Id extends string>(rows: readonly { readonly id: Id }[], first: Id, p: number) {
  const rest = (1 - p) / Math.max(1, rows.length - 1);
  return rows.map(({ id }) => ({ id, p: id === first ? p : rest })).sort((a, b) => b.p - a.p);
}

/** What a test says about an issue; the rest is filled in. */
export interface Said {
  kind?: readonly [KindId, number];
  symptom?: readonly [SymptomId, number];
  phase?: PhaseId;
  cause?: readonly [CauseId, number];
}

/** A classification with the given first classes and probabilities. */
function classificationOf({ kind, symptom, phase, cause }: Said): Classification {
  return {
    kinds: ranking(KINDS, ...(kind ?? (["malfunction", 0.95] as const))),
    phases: ranking(PHASES, phase ?? "inference-serving", 0.9),
    symptoms: ranking(SYMPTOMS, ...(symptom ?? (["crash", 0.9] as const))),
    subtypes: SUBTYPES.map(({ id }) => ({ id, p: 0.1 })),
    components: ranking(COMPONENTS, "operators", 0.4),
    causes: ranking(CAUSES, ...(cause ?? (["incompatible-backend", 0.4] as const))),
    manifestations: [],
  };
}

/** Input of a decision about an issue with this text. */
export function inputOf(issue: { title?: string; body?: string; repo?: string }, said: Said = {}): DecisionInput {
  const report = parseReport({
    repo: issue.repo ?? "vllm-project/vllm",
    number: 7,
    title: issue.title ?? "[Bug]: server crashes at start",
    body:
      issue.body ??
      "### 🐛 Describe the bug\n\nWith vLLM 0.8.5, `vllm serve acme/model --dtype half --swap-space 8 --seed 1 --max-num-seqs 4` ends with CUDA error: invalid argument.\n",
  });
  return { report, classification: classificationOf(said), evidence: findEvidence(report), source: "embedded" };
}

/** Gates that everything at 0.8 (symptom) or 0.6 (cause) passes, but feature failures never. */
export const GATES: Gates = {
  malfunction: 0.5,
  symptom: {
    ...Object.fromEntries(SYMPTOMS.map(({ id }) => [id, 0.8])),
    "feature-failure": null,
  },
  cause: Object.fromEntries(CAUSES.map(({ id }) => [id, 0.6])),
  phase: 0.5,
  component: 0.5,
};
