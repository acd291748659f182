import { z } from "zod";
import type { DailyLimits } from "../llm/limits/call-ledger.js";
import type { TokenPrice } from "../llm/token-price.js";

/** How a model is used, whichever it is. */
export interface ModelSettings {
  /** Milliseconds for a reading, waiting and retries included. */
  deadlineMs: number;
  /** Upper bound of the tokens of an issue that a model sees. */
  excerptTokens: number;
  /** Calls that run at once, in one process. */
  concurrency: number;
  daily: DailyLimits;
  /** null where nobody said what a token costs. */
  price: TokenPrice | null;
}

/** An OpenAI-compatible endpoint and how it is used. */
export interface ModelEndpoint extends ModelSettings {
  apiKey: string | null;
  baseUrl: string | null;
  model: string | null;
}

/** null: no model is ever called. */
export type ModelEnvironment = ModelEndpoint | null;

function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && ["http:", "https:"].includes(new URL(value).protocol);
}

function wholeNumber(least: number, most: number, byDefault: number) {
  const help = `is not a whole number from ${least} to ${most}; leave it out for ${byDefault}`;
  return z
    .string()
    .regex(/^\d{1,12}$/, help)
    .transform(Number)
    .refine((value) => value >= least && value <= most, help)
    .default(byDefault);
}

const PRICE = /^(\d{1,6}(?:\.\d{1,6})?) ([A-Z]{3})$/;

function tokenPrice() {
  return z
    .string()
    .regex(PRICE, "is not a price of a million tokens with its currency, like 0.40 USD")
    .transform((text): TokenPrice => {
      const [, perMillion = "", currency = ""] = PRICE.exec(text) ?? [];
      return { perMillion: Number(perMillion), currency };
    })
    .optional();
}

const MOST_CALLS = 1_000_000;
const MOST_TOKENS = 100_000_000_000;

/** The variables of the model path, for the schema of the whole environment and for commands that need no more. */
export const modelVariables = {
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z
    .string()
    .refine(isHttpUrl, "is not an http(s) URL; use one like http://127.0.0.1:8000/v1")
    .optional(),
  OPENAI_MODEL: z.string().optional(),
  // A job of the queue may take five minutes in all.
  LLM_DEADLINE_MS: wholeNumber(1_000, 120_000, 30_000),
  LLM_EXCERPT_TOKENS: wholeNumber(200, 6_000, 2_500),
  LLM_CONCURRENCY: wholeNumber(1, 64, 4),
  LLM_DAILY_CALLS: wholeNumber(0, MOST_CALLS, 2_000),
  LLM_DAILY_TOKENS: wholeNumber(0, MOST_TOKENS, 10_000_000),
  LLM_DAILY_CALLS_PER_REPOSITORY: wholeNumber(0, MOST_CALLS, 500),
  LLM_DAILY_TOKENS_PER_REPOSITORY: wholeNumber(0, MOST_TOKENS, 3_000_000),
  LLM_TOKEN_PRICE: tokenPrice(),
};

const modelVariablesSchema = z.object(modelVariables);
type ModelVariables = z.infer<typeof modelVariablesSchema>;

/** The variables that are set. A blank one counts as unset: compose files, CI and a copy of .env.example pass those. */
export function setVariables(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const set: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value !== undefined && value.trim() !== "") set[name] = value;
  return set;
}

/** The part of the environment that the model path needs. Throws an Error that names the first variable that is wrong. */
export function readModelVariables(env: Readonly<Record<string, string | undefined>>): ModelVariables {
  const variables = modelVariablesSchema.safeParse(setVariables(env));
  if (variables.success) return variables.data;
  const [issue] = variables.error.issues;
  throw new Error(`${issue?.path.join(".")} ${issue?.message}`);
}

/** A model is called only where a key or a base URL is set. */
export function modelEnvironmentOf(variables: ModelVariables): ModelEnvironment {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: model } = variables;
  if (!apiKey && !baseUrl) return null;
  return { apiKey: apiKey ?? null, baseUrl: baseUrl ?? null, model: model ?? null, ...modelSettingsOf(variables) };
}

/** How a model is used: also for what is said of requests without an endpoint. */
export function modelSettingsOf(variables: ModelVariables): ModelSettings {
  return {
    deadlineMs: variables.LLM_DEADLINE_MS,
    excerptTokens: variables.LLM_EXCERPT_TOKENS,
    concurrency: variables.LLM_CONCURRENCY,
    price: variables.LLM_TOKEN_PRICE ?? null,
    daily: {
      calls: variables.LLM_DAILY_CALLS,
      tokens: variables.LLM_DAILY_TOKENS,
      callsPerRepository: variables.LLM_DAILY_CALLS_PER_REPOSITORY,
      tokensPerRepository: variables.LLM_DAILY_TOKENS_PER_REPOSITORY,
    },
  };
}
