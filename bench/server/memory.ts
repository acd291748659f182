import { type CodeKind, SECRET, startApp } from "./children.js";
import { load } from "./load.js";
import { createMail } from "./mail.js";
import { countLost, type Store } from "./storage.js";

const CONNECTIONS = 20;
/** Looks at the memory, beside the one before the first delivery. */
const SAMPLES = 20;

export interface MemoryRow {
  process: `${Store["name"]}, ${"web" | "all"}`;
  deliveries: number;
  lost: number;
  /** Resident megabytes after each twentieth of the deliveries, and of their jobs where it works on them. */
  samples: readonly number[];
  /** Mean of the last quarter over that of the second: near 1 where memory is flat. */
  growth: number;
}

export interface MemoryPlan {
  code: CodeKind;
  store: Store;
  role: "web" | "all";
  deliveries: number;
}

/** Memory of the App's process over many deliveries. */
export async function measureMemory({ code, store, role, deliveries }: MemoryPlan): Promise<MemoryRow> {
  const next = createMail(SECRET);
  // The first start makes the database, for which the embedded one takes memory that no later start does.
  await (await startApp(code, role, store.storage, 0)).stop();
  const child = await startApp(code, role, store.storage, 0);
  const samples: number[] = [];
  const acknowledged: string[] = [];
  try {
    for (let sample = 0; sample < SAMPLES; sample++) {
      const plan = { url: child.webhookUrl, rate: null, connections: CONNECTIONS };
      const result = await load({ ...plan, deliveries: Math.ceil(deliveries / SAMPLES) }, next);
      acknowledged.push(...result.acknowledged);
      if (role === "all") await child.waitUntilIdle();
      samples.push(await child.residentMegabytes());
    }
  } finally {
    await child.stop();
  }
  const database = await store.open();
  const lost = await countLost(database, acknowledged);
  await database.close();
  const growth = mean(samples.slice((SAMPLES * 3) / 4)) / mean(samples.slice(SAMPLES / 4, SAMPLES / 2));
  return { process: `${store.name}, ${role}`, deliveries: acknowledged.length, lost, samples, growth };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
