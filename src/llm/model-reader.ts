import { randomBytes } from "node:crypto";
import type { Classification } from "../classify/classification.js";
import type { IssueReport } from "../report/issue-report.js";
import type { Evidence } from "../signals/evidence.js";
import { startDeadline, withinDeadline } from "./endpoint/deadline.js";
import type { ModelAnswer, ModelCall, ModelClient } from "./endpoint/model-client.js";
import { ModelError, NO_USAGE } from "./endpoint/model-error.js";
import { fuse } from "./fuse.js";
import type { RepositoryAllowance } from "./limits/call-ledger.js";
import type { ReadingEvent } from "./reading-event.js";
import { RecordingError } from "./recording/recording-error.js";
import { parseReply } from "./reply/reply.js";
import type { ReplyCache } from "./reply/reply-cache.js";
import type { ModelReply } from "./reply/reply-schema.js";
import { DEFAULT_EXCERPT_TOKENS } from "./request/excerpt.js";
import { fingerprint } from "./request/fingerprint.js";
import { type PreparedRequest, prepareRequest } from "./request/prepare-request.js";
import { loadPrompt } from "./request/prompt.js";
import { loadTokenCounter } from "./request/token-counter.js";

const DEFAULT_DEADLINE_MS = 30_000;

export interface ModelReaderParts {
  client: ModelClient;
  /** Milliseconds for the whole of a reading: waiting, retries and repair included; 30,000 by default. */
  deadlineMs?: number;
  /** Upper bound of the excerpt in tokens; 2,500 by default. */
  excerptTokens?: number;
  /** Earlier replies, and the endpoint that they are from; none by default. */
  cache?: { replies: ReplyCache; endpoint: string };
  /** Told of every reading, for the log and the metrics. */
  onReading?: (event: ReadingEvent) => void;
  /** Told where the cache failed. The reading goes on without it. */
  onCacheFailure?: (error: unknown) => void;
}

export interface ModelReading {
  /** Embedded classification and the model's reply combined. */
  classification: Classification;
  /** Body lines that the model cites, 0 for the title; all were shown to it. */
  lines: number[];
}

export interface ModelReader {
  /**
   * The reading of a report; null where the model gave none, and then the embedded classification stands. Rejects only
   * with a RecordingError: a replay without its recording, or a recording that cannot be written, is no run.
   */
  read(
    report: IssueReport,
    classification: Classification,
    evidence: readonly Evidence[],
    allowance?: RepositoryAllowance,
  ): Promise<ModelReading | null>;
}

/** The reader of reports for a model: redacts, chooses an excerpt, looks for an earlier reply or asks, checks it, fuses. */
export function createModelReader(parts: ModelReaderParts): ModelReader {
  const { client, deadlineMs = DEFAULT_DEADLINE_MS, excerptTokens: budget = DEFAULT_EXCERPT_TOKENS } = parts;

  async function read(
    report: IssueReport,
    classification: Classification,
    evidence: readonly Evidence[],
    allowance?: RepositoryAllowance,
  ) {
    const start = performance.now();
    const deadline = startDeadline(deadlineMs);
    const about = { repo: report.issue.repo, issue: report.issue.number };
    const tell = (event: Omit<ReadingEvent, "repo" | "issue" | "durationMs">) =>
      parts.onReading?.({ ...about, ...event, durationMs: performance.now() - start });
    try {
      const [template, countTokens] = await Promise.all([loadPrompt(), loadTokenCounter()]);
      const nonce = randomBytes(12).toString("hex");
      const request = prepareRequest(template, { report, classification, evidence, nonce, budget, countTokens });
      const call = { ...about, nonce, tokens: request.tokens, deadline, ...(allowance && { allowance }) };
      const { reply, ...answer } = await replyTo(request, call);
      tell({ ...answer, error: null, promptVersion: request.promptVersion });
      return { classification: fuse(classification, reply), lines: reply.lines };
    } catch (error) {
      if (error instanceof RecordingError) throw error;
      const failure =
        error instanceof ModelError ? error : new ModelError("unexpected", "The model path failed.", { cause: error });
      const { kind, usage } = failure;
      tell({ outcome: kind, error: failure, usage, model: null, format: null, promptVersion: null });
      return null;
    }
  }

  async function replyTo(request: PreparedRequest, call: ModelCall): Promise<Reply> {
    const known = client.model === undefined ? null : await cached(request, call, client.model);
    if (known) return known;
    const shown = new Set(request.lines);
    const answer = await client.ask(request, (text) => parseReply(text, shown), call);
    await keep(request, call, answer);
    const { value: reply, model, format, usage } = answer;
    return { reply, outcome: "answered", model, format, usage };
  }

  async function cached(request: PreparedRequest, call: ModelCall, model: string): Promise<Reply | null> {
    if (!parts.cache) return null;
    try {
      const found = parts.cache.replies.find(cacheKey(request, call, model, parts.cache.endpoint));
      const reply = await withinDeadline(call.deadline, found);
      return reply && { reply, outcome: "cached", model, format: null, usage: NO_USAGE };
    } catch (error) {
      parts.onCacheFailure?.(error);
      return null;
    }
  }

  async function keep(request: PreparedRequest, call: ModelCall, answer: ModelAnswer<ModelReply>): Promise<void> {
    if (!parts.cache) return;
    try {
      const key = cacheKey(request, call, answer.model, parts.cache.endpoint);
      await withinDeadline(call.deadline, parts.cache.replies.keep(key, answer.value));
    } catch (error) {
      parts.onCacheFailure?.(error);
    }
  }

  return { read };
}

type Reply = Pick<ReadingEvent, "outcome" | "model" | "format" | "usage"> & { reply: ModelReply };

function cacheKey(request: PreparedRequest, { nonce }: ModelCall, model: string, endpoint: string): string {
  return fingerprint(request, nonce, request.promptVersion, model, endpoint);
}
