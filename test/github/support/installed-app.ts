import nock from "nock";
import { type Logger, pino } from "pino";
import type { GitHub } from "../../../src/github/github.js";
import { createGitHubOf, createProbot } from "../../../src/github/installations.js";
import { APP_ID, testEnvironment } from "../../app/support/environment.js";

export const API = "https://api.github.com";
export const REF = { owner: "o", repo: "r", number: 1 };
export const TOKEN = "ghs_16C7e42F292c6912E7710c838347Ae178B4a";

let installation = 0;

/**
 * GitHub through Octokit, as an installation of its own: labels that it knows and tokens that it holds are its own, and
 * Octokit spaces the writes of one installation by a second.
 */
export async function openGitHub(logger: Logger = pino({ level: "silent" }), timeoutMs?: number): Promise<GitHub> {
  installation += 1;
  nock(API)
    .post(`/app/installations/${installation}/access_tokens`)
    .reply(201, { token: TOKEN, permissions: { issues: "write" }, expires_at: "2999-01-01T00:00:00Z" });
  return createGitHubOf(
    createProbot(testEnvironment(), logger, timeoutMs === undefined ? undefined : { timeoutMs, spaceWrites: true }),
    APP_ID,
  )(installation);
}

/** Ends a test: every answer that it prepared must have been asked for. Gives those that were not. */
export function unusedAnswers(): readonly string[] {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  return pending;
}

/** What GitHub says of an issue. */
export function issueAnswer(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    number: 1,
    title: "It crashes",
    body: "log",
    state: "open",
    locked: false,
    labels: [{ name: "bug" }, "old style"],
    user: { login: "reporter" },
    repository_url: `${API}/repos/o/r`,
    ...overrides,
  };
}
