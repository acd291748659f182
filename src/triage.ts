import { classify } from "./classify/classify.js";
import type { EmbeddedWeights } from "./classify/embedded-weights.js";
import { decide } from "./decide/decide.js";
import type { Decision } from "./decide/decision.js";
import { DEFAULT_SETTINGS, type DecisionSettings, type Gates, gatesOf } from "./decide/settings.js";
import { NOTHING_TOLD, type Told } from "./decide/told.js";
import type { ModelReader } from "./llm/model-reader.js";
import type { Issue } from "./report/issue-report.js";
import { parseReport } from "./report/parse-report.js";
import { findEvidence } from "./signals/find-evidence.js";

/** The pipeline from an issue to its decision, as the App, the command line and the demo use it. */
export interface Triager {
  /**
   * Never rejects because of what the issue says, nor because a model fails.
   *
   * @param told what people said of the issue outside its text; nothing unless given
   */
  decide(issue: Issue, told?: Told): Promise<Decision>;
  /** What its labels have to pass; unless given, nobody can be told. */
  readonly gates?: Gates;
}

export interface TriagerParts {
  weights: EmbeddedWeights;
  /** null: no model is ever called. */
  model: ModelReader | null;
  settings?: DecisionSettings;
}

/** What the pipeline knows of an issue before a model is asked: its report, the embedded classification, the evidence. */
export function examine(issue: Issue, weights: EmbeddedWeights) {
  const report = parseReport(issue);
  return { report, ...classify(report, findEvidence(report), weights) };
}

/** Puts the pipeline together: report, evidence, classification, the model's reading where there is one, decision. */
export function createTriager({ weights, model, settings = DEFAULT_SETTINGS }: TriagerParts): Triager {
  const gates = gatesOf(weights);
  return {
    gates,
    async decide(issue, told = NOTHING_TOLD) {
      const { report, classification, evidence } = examine(issue, weights);
      // Nothing that a model could say would be used.
      const isSettled = report.template.unfilled || told.notABug;
      const reading = isSettled ? null : ((await model?.read(report, classification, evidence)) ?? null);
      return decide(
        {
          report,
          classification: reading?.classification ?? classification,
          evidence,
          source: reading ? "llm+embedded" : "embedded",
          told,
        },
        gates,
        settings,
      );
    },
  };
}
