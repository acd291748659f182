import type {
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionMessageParam,
} from "openai/resources/chat/completions";
import { replySchema } from "../reply/reply-schema.js";
import type { Prompt } from "../request/prompt.js";

/** How the endpoint is asked for JSON, strictest first. */
export const REPLY_FORMATS = ["json_schema", "json_object", "text"] as const;
export type ReplyFormat = (typeof REPLY_FORMATS)[number];

/** The variant of the request that an endpoint takes. Found by trying; remembered by the client. */
export interface RequestForm {
  format: ReplyFormat;
  /** Name of the bound on the reply's tokens; newer models of OpenAI know only the second. */
  bound: "max_tokens" | "max_completion_tokens";
  temperature: boolean;
  seed: boolean;
  /** Whether there is a system message; some chat templates know none, and it then heads the user's. */
  system: boolean;
}

export const FIRST_FORM: RequestForm = {
  format: "json_schema",
  bound: "max_tokens",
  temperature: true,
  seed: true,
  system: true,
};

/** What to give up (by OpenAI's wording for its newer models) when an endpoint refuses a request (400, 422), by what its message names; the first that fits and changes something. */
const CONCESSIONS: readonly { named: RegExp; give: (form: RequestForm) => RequestForm }[] = [
  { named: /use '?max_completion_tokens/i, give: (form) => ({ ...form, bound: "max_completion_tokens" }) },
  { named: /unsupported[^.]{0,20}'temperature'/i, give: (form) => ({ ...form, temperature: false }) },
  { named: /unsupported[^.]{0,20}'seed'/i, give: (form) => ({ ...form, seed: false }) },
  { named: /system role/i, give: (form) => ({ ...form, system: false }) },
  // Messages about the format differ from server to server: anything else is taken for one.
  { named: /(?:)/, give: (form) => ({ ...form, format: looserThan(form.format) }) },
];

/** The next form to try after a refusal; null when there is nothing left to give up. */
export function concede(form: RequestForm, message: string): RequestForm | null {
  for (const { named, give } of CONCESSIONS) {
    if (!named.test(message)) continue;
    const next = give(form);
    if (JSON.stringify(next) !== JSON.stringify(form)) return next;
  }
  return null;
}

/** The body of a request in a form. Loads the SDK's translation of the reply's schema. */
export async function requestBody(
  form: RequestForm,
  prompt: Prompt,
  { model, maxTokens }: { model: string; maxTokens: number },
): Promise<ChatCompletionCreateParamsNonStreaming> {
  return {
    model,
    messages: formMessages(form, prompt),
    [form.bound]: maxTokens,
    ...(form.temperature ? { temperature: 0 } : {}),
    ...(form.seed ? { seed: 7 } : {}),
    ...(await responseFormat(form.format)),
    stream: false,
  };
}

function formMessages(form: RequestForm, { system, user }: Prompt): ChatCompletionMessageParam[] {
  if (!form.system) return [{ role: "user", content: `${system}\n\n${user}` }];
  return [
    { role: "system", content: system },
    { role: "user", content: user },
  ];
}

async function responseFormat(
  format: ReplyFormat,
): Promise<Pick<ChatCompletionCreateParamsNonStreaming, "response_format">> {
  if (format === "text") return {};
  if (format === "json_object") return { response_format: { type: "json_object" } };
  const { zodResponseFormat } = await import("openai/helpers/zod");
  return { response_format: zodResponseFormat(replySchema, "triage") };
}

function looserThan(format: ReplyFormat): ReplyFormat {
  return REPLY_FORMATS[REPLY_FORMATS.indexOf(format) + 1] ?? format;
}
