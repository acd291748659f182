import { z } from "zod";
import { WEBHOOK_PATH } from "../server/delivery-route.js";
import type { AppAnswers } from "./app-manifest.js";

/** Names under which GitHub, which is elsewhere, cannot reach this machine. */
const HERE_ONLY = /^(?:localhost|.*\.localhost|0\.0\.0\.0|127\..*|\[::1?\])$/;
const URL_HELP = "is not an address; give the App's public one, like https://triage.example.com";

/** A bare host gets the path on which the App takes deliveries; an address with a path, such as a relay's channel, stays. */
function toWebhookUrl(given: string, context: z.RefinementCtx): string {
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) return refuse(context, URL_HELP);
  const url = new URL(given);
  if (url.username !== "" || url.password !== "") return refuse(context, "holds a user or password; leave them out");
  if (HERE_ONLY.test(url.hostname)) {
    const help = "is an address of this machine alone; GitHub sends deliveries from outside. Give a public one";
    return refuse(context, `${help}, for a trial a channel from https://smee.io/new`);
  }
  if (url.pathname === "/") url.pathname = WEBHOOK_PATH;
  url.hash = "";
  return url.href;
}

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}

const answersSchema = z.object({
  name: z
    .string({ error: "is not given" })
    .trim()
    .regex(/^[\w .-]{1,34}$/, "is not a name for an App; use 1 to 34 letters, digits, blanks, dots and hyphens"),
  webhook: z.string({ error: "is not given" }).trim().transform(toWebhookUrl),
  organization: z
    .string()
    .trim()
    .regex(
      /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}))?$/,
      "is not an organisation's name; use the one in its address on GitHub, or leave it empty",
    )
    .default(""),
});

/** What the form asks for. */
export const FIELDS = ["name", "organization", "webhook"] as const;
export type Field = (typeof FIELDS)[number];

/** The answers, or for each field that is wrong what is wrong and what to give. */
export type ReadAnswers = { answers: AppAnswers } | { problems: ReadonlyMap<Field, string> };

/** Reads the form. */
export function readAnswers(form: URLSearchParams): ReadAnswers {
  const parsed = answersSchema.safeParse(Object.fromEntries(FIELDS.flatMap((field) => given(form, field))));
  if (parsed.success) {
    const { name, webhook, organization } = parsed.data;
    return { answers: { name, webhookUrl: webhook, organization: organization === "" ? null : organization } };
  }
  const problems = new Map<Field, string>();
  for (const { path, message } of parsed.error.issues) {
    const field = FIELDS.find((name) => name === path[0]);
    if (field && !problems.has(field)) problems.set(field, message);
  }
  return { problems };
}

function given(form: URLSearchParams, field: Field): [Field, string][] {
  const value = form.get(field);
  return value === null ? [] : [[field, value]];
}
