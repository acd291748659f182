import type { Classification } from "../../classify/classification.js";
import type { IssueReport } from "../../report/issue-report.js";
import type { Evidence } from "../../signals/evidence.js";
import { makeExcerpt } from "./excerpt.js";
import { type Prompt, type PromptTemplate, renderPrompt } from "./prompt.js";
import type { TokenCounter } from "./token-counter.js";

/** Upper bound of a whole request, in tokens of the default model. */
export const MAX_REQUEST_TOKENS = 6000;
/** Kept free for what the chat format adds and for the sentence that asks for a repair. */
const RESERVE = 60;
/**
 * Counted in place of the mark of the report's borders, as many tokens as one can have: or the budget, and with it the
 * excerpt, would differ from call to call, and no two requests for an issue would be alike.
 */
const COUNTED_NONCE = "a0b1c2d3e4f5a6b7c8d9e0f1";

/** A request as it would be sent, and the lines of the issue that it shows. */
export interface PreparedRequest extends Prompt {
  promptVersion: number;
  lines: readonly number[];
  tokens: number;
}

export interface RequestInput {
  report: IssueReport;
  classification: Classification;
  evidence: readonly Evidence[];
  nonce: string;
  /** Tokens for the excerpt, less where the rest of the request needs more than its part of 6,000. */
  budget: number;
  countTokens: TokenCounter;
}

/** The exact request for a report: pure, the same for the same input, and but for its mark the same for any nonce. */
export function prepareRequest(template: PromptTemplate, input: RequestInput): PreparedRequest {
  const { report, classification, evidence, nonce, budget, countTokens } = input;
  const bare = renderPrompt(template, { excerpt: "", classification, evidence, nonce: COUNTED_NONCE });
  const frame = countTokens(bare.system) + countTokens(bare.user);
  const excerpt = makeExcerpt(report, {
    countTokens,
    evidence,
    budget: Math.min(budget, MAX_REQUEST_TOKENS - RESERVE - frame),
  });
  const prompt = renderPrompt(template, { excerpt: excerpt.text, classification, evidence, nonce });
  return { ...prompt, promptVersion: template.version, lines: excerpt.lines, tokens: frame + excerpt.tokens };
}
