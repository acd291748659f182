import type OpenAI from "openai";
import { z } from "zod";
import type { RepositoryAllowance } from "../limits/call-ledger.js";
import type { Prompt } from "../request/prompt.js";
import { boundedFetch } from "./bounded-fetch.js";
import { type Deadline, withinDeadline } from "./deadline.js";
import { type CallUsage, ModelError, NO_USAGE } from "./model-error.js";
import { concede, FIRST_FORM, type ReplyFormat, requestBody } from "./request-form.js";
import { toModelError } from "./to-model-error.js";

const OPENAI_URL = "https://api.openai.com/v1";
const OPENAI_MODEL = "gpt-4.1-mini";
export const DEFAULT_REPLY_TOKENS = 2000;
/** Said at the end of the second request. The first answer is not sent back: it may be long, and anything. */
const REPAIR =
  "An earlier answer was not usable. Answer with one JSON object of the described form, with ids of the lists only.";

export interface ModelConfig {
  /** OpenAI's own endpoint by default. */
  baseURL?: string;
  /** May be missing where a base URL is given: servers of one's own often need none. */
  apiKey?: string;
  /** By default gpt-4.1-mini at OpenAI, elsewhere the first model that the endpoint lists. */
  model?: string;
  /** Retries of one request after 408, 409, 429, 5xx or a broken connection; 2 by default. */
  maxRetries?: number;
  /** Upper bound of the reply's tokens, reasoning included; 2,000 by default. */
  maxTokens?: number;
}

/** What a call is for. The endpoint never sees it. */
export interface ModelCall {
  deadline: Deadline;
  /** `owner/name`: whose allowance pays for it. */
  repo: string;
  issue: number;
  /** Tokens of the prompt by our count. */
  tokens: number;
  /** The mark in the prompt that is another one each time. */
  nonce: string;
  /** What the repository allows itself, where that may be less than the operator allows it. */
  allowance?: RepositoryAllowance;
}

export interface ModelAnswer<T> {
  value: T;
  model: string;
  format: ReplyFormat;
  usage: CallUsage;
}

export interface ModelClient {
  /** The model that is asked; undefined until an endpoint whose first model is taken has named it. */
  readonly model: string | undefined;
  /**
   * Asks once, and a second time where `parse` makes nothing of the answer. Rejects with a ModelError and nothing else,
   * at the latest when the deadline passes.
   */
  ask<T>(prompt: Prompt, parse: (text: string) => T | null, call: ModelCall): Promise<ModelAnswer<T>>;
}

/** Beyond it, a count is none: it would use up or give back an allowance. */
const tokenCount = z.number().int().min(0).max(10_000_000).catch(0);

/** What is used of a completion. An HTML page or another API's answer fails here. */
const completionSchema = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }) }))
    .min(1),
  usage: z.object({ prompt_tokens: tokenCount, completion_tokens: tokenCount }).nullish().catch(null),
});

const modelListSchema = z.object({ data: z.array(z.object({ id: z.string().min(1) })) });

/** A client of any OpenAI-compatible endpoint. Loads the SDK at the first call; remembers the form of request that the endpoint takes. */
export function createModelClient(config: ModelConfig): ModelClient {
  const { maxTokens = DEFAULT_REPLY_TOKENS } = config;
  let form = FIRST_FORM;
  let model = config.model ?? defaultModel(config.baseURL);

  async function ask<T>(prompt: Prompt, parse: (text: string) => T | null, { deadline }: ModelCall) {
    const usage: CallUsage = { ...NO_USAGE };
    try {
      return await withinDeadline(deadline, converse(prompt, parse, { deadline, usage }));
    } catch (error) {
      throw deadline.signal.aborted ? timedOut(deadline.ms, usage, error) : await toModelError(error, usage);
    }
  }

  async function converse<T>(
    prompt: Prompt,
    parse: (text: string) => T | null,
    running: RunningCall,
  ): Promise<ModelAnswer<T>> {
    const sdk = await openSdk(config, running.deadline);
    model ??= await firstModel(sdk, running.deadline);
    const repair = { ...prompt, user: `${prompt.user}\n${REPAIR}` };
    for (const attempt of [prompt, repair]) {
      const value = parse(await complete(sdk, attempt, model, running));
      if (value !== null) return { value, model, format: form.format, usage: running.usage };
    }
    throw new ModelError("invalid-reply", "The model's reply is not of the form asked for, also after one repair.");
  }

  async function complete(
    sdk: OpenAI,
    prompt: Prompt,
    name: string,
    { deadline, usage }: RunningCall,
  ): Promise<string> {
    let tried = form;
    for (;;) {
      try {
        const body = await requestBody(tried, prompt, { model: name, maxTokens });
        usage.requests += 1;
        const completion = await sdk.chat.completions.create(body, { signal: deadline.signal });
        form = tried;
        return readCompletion(completion, usage);
      } catch (error) {
        const next = isRefusedRequest(error) ? concede(tried, error.message) : null;
        if (!next) throw error;
        tried = next;
      }
    }
  }

  return {
    get model() {
      return model;
    },
    ask,
  };
}

interface RunningCall {
  deadline: Deadline;
  /** Grows while the call runs, so that it is known also of a call that fails. */
  usage: CallUsage;
}

async function openSdk(config: ModelConfig, deadline: Deadline): Promise<OpenAI> {
  const { default: OpenAIClient } = await import("openai");
  return new OpenAIClient({
    baseURL: config.baseURL ?? OPENAI_URL,
    apiKey: config.apiKey || "none",
    maxRetries: config.maxRetries ?? 2,
    timeout: Math.max(1, Math.ceil(deadline.remaining())),
    fetch: boundedFetch(deadline),
    // Its debug log holds whole requests.
    logLevel: "off",
  });
}

function defaultModel(baseURL: string | undefined): string | undefined {
  return baseURL === undefined || new URL(baseURL).host === new URL(OPENAI_URL).host ? OPENAI_MODEL : undefined;
}

async function firstModel(sdk: OpenAI, deadline: Deadline): Promise<string> {
  const page = await sdk.models.list({ signal: deadline.signal });
  const first = modelListSchema.safeParse({ data: page.data }).data?.data[0]?.id;
  if (!first) throw new ModelError("no-model", "No model is named, and the endpoint lists none. Set OPENAI_MODEL.");
  return first;
}

/** The text of a completion. Adds what it cost to `usage`. */
function readCompletion(completion: unknown, usage: CallUsage): string {
  const read = completionSchema.safeParse(completion);
  const message = read.data?.choices[0]?.message;
  if (!read.success || !message) {
    throw new ModelError("no-completion", "The endpoint's response is no chat completion.", { cause: read.error });
  }
  usage.promptTokens += read.data.usage?.prompt_tokens ?? 0;
  usage.completionTokens += read.data.usage?.completion_tokens ?? 0;
  if (message.refusal) throw new ModelError("declined", "The model declined to answer.");
  return message.content ?? "";
}

function isRefusedRequest(error: unknown): error is Error & { status: number } {
  return error instanceof Error && "status" in error && (error.status === 400 || error.status === 422);
}

function timedOut(deadlineMs: number, usage: CallUsage, cause: unknown): ModelError {
  return new ModelError("timeout", `The model gave no answer within ${deadlineMs} ms.`, { cause, usage });
}
