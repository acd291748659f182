import type OpenAI from "openai";
import { z } from "zod";
import { replySchema } from "../reply/reply-schema.js";
import type { Prompt } from "../request/prompt.js";
import { boundedFetch } from "./bounded-fetch.js";
import { ModelError } from "./model-error.js";
import { concede, FIRST_FORM, formMessages, formParameters, type ReplyFormat } from "./request-form.js";
import { toModelError } from "./to-model-error.js";

const OPENAI_URL = "https://api.openai.com/v1";
const OPENAI_MODEL = "gpt-4.1-mini";
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
  /** Milliseconds for the whole of a call, retries and repair included; 30,000 by default. */
  deadlineMs?: number;
  /** Retries of one request after 408, 409, 429, 5xx or a broken connection; 2 by default. */
  maxRetries?: number;
  /** Upper bound of the reply's tokens, reasoning included; 2,000 by default. */
  maxTokens?: number;
}

export interface ModelAnswer<T> {
  value: T;
  model: string;
  format: ReplyFormat;
  /** Sums over all requests of the call, as far as the endpoint counts. */
  promptTokens: number;
  completionTokens: number;
}

export interface ModelClient {
  /**
   * Asks once, and a second time where `parse` makes nothing of the answer. Rejects with a ModelError and nothing else,
   * at the latest when the deadline passes.
   */
  ask<T>(prompt: Prompt, parse: (text: string) => T | null): Promise<ModelAnswer<T>>;
}

/** What is used of a completion. An HTML page or another API's answer fails here. */
const completionSchema = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }) }))
    .min(1),
  usage: z
    .object({ prompt_tokens: z.number().catch(0), completion_tokens: z.number().catch(0) })
    .nullish()
    .catch(null),
});

const modelListSchema = z.object({ data: z.array(z.object({ id: z.string().min(1) })) });

/** A client of any OpenAI-compatible endpoint. Loads the SDK at the first call; remembers the form of request that the endpoint takes. */
export function createModelClient(config: ModelConfig): ModelClient {
  const { deadlineMs = 30_000, maxTokens = 2000 } = config;
  let form = FIRST_FORM;
  let model = config.model ?? defaultModel(config.baseURL);

  async function ask<T>(prompt: Prompt, parse: (text: string) => T | null): Promise<ModelAnswer<T>> {
    const end = performance.now() + deadlineMs;
    const signal = AbortSignal.timeout(deadlineMs);
    try {
      return await untilAborted(signal, converse(prompt, parse, { signal, remaining: () => end - performance.now() }));
    } catch (error) {
      throw signal.aborted ? timedOut(deadlineMs, error) : await toModelError(error);
    }
  }

  async function converse<T>(prompt: Prompt, parse: (text: string) => T | null, call: Call): Promise<ModelAnswer<T>> {
    const sdk = await openSdk(config, call);
    model ??= await firstModel(sdk, call);
    const usage = { promptTokens: 0, completionTokens: 0 };
    const repair = { ...prompt, user: `${prompt.user}\n${REPAIR}` };
    for (const attempt of [prompt, repair]) {
      const { text, ...used } = await complete(sdk, attempt, call, model);
      usage.promptTokens += used.promptTokens;
      usage.completionTokens += used.completionTokens;
      const value = parse(text);
      if (value !== null) return { value, model, format: form.format, ...usage };
    }
    throw new ModelError("invalid-reply", "The model's reply is not of the form asked for, also after one repair.");
  }

  async function complete(sdk: OpenAI, prompt: Prompt, call: Call, name: string) {
    const { zodResponseFormat } = await import("openai/helpers/zod");
    const schema = zodResponseFormat(replySchema, "triage");
    let tried = form;
    for (;;) {
      try {
        const parameters = formParameters(tried, maxTokens, schema);
        const body = { model: name, messages: formMessages(tried, prompt), ...parameters, stream: false as const };
        const completion = await sdk.chat.completions.create(body, { signal: call.signal });
        form = tried;
        return readCompletion(completion);
      } catch (error) {
        const next = isRefusedRequest(error) ? concede(tried, error.message) : null;
        if (!next) throw error;
        tried = next;
      }
    }
  }

  return { ask };
}

interface Call {
  signal: AbortSignal;
  /** Milliseconds until the deadline. */
  remaining: () => number;
}

async function openSdk(config: ModelConfig, call: Call): Promise<OpenAI> {
  const { default: OpenAIClient } = await import("openai");
  return new OpenAIClient({
    baseURL: config.baseURL ?? OPENAI_URL,
    apiKey: config.apiKey || "none",
    maxRetries: config.maxRetries ?? 2,
    timeout: Math.max(1, Math.ceil(call.remaining())),
    fetch: boundedFetch(call.signal, call.remaining),
    // Its debug log holds whole requests.
    logLevel: "off",
  });
}

function defaultModel(baseURL: string | undefined): string | undefined {
  return baseURL === undefined || new URL(baseURL).host === new URL(OPENAI_URL).host ? OPENAI_MODEL : undefined;
}

async function firstModel(sdk: OpenAI, call: Call): Promise<string> {
  const page = await sdk.models.list({ signal: call.signal });
  const first = modelListSchema.safeParse({ data: page.data }).data?.data[0]?.id;
  if (!first) throw new ModelError("no-model", "No model is named, and the endpoint lists none. Set OPENAI_MODEL.");
  return first;
}

function readCompletion(completion: unknown) {
  const read = completionSchema.safeParse(completion);
  const message = read.data?.choices[0]?.message;
  if (!read.success || !message) {
    throw new ModelError("invalid-reply", "The endpoint's response is no chat completion.", { cause: read.error });
  }
  if (message.refusal) throw new ModelError("declined", "The model declined to answer.");
  const { prompt_tokens: promptTokens = 0, completion_tokens: completionTokens = 0 } = read.data.usage ?? {};
  return { text: message.content ?? "", promptTokens, completionTokens };
}

function isRefusedRequest(error: unknown): error is Error & { status: number } {
  return error instanceof Error && "status" in error && (error.status === 400 || error.status === 422);
}

/** Rejects when the deadline passes, whatever the SDK still waits for. */
async function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  // The loser's rejection has nobody to hear it.
  work.catch(() => undefined);
  aborted.catch(() => undefined);
  return Promise.race([work, aborted]);
}

function timedOut(deadlineMs: number, cause: unknown): ModelError {
  return new ModelError("timeout", `The model gave no answer within ${deadlineMs} ms.`, { cause });
}
