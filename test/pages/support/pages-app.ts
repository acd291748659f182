import { once } from "node:events";
import { createServer } from "node:http";
import type { AppParts } from "../../../src/server/app.js";
import type { Database } from "../../../src/store/database.js";
import { migrate } from "../../../src/store/migrate.js";
import { CLIENT_ID, CLIENT_SECRET } from "../../access/support/github-stand-in.js";
import { testEnvironment } from "../../app/support/environment.js";
import { startTestApp, type TestApp } from "../../app/support/running-app.js";
import { tableTriager } from "../../app/support/triager.js";
import { DATABASE_KINDS, openTestEmbedded } from "../../store/support/databases.js";

/** What the pages of these tests are as of. */
export const NOW = new Date("2026-03-01T12:00:00Z");

/** The whole App over http, with a database of its own, for a test of its pages. */
export interface PagesApp {
  app: TestApp;
  /** Where people reach it. */
  origin: string;
  database: Database;
  /** The header `cookie` of a browser on this machine that came in by the printed address; "" where there is none. */
  cookie: string;
  close(): Promise<void>;
}

/**
 * @param githubApi `http://host:port/api/v3` of a stand-in for GitHub's sign-in; without it nobody can sign in
 * @param variables of the environment, over those of the tests
 */
export async function startPagesApp(
  githubApi: string | null,
  variables: Record<string, string> = {},
  parts: Partial<AppParts> = {},
): Promise<PagesApp> {
  // What is tested on pages does not hang on the kind of database: the one that starts faster, where it is there.
  const opened = await (DATABASE_KINDS.at(-1)?.open ?? openTestEmbedded)();
  await migrate(opened.database);
  const signIn = githubApi === null ? null : await signInVariables(githubApi);
  const app = await startTestApp(
    opened.database,
    { triager: tableTriager({}), now: () => NOW, ...parts },
    testEnvironment({ ...signIn, ...variables }),
  );
  return {
    app,
    origin: signIn?.PAGES_URL ?? app.url,
    database: opened.database,
    cookie: app.pagesUrl === null ? "" : await enter(app.pagesUrl),
    async close() {
      await app.stop();
      await opened.drop();
    },
  };
}

async function enter(pagesUrl: string): Promise<string> {
  const { headers } = await fetch(pagesUrl, { redirect: "manual" });
  return headers.getSetCookie().join().split(";")[0] ?? "";
}

async function signInVariables(githubApi: string) {
  const port = await freePort();
  return {
    GHE_HOST: new URL(githubApi).host,
    GHE_PROTOCOL: "http",
    CLIENT_ID,
    CLIENT_SECRET,
    SESSION_SECRET: "a session secret of the tests, long enough",
    PAGES_URL: `http://127.0.0.1:${port}`,
    PORT: String(port),
  };
}

/** GitHub sends people back to an address that has to be known before the server listens. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no address");
  return address.port;
}
