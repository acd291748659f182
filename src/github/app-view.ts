import type { Logger } from "pino";
import { z } from "zod";
import type { Environment } from "../config/environment.js";
import { statusOf } from "./errors.js";
import { createProbot } from "./installations.js";

const permissionsSchema = z.record(z.string(), z.string());
const appSchema = z.object({
  id: z.number(),
  slug: z.string().default(""),
  permissions: permissionsSchema,
  events: z.array(z.string()),
});
const hookSchema = z.object({
  url: z.string().nullish(),
  content_type: z.string().nullish(),
  insecure_ssl: z.union([z.string(), z.number()]).nullish(),
  secret: z.string().nullish(),
});
const deliveriesSchema = z.array(z.object({ status_code: z.number() }));
const installationsSchema = z.array(
  z.object({
    id: z.number(),
    account: z.object({ login: z.string().default("") }).nullish(),
    suspended_at: z.string().nullish(),
    permissions: permissionsSchema,
    single_file_name: z.string().nullish(),
    single_file_paths: z.array(z.string()).nullish(),
  }),
);

/** GitHub answered with an error, or not at all (`status` null). */
export interface Refusal {
  status: number | null;
}

/** What GitHub says of the App, asked as the App; each part, or why it is not known. */
export interface AppView {
  app: z.infer<typeof appSchema> | Refusal;
  hook: z.infer<typeof hookSchema> | Refusal;
  deliveries: z.infer<typeof deliveriesSchema> | Refusal;
  installations: z.infer<typeof installationsSchema> | Refusal;
  /** GitHub's clock at its answer less ours, in milliseconds; null without an answer. */
  skewMs: number | null;
}

const DELIVERIES = 50;
const TIMEOUT_MS = 10_000;

/** Whether a part of the view is not known. */
export function isRefusal(part: object): part is Refusal {
  return "status" in part;
}

/** Asks GitHub about the App. Changes nothing there; never rejects. `now` in milliseconds. */
export async function readAppView(
  environment: Pick<Environment, "app" | "githubBaseUrl">,
  logger: Logger,
  now: () => number,
): Promise<AppView> {
  let skewMs: number | null = null;
  const probot = createProbot(environment, logger, { timeoutMs: TIMEOUT_MS, spaceWrites: false });
  const octokit = await probot.auth();
  const readSkew = (date: string | undefined): void => {
    const theirs = Date.parse(date ?? "");
    if (!Number.isNaN(theirs)) skewMs = theirs - now();
  };
  octokit.hook.after("request", ({ headers }) => readSkew(headers.date));

  async function read<T>(schema: z.ZodType<T>, path: string): Promise<T | Refusal> {
    try {
      return schema.parse((await octokit.request(`GET ${path}`)).data);
    } catch (error) {
      const status = statusOf(error);
      // Octokit says 500 where no answer came at all.
      return { status: hasAnswer(error) ? status : null };
    }
  }

  return {
    app: await read(appSchema, "/app"),
    hook: await read(hookSchema, "/app/hook/config"),
    deliveries: await read(deliveriesSchema, `/app/hook/deliveries?per_page=${DELIVERIES}`),
    installations: await read(installationsSchema, "/app/installations?per_page=100"),
    skewMs,
  };

  function hasAnswer(error: unknown): boolean {
    const answered = z.object({ response: z.object({ headers: z.object({ date: z.string().optional() }) }) });
    const { data } = answered.safeParse(error);
    readSkew(data?.response.headers.date);
    return data !== undefined;
  }
}
