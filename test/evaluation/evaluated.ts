import type { Decision } from "../../src/decide/decision.js";
import { type JudgedIssue, judge } from "../../src/evaluation/judged-issue.js";
import type { Labels } from "../../src/training/labels.js";

type Symptom = Decision["symptoms"][number]["id"];
type Cause = Decision["causes"][number]["id"];

/** What matters of one judged issue in a test; the rest is a plain crash. */
export interface Sample {
  repo?: string;
  number?: number;
  /** Labels. */
  kind?: Labels["kind"];
  symptom?: Symptom;
  /** null: nobody knows. */
  cause?: Cause | null;
  /** Decision. */
  decidedKind?: Labels["kind"];
  p?: number;
  symptoms?: readonly [Symptom, number][];
  causes?: readonly [Cause, number][];
  labels?: readonly string[];
}

/** An issue that is labelled and decided as the sample says: by default a malfunction, a crash from a misused API. */
export function judgedIssue(sample: Sample = {}): JudgedIssue {
  return judge({ decision: decisionOf(sample), labels: labelsOf(sample) });
}

function labelsOf({ kind = "malfunction", symptom = "crash", cause = "misused-api" }: Sample): Labels {
  const isMalfunction = kind === "malfunction";
  return {
    kind,
    phase: isMalfunction ? "inference-serving" : null,
    symptoms: isMalfunction ? [symptom] : [],
    subtype: null,
    components: isMalfunction ? ["operators"] : [],
    causes: isMalfunction && cause !== null ? [cause] : [],
    symptom_confidence: 90,
    cause_confidence: 50,
    needs: [],
  };
}

function decisionOf(sample: Sample): Decision {
  const { decidedKind = "malfunction", p = 1, symptoms = [["crash", 0.9]], causes = [["misused-api", 0.4]] } = sample;
  const isMalfunction = decidedKind === "malfunction";
  return {
    schema: 1,
    repo: sample.repo ?? "owner/name",
    number: sample.number ?? 1,
    engine: null,
    kind: { id: decidedKind, p },
    phase: isMalfunction ? { id: "inference-serving", p: 0.9 } : null,
    symptoms: isMalfunction ? symptoms.map(([id, share]) => ({ id, p: share })) : [],
    subtype: null,
    components: isMalfunction ? [{ id: "operators", p: 0.5 }] : [],
    causes: isMalfunction ? causes.map(([id, share]) => ({ id, p: share })) : [],
    manifestations: [],
    facts: {},
    needs: [],
    labels: [...(sample.labels ?? [])],
    abstained: [],
    evidence: [],
    checklist: [],
    similar: [],
    comment: null,
    source: "embedded",
  };
}
