import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { CALLBACK_PATH } from "../access/sign-in-paths.js";
import { WEBHOOK_PATH } from "../server/delivery-route.js";

/** What the App asks of GitHub: `app.yml`. */
const appFileSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  public: z.boolean(),
  default_events: z.array(z.string()),
  default_permissions: z.record(z.string(), z.enum(["read", "write"])),
});

export type AppFile = z.infer<typeof appFileSchema>;

const COMMITTED = new URL("../../app.yml", import.meta.url);

/** Reads `app.yml`. Throws an Error that names the file where it is not what is expected. */
export function readAppFile(file: URL = COMMITTED): AppFile {
  const parsed = appFileSchema.safeParse(parse(readFileSync(file, "utf8")));
  if (!parsed.success) throw new Error(`${file.pathname}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** What only the person who makes the App knows. */
export interface AppAnswers {
  /** Shown on GitHub; taken by nobody else there. */
  name: string;
  webhookUrl: string;
  /** Who owns the App; null: the person. */
  organization: string | null;
}

/**
 * The manifest that GitHub's page "new GitHub App" takes, as JSON. `redirectUrl` is where GitHub sends the browser with the
 * code. GitHub asks for a home page: the webhook's host is the one address of the App that is known. Where that is the App
 * itself and no relay, people who sign in come back to it; a relay's host gets no codes.
 */
export function manifestOf(app: AppFile, { name, webhookUrl }: AppAnswers, redirectUrl: string): string {
  const { origin } = new URL(webhookUrl);
  const pagesUrl = pagesUrlOf(webhookUrl);
  return JSON.stringify({
    name,
    url: origin,
    description: app.description.trim(),
    public: app.public,
    hook_attributes: { url: webhookUrl, active: true },
    redirect_url: redirectUrl,
    ...(pagesUrl !== null && { callback_urls: [`${pagesUrl}${CALLBACK_PATH}`] }),
    default_events: app.default_events,
    default_permissions: app.default_permissions,
  });
}

/** Where people reach the App's pages, by its webhook URL: its origin; null where that is a relay's, or not safe. */
export function pagesUrlOf(webhookUrl: string): string | null {
  const { origin, pathname, protocol } = new URL(webhookUrl);
  return pathname === WEBHOOK_PATH && protocol === "https:" ? origin : null;
}

/** GitHub's page that takes the manifest, for a person or an organisation. `githubUrl` has no slash at its end. */
export function newAppUrl(githubUrl: string, organization: string | null, state: string): string {
  const owner = organization === null ? "" : `/organizations/${encodeURIComponent(organization)}`;
  return `${githubUrl}${owner}/settings/apps/new?state=${encodeURIComponent(state)}`;
}
