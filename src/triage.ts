import { adapt } from "./adaptation/adapt.js";
import { type Experience, NO_EXPERIENCE } from "./adaptation/experience.js";
import { classify } from "./classify/classify.js";
import type { EmbeddedWeights } from "./classify/embedded-weights.js";
import { weighOwnSignals } from "./classify/weigh-own-signals.js";
import { decide } from "./decide/decide.js";
import type { Decision } from "./decide/decision.js";
import { type Gates, gatesOf, type WantedPrecision } from "./decide/settings.js";
import { NOTHING_TOLD, type Told } from "./decide/told.js";
import type { ModelReader } from "./llm/model-reader.js";
import type { Issue } from "./report/issue-report.js";
import { parseReport } from "./report/parse-report.js";
import { findEvidence } from "./signals/find-evidence.js";
import { findOwnEvidence } from "./signals/own-signal.js";
import type { SimilarIssue } from "./similar/similar-issue.js";
import { DEFAULT_TRIAGE, type TriageSettings } from "./triage-settings.js";

/** What the repository's past says of an issue. */
export interface Past {
  /** What its people said of earlier decisions. */
  experience?: Experience;
  /** Earlier issues with the same error. */
  similar?: readonly SimilarIssue[];
}

/** The pipeline from an issue to its decision, as the App, the command line and the demo use it. */
export interface Triager {
  /**
   * Never rejects because of what the issue says, nor because a model fails.
   *
   * @param told what people said of the issue outside its text; nothing unless given
   * @param settings of the issue's repository; those that the triager was made with unless given
   * @param past what the repository's past says of such an issue; nothing unless given
   */
  decide(issue: Issue, told?: Told, settings?: TriageSettings, past?: Past): Promise<Decision>;
  /** What labels have to pass before anything is known of a repository; unless given, nobody can be told. */
  gatesFor?(wanted: WantedPrecision): Gates;
}

export interface TriagerParts {
  weights: EmbeddedWeights;
  /** null: no model is ever called. */
  model: ModelReader | null;
  settings?: TriageSettings;
}

/** What the pipeline knows of an issue before a model is asked: its report, the embedded classification, the evidence. */
export function examine(issue: Issue, weights: EmbeddedWeights, settings: TriageSettings = DEFAULT_TRIAGE) {
  const report = parseReport(issue, settings.engine);
  const { classification, evidence } = classify(report, findEvidence(report), weights);
  const own = findOwnEvidence(report, settings.signals);
  return {
    report,
    classification: weighOwnSignals(classification, own, settings.signals),
    evidence: [...own, ...evidence],
  };
}

/** Puts the pipeline together: report, evidence, classification, the model's reading where there is one, decision. */
export function createTriager({ weights, model, settings: usual = DEFAULT_TRIAGE }: TriagerParts): Triager {
  return {
    gatesFor: (wanted) => gatesOf(weights, wanted),
    async decide(issue, told = NOTHING_TOLD, settings = usual, { experience = NO_EXPERIENCE, similar = [] } = {}) {
      const { report, classification, evidence } = examine(issue, weights, settings);
      // Nothing that a model could say would be used.
      const isSettled = report.template.unfilled || told.notABug;
      const asked = isSettled || !settings.model.isAllowed ? null : model;
      const reading = (await asked?.read(report, classification, evidence, settings.model)) ?? null;
      const adapted = adapt(
        reading?.classification ?? classification,
        gatesOf(weights, settings.precision),
        settings.precision,
        settings.isAdapting ? experience : NO_EXPERIENCE,
      );
      return decide(
        {
          report,
          classification: adapted.classification,
          evidence,
          source: reading ? "llm+embedded" : "embedded",
          told,
          adaptation: adapted.adaptation,
          similar,
        },
        adapted.gates,
        settings.decision,
      );
    },
  };
}
