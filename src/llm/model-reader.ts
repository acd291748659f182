import { randomBytes } from "node:crypto";
import type { Classification } from "../classify/classification.js";
import type { IssueReport } from "../report/issue-report.js";
import type { Evidence } from "../signals/evidence.js";
import { createModelClient, type ModelClient, type ModelConfig } from "./endpoint/model-client.js";
import { ModelError } from "./endpoint/model-error.js";
import { fuse } from "./fuse.js";
import { parseReply } from "./reply/reply.js";
import { DEFAULT_EXCERPT_TOKENS, makeExcerpt } from "./request/excerpt.js";
import { loadPrompt, type Prompt, type PromptTemplate, renderPrompt } from "./request/prompt.js";
import { loadTokenCounter, type TokenCounter } from "./request/token-counter.js";

/** Upper bound of a whole request, in tokens of the default model. */
export const MAX_REQUEST_TOKENS = 6000;
/** Kept free for what the chat format adds and for the sentence that asks for a repair. */
const RESERVE = 60;

export interface ModelReaderConfig extends ModelConfig {
  /** Upper bound of the excerpt in tokens; 2,500 by default. */
  excerptTokens?: number;
  /** Told of every reading that came to nothing, for the log and the metrics. */
  onFailure?: (error: ModelError) => void;
  /** Told of every reading that succeeded: what it cost. */
  onReading?: (usage: ReadingUsage) => void;
  /** For tests: the client to use in place of one made from this configuration. */
  client?: ModelClient;
}

export interface ReadingUsage {
  model: string;
  promptVersion: number;
  promptTokens: number;
  completionTokens: number;
}

export interface ModelReading {
  /** Embedded classification and the model's reply combined. */
  classification: Classification;
  /** Body lines that the model cites, 0 for the title; all were shown to it. */
  lines: number[];
}

export interface ModelReader {
  /** The reading of a report; null where the model gave none, and then the embedded classification stands. Never rejects. */
  read(
    report: IssueReport,
    classification: Classification,
    evidence: readonly Evidence[],
  ): Promise<ModelReading | null>;
}

/** A request as it would be sent, and the lines of the issue that it shows. */
export interface PreparedRequest extends Prompt {
  promptVersion: number;
  lines: readonly number[];
  tokens: number;
}

/** The reader of reports for an endpoint: redacts, chooses an excerpt, asks, checks the reply, fuses. */
export function createModelReader(config: ModelReaderConfig): ModelReader {
  const client = config.client ?? createModelClient(config);

  async function ask(report: IssueReport, classification: Classification, evidence: readonly Evidence[]) {
    const [template, countTokens] = await Promise.all([loadPrompt(), loadTokenCounter()]);
    const nonce = randomBytes(12).toString("hex");
    const budget = config.excerptTokens ?? DEFAULT_EXCERPT_TOKENS;
    const request = prepareRequest(template, { report, classification, evidence, nonce, budget, countTokens });
    const shown = new Set(request.lines);
    const { value: reply, ...usage } = await client.ask(request, (text) => parseReply(text, shown));
    config.onReading?.({ ...usage, promptVersion: request.promptVersion });
    return { classification: fuse(classification, reply), lines: reply.lines };
  }

  async function read(report: IssueReport, classification: Classification, evidence: readonly Evidence[]) {
    try {
      return await ask(report, classification, evidence);
    } catch (error) {
      config.onFailure?.(
        error instanceof ModelError ? error : new ModelError("unexpected", "The model path failed.", { cause: error }),
      );
      return null;
    }
  }

  return { read };
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

/** The exact request for a report: pure, the same for the same input. */
export function prepareRequest(template: PromptTemplate, input: RequestInput): PreparedRequest {
  const { report, classification, evidence, nonce, budget, countTokens } = input;
  const bare = renderPrompt(template, { excerpt: "", classification, evidence, nonce });
  const frame = countTokens(bare.system) + countTokens(bare.user);
  const excerpt = makeExcerpt(report, {
    countTokens,
    evidence,
    budget: Math.min(budget, MAX_REQUEST_TOKENS - RESERVE - frame),
  });
  const prompt = renderPrompt(template, { excerpt: excerpt.text, classification, evidence, nonce });
  return { ...prompt, promptVersion: template.version, lines: excerpt.lines, tokens: frame + excerpt.tokens };
}
