import { countOpenJobs } from "../../src/queue/job-rows.js";
import { type CodeKind, SECRET, startApp } from "./children.js";
import { load } from "./load.js";
import { createMail } from "./mail.js";
import { readDone, type Store } from "./storage.js";

const CONNECTIONS = 20;
const LOOK_AGAIN_MS = 250;

export interface BacklogRow {
  workers: number;
  jobs: number;
  seconds: number;
  perSecond: number;
}

export interface BacklogPlan {
  code: CodeKind;
  jobs: number;
  /** Milliseconds of each call to GitHub. */
  latencyMs: number;
  workers: number;
  /** Empty. */
  store: Store;
}

/** How fast so many worker processes finish a backlog of triages that a web process has stored. Throws where one is not done. */
export async function measureBacklog({ code, jobs, latencyMs, workers, store }: BacklogPlan): Promise<BacklogRow> {
  const web = await startApp(code, "web", store.storage, 0);
  try {
    const plan = { url: web.webhookUrl, deliveries: jobs, rate: null, connections: CONNECTIONS };
    const { refused } = await load(plan, createMail(SECRET));
    if (refused > 0) throw new Error(`${refused} deliveries of the backlog were refused`);
  } finally {
    await web.stop();
  }

  const database = await store.open();
  try {
    const children = await Promise.all(
      Array.from({ length: workers }, () => startApp(code, "worker", store.storage, latencyMs)),
    );
    while ((await countOpenJobs(database)) > 0) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    await Promise.all(children.map((child) => child.stop()));
    const done = await readDone(database);
    if (done.jobs !== jobs) throw new Error(`${done.jobs} of ${jobs} jobs were done`);
    return { workers, ...done, perSecond: done.jobs / done.seconds };
  } finally {
    await database.close();
  }
}
