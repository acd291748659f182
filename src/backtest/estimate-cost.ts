import type { EmbeddedWeights } from "../classify/embedded-weights.js";
import type { ModelSettings } from "../config/model-environment.js";
import { DEFAULT_REPLY_TOKENS } from "../llm/endpoint/model-client.js";
import { prepareRequest } from "../llm/request/prepare-request.js";
import { loadPrompt } from "../llm/request/prompt.js";
import { loadTokenCounter } from "../llm/request/token-counter.js";
import { examine } from "../triage.js";
import type { TriageSettings } from "../triage-settings.js";
import type { PastIssue } from "./past-issue.js";
import type { BacktestReport } from "./report-schema.js";

/** Requests that are built and counted: counting tokens takes longer than deciding. */
const MOST_COUNTED = 200;
/** As many tokens as a real mark of borders has. */
const NONCE = "a0b1c2d3e4f5a6b7c8d9e0f1";

/**
 * Tokens that a model would be sent for these issues, by building the requests of up to 200 of them, evenly spread.
 * Nothing is sent. No model is asked about a form that was not filled in.
 */
export async function estimateCost(
  issues: readonly PastIssue[],
  weights: EmbeddedWeights,
  settings: TriageSettings,
  { excerptTokens: budget, price }: Pick<ModelSettings, "excerptTokens" | "price">,
): Promise<BacktestReport["cost"]> {
  const [template, countTokens] = await Promise.all([loadPrompt(), loadTokenCounter()]);
  const every = Math.max(1, Math.ceil(issues.length / MOST_COUNTED));
  const looked = issues.filter((_, index) => index % every === 0);
  const tokens: number[] = [];
  for (const issue of looked) {
    const { report, classification, evidence } = examine(issue, weights, settings);
    if (report.template.unfilled) continue;
    const input = { report, classification, evidence, nonce: NONCE, budget, countTokens };
    tokens.push(prepareRequest(template, input).tokens);
  }
  const total = tokens.reduce((sum, each) => sum + each, 0);
  const mean = tokens.length === 0 ? 0 : total / tokens.length;
  const asked = looked.length === 0 ? 0 : Math.round((issues.length * tokens.length) / looked.length);
  return {
    issues: asked,
    counted: tokens.length,
    meanPromptTokens: Math.round(mean),
    mostPromptTokens: Math.max(0, ...tokens),
    promptTokens: Math.round(mean * asked),
    replyTokens: DEFAULT_REPLY_TOKENS,
    price,
  };
}
