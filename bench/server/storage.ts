import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { pino } from "pino";
import { z } from "zod";
import { queueSchema, TRIAGE_QUEUE } from "../../src/queue/job-rows.js";
import type { Database } from "../../src/store/database.js";
import { openEmbeddedDatabase } from "../../src/store/embedded-database.js";
import { connectPostgres } from "../../src/store/postgres-database.js";
import type { Storage } from "./children.js";

const idRows = z.array(z.object({ id: z.string() }));
const spanRows = z.array(z.object({ jobs: z.coerce.number(), seconds: z.coerce.number() })).length(1);

/** An empty place for one measurement's data. */
export interface Store {
  name: "PostgreSQL" | "embedded";
  storage: Storage;
  /** Opens it beside the App; of an embedded one the App must have ended. */
  open(): Promise<Database>;
  /** Deletes it. */
  drop(): Promise<void>;
}

export function createPostgresStore(url: string): Store {
  const schema = `bench_${randomBytes(6).toString("hex")}`;
  const open = async () => connectPostgres(url, schema, pino({ level: "silent" }));
  return {
    name: "PostgreSQL",
    storage: { url, schema },
    open,
    async drop() {
      const database = await open();
      for (const each of [schema, queueSchema(database)]) await database.query(`DROP SCHEMA IF EXISTS ${each} CASCADE`);
      await database.close();
    },
  };
}

export async function createEmbeddedStore(): Promise<Store> {
  const directory = await mkdtemp(join(tmpdir(), "engine-triage-bench-"));
  return {
    name: "embedded",
    storage: { directory },
    open: () => openEmbeddedDatabase(directory, "engine_triage"),
    drop: () => rm(directory, { recursive: true, force: true }),
  };
}

/** Whether a PostgreSQL server answers there. */
export async function hasPostgres(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** How many of the deliveries have not both their id and a job in the database. */
export async function countLost(database: Database, acknowledged: readonly string[]): Promise<number> {
  const rows = await database.query(
    `SELECT d.id FROM ${database.schema}.deliveries d
     JOIN ${queueSchema(database)}.job j ON j.name = $1 AND j.data->>'delivery' = d.id`,
    [TRIAGE_QUEUE],
  );
  const stored = new Set(idRows.parse(rows).map(({ id }) => id));
  return acknowledged.filter((id) => !stored.has(id)).length;
}

/** How many jobs were done, and in how many seconds from the first that was taken to the last that was done. */
export async function readDone(database: Database): Promise<{ jobs: number; seconds: number }> {
  const rows = await database.query(
    `SELECT count(*) AS jobs, coalesce(extract(epoch FROM max(completed_on) - min(started_on)), 0) AS seconds
     FROM ${queueSchema(database)}.job WHERE name = $1 AND state = 'completed'`,
    [TRIAGE_QUEUE],
  );
  const [done] = spanRows.parse(rows);
  if (!done) throw new Error("no count of jobs");
  return done;
}
