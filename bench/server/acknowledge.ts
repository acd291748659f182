import { type Child, type CodeKind, SECRET, startApp, startBareProbot } from "./children.js";
import { type LoadResult, load } from "./load.js";
import { createMail } from "./mail.js";
import { countLost, type Store } from "./storage.js";

/** Requests that are under way at once. */
const CONNECTIONS = 50;
/** Until code is compiled and connections are open. */
const WARM_UP = 500;
/** Deliveries without a rate are sent for about this share of the time of those at a rate. */
const UNLIMITED_SHARE = 6;

export interface AcknowledgeRow extends Omit<LoadResult, "acknowledged"> {
  server: "bare Probot" | `App, ${Store["name"]}`;
  /** Asked for; null: as many as it takes. */
  rate: number | null;
  /** Acknowledged, and not in the database afterwards; null where there is none. */
  lost: number | null;
  /** Of the bare app, at the same rate. */
  ofBare: { perSecond: number; p99: number } | null;
}

export interface AcknowledgePlan {
  code: CodeKind;
  /** Milliseconds of each call to GitHub, where jobs are worked on. */
  latencyMs: number;
  seconds: number;
  /** Empty. */
  store: Store;
  /** Deliveries a second that it is to bear. */
  rate: number;
  /** Whether its process works on the jobs meanwhile. */
  role: "web" | "all";
}

/** How fast deliveries are acknowledged, at the rate and without one, each beside a Probot app that only answers. */
export async function measureAcknowledging(plan: AcknowledgePlan): Promise<AcknowledgeRow[]> {
  const { code, latencyMs, seconds, store, rate, role } = plan;
  const rates = [rate, null];
  const bare = await runAll(await startBareProbot(), seconds, rate, rates);
  const app = await runAll(await startApp(code, role, store.storage, latencyMs), seconds, rate, rates);
  const database = await store.open();
  const rows: AcknowledgeRow[] = [];
  for (const [index, asked] of rates.entries()) {
    const [left, right] = [bare[index], app[index]];
    if (!left || !right) throw new Error("a run is missing");
    const { acknowledged, ...answered } = right;
    rows.push(
      { server: "bare Probot", ...withoutIds(left), rate: asked, lost: null, ofBare: null },
      {
        server: `App, ${store.name}`,
        ...answered,
        rate: asked,
        lost: await countLost(database, acknowledged),
        ofBare: { perSecond: right.perSecond / left.perSecond, p99: right.p99 / left.p99 },
      },
    );
  }
  await database.close();
  return rows;
}

async function runAll(child: Child, seconds: number, rate: number, rates: readonly (number | null)[]) {
  const next = createMail(SECRET);
  const run = (deliveries: number, asked: number | null) =>
    load({ url: child.webhookUrl, deliveries, rate: asked, connections: CONNECTIONS }, next);
  try {
    await run(Math.min(WARM_UP, rate * seconds), null);
    const results: LoadResult[] = [];
    for (const asked of rates) {
      const share = asked === null ? UNLIMITED_SHARE : 1;
      results.push(await run(Math.ceil((rate * seconds) / share), asked));
    }
    return results;
  } finally {
    await child.stop();
  }
}

function withoutIds({ acknowledged: _, ...answered }: LoadResult) {
  return answered;
}
