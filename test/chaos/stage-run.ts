import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PRIVATE_KEY } from "../app/support/environment.js";
import { POSTGRES_URL, type TestDatabaseKind } from "../store/support/databases.js";
import { startAppProcess } from "./app-process.js";
import { startGitHub } from "./github/server.js";
import { createGitHubState } from "./github/state.js";
import { judgeRun } from "./judge-run.js";
import { BOT } from "./people.js";
import { seededRandom } from "./random.js";
import { readReports } from "./reports.js";
import { type ChaosPlan, type ChaosRun, runChaos, writeStories } from "./run-chaos.js";

export interface StagedRun extends ChaosRun {
  /** What is not as it should be, and what the App complained of. */
  problems: readonly string[];
  /** Requests of the App that went wrong on purpose. */
  faults: number;
}

/** A run on a database of the kind that is there for it alone. */
export async function stageRunOn(kind: TestDatabaseKind, plan: ChaosPlan, seed: number): Promise<StagedRun> {
  if (kind.name !== "PostgreSQL") return stageRun(plan, seed, { url: null, schema: "engine_triage" });
  const opened = await kind.open();
  try {
    return await stageRun(plan, seed, { url: POSTGRES_URL, schema: opened.database.schema });
  } finally {
    await opened.drop();
  }
}

/** A whole run from the seed: a GitHub, the App in a process of its own on the database, people, and the verdict. */
async function stageRun(
  plan: ChaosPlan,
  seed: number,
  database: { url: string | null; schema: string },
): Promise<StagedRun> {
  const random = seededRandom(seed);
  const state = createGitHubState(BOT);
  const server = await startGitHub(state, random.fraction);
  const directory = await mkdtemp(join(tmpdir(), "chaos-"));
  const settings = { privateKey: PRIVATE_KEY, githubHost: server.host, databaseUrl: database.url, directory };
  const app = await startAppProcess({ ...settings, schema: database.schema });
  try {
    const stories = writeStories(plan, await readReports(), random);
    const run = await runChaos(plan, stories, { random, state, server, app });
    const faults = [...server.requests].reduce((sum, [fault, count]) => sum + (fault === "none" ? 0 : count), 0);
    const problems = [...(await judgeRun(stories, state)), ...(app.complaints ? [app.complaints] : [])];
    return { ...run, problems, faults };
  } finally {
    await app.stop();
    await server.close();
    await rm(directory, { recursive: true, force: true });
  }
}
