import { ProbotOctokit } from "probot";
import { z } from "zod";
import { CLIENT_ID, CLIENT_SECRET } from "../config/pages-environment.js";
import { statusOf, toGitHubError } from "./errors.js";
import { fetchWithin } from "./fetch-within.js";

/** What GitHub gives for the code of an App that was just made; nothing else ever shows the key again. */
export interface NewApp {
  id: number;
  /** The App's public page. */
  pageUrl: string;
  privateKey: string;
  webhookSecret: string;
  /** Of the App's sign-in; null where GitHub gives none. */
  oauth: { clientId: string; clientSecret: string } | null;
}

/** GitHub does not take the code: it was used, is older than an hour, or is none. */
export class ManifestCodeError extends Error {
  override readonly name = "ManifestCodeError";
}

const TIMEOUT_MS = 15_000;

const newAppSchema = z
  .object({
    id: z.number().int().positive(),
    html_url: z.url({ protocol: /^https?$/ }),
    pem: z.string().startsWith("-----BEGIN"),
    webhook_secret: z.string().regex(/^[\x21-\x7e]{16,200}$/),
    client_id: z.string().regex(CLIENT_ID).optional(),
    client_secret: z.string().regex(CLIENT_SECRET).optional(),
  })
  .transform(({ id, html_url, pem, webhook_secret, client_id, client_secret }): NewApp => {
    const oauth = client_id && client_secret ? { clientId: client_id, clientSecret: client_secret } : null;
    return { id, pageUrl: html_url, privateKey: pem, webhookSecret: webhook_secret, oauth };
  });

/**
 * Takes the credentials of an App that was made from a manifest, by the code with which GitHub sent the browser back. A
 * code works once. `baseUrl` is the REST API's; null for github.com. Throws a ManifestCodeError, a GitHubError where GitHub
 * does not answer, and an Error that names no value where the answer is not what GitHub documents.
 */
export async function convertManifest(code: string, baseUrl: string | null): Promise<NewApp> {
  const octokit = new ProbotOctokit({
    retry: { enabled: false },
    throttle: { enabled: false },
    request: { fetch: fetchWithin(TIMEOUT_MS) },
    ...(baseUrl ? { baseUrl } : {}),
  });
  const parsed = newAppSchema.safeParse(await convert(octokit, code));
  if (parsed.success) return parsed.data;
  // Not zod's own message, which may quote what it got.
  const fields = parsed.error.issues.map(({ path }) => path.join(".")).join(", ");
  throw new Error(`GitHub's answer to the code has no usable ${fields}`);
}

async function convert(octokit: ProbotOctokit, code: string): Promise<unknown> {
  try {
    return (await octokit.rest.apps.createFromManifest({ code })).data;
  } catch (error) {
    const status = statusOf(error);
    if (status !== 404 && status !== 422) throw toGitHubError(error, "take the App's credentials", Date.now());
    throw new ManifestCodeError("GitHub does not know the code", { cause: error });
  }
}
