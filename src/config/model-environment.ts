import { z } from "zod";

/** An OpenAI-compatible endpoint, or null: no model is ever called. */
export type ModelEnvironment = { apiKey: string | null; baseUrl: string | null; model: string | null } | null;

function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && ["http:", "https:"].includes(new URL(value).protocol);
}

/** The variables of the model path, for the schema of the whole environment and for commands that need no more. */
export const modelVariables = {
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z
    .string()
    .refine(isHttpUrl, "is not an http(s) URL; use one like http://127.0.0.1:8000/v1")
    .optional(),
  OPENAI_MODEL: z.string().optional(),
};

/** The variables that are set. A blank one counts as unset: compose files, CI and a copy of .env.example pass those. */
export function setVariables(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const set: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value !== undefined && value.trim() !== "") set[name] = value;
  return set;
}

/** A model is called only where a key or a base URL is set. */
export function modelEnvironmentOf(variables: {
  OPENAI_API_KEY?: string | undefined;
  OPENAI_BASE_URL?: string | undefined;
  OPENAI_MODEL?: string | undefined;
}): ModelEnvironment {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: model } = variables;
  return apiKey || baseUrl ? { apiKey: apiKey ?? null, baseUrl: baseUrl ?? null, model: model ?? null } : null;
}
