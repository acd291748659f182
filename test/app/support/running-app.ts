import { randomUUID } from "node:crypto";
import { pino } from "pino";
import type { Environment } from "../../../src/config/environment.js";
import { createInMemoryGitHub, type InMemoryGitHub } from "../../../src/github/in-memory-github.js";
import type { TriageQueueOptions } from "../../../src/queue/queue-options.js";
import { type AppParts, type RunningApp, startApp } from "../../../src/server/app.js";
import type { Database } from "../../../src/store/database.js";
import { deliver, issuePayload, type Payload } from "./deliveries.js";
import { testEnvironment } from "./environment.js";

/** Tries again at once, so that no test waits. */
export const EAGER: TriageQueueOptions = {
  concurrency: 4,
  quietSeconds: 0,
  retry: { limit: 2, delaySeconds: 0, maxDelaySeconds: 0 },
};

export interface TestApp extends RunningApp {
  github: InMemoryGitHub;
  /** Puts the issue on GitHub and delivers that it was opened. */
  openIssue(repo: string, number: number, title: string, body?: string): Promise<Response>;
  send(event: string, payload: Payload, id?: string): Promise<Response>;
}

/** The whole App over http on `database`, against an in-memory GitHub. */
export async function startTestApp(
  database: Database,
  parts: Partial<AppParts> & Pick<AppParts, "triager">,
  environment: Environment = testEnvironment(),
): Promise<TestApp> {
  const github = createInMemoryGitHub();
  const app = await startApp(environment, {
    logger: pino({ level: "silent" }),
    githubOf: async () => github.api,
    database,
    queueOptions: EAGER,
    readLagSeconds: 0,
    ...parts,
  });
  const send = (event: string, payload: Payload, id: string = randomUUID()) =>
    deliver(app.webhookUrl, { event, payload, id });
  return {
    ...app,
    github,
    send,
    openIssue(repo, number, title, body = "") {
      github.openIssue(repo, number, { title, body });
      return send("issues", issuePayload(repo, number));
    },
  };
}
