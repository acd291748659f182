import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { pino } from "pino";
import { z } from "zod";
import type { Database } from "../../../src/store/database.js";
import { openMemoryDatabase } from "../../../src/store/embedded-database.js";
import { connectPostgres } from "../../../src/store/postgres-database.js";

const packageSchema = z.object({ dependencies: z.object({ "@electric-sql/pglite": z.string() }) });
const silent = pino({ level: "silent" });

/** The PostgreSQL server of the tests; TEST_DATABASE_URL names another. */
export const POSTGRES_URL = process.env.TEST_DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/test";

/** A database for one test file. */
export interface TestDatabase {
  database: Database;
  /** Another connection to the same tables, as a second replica has. */
  another(): Database;
  drop(): Promise<void>;
}

export interface TestDatabaseKind {
  name: string;
  open(): Promise<TestDatabase>;
}

/** A schema of its own, so that test files run side by side and leave nothing behind. */
function freshSchema(): string {
  return `test_${randomBytes(6).toString("hex")}`;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function openTestPostgres(): Promise<TestDatabase> {
  const schema = freshSchema();
  const opened = [connectPostgres(POSTGRES_URL, schema, silent)];
  const [database] = opened;
  if (!database) throw new Error("no database");
  return {
    database,
    another() {
      const other = connectPostgres(POSTGRES_URL, schema, silent);
      opened.push(other);
      return other;
    },
    async drop() {
      await database.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
      await database.query(`DROP SCHEMA IF EXISTS ${schema}_jobs CASCADE`);
      for (const each of opened) await each.close();
    },
  };
}

export async function openTestEmbedded(): Promise<TestDatabase> {
  const database = await openMemoryDatabase("engine_triage", await emptySnapshot());
  return { database, another: () => database, drop: () => database.close() };
}

/**
 * The data directory of an empty database, made once on a machine: making one anew in each test file takes most of that
 * file's time.
 */
async function emptySnapshot(): Promise<Blob> {
  const { dependencies } = packageSchema.parse(JSON.parse(await readFile("package.json", "utf8")));
  const path = join(tmpdir(), `engine-triage-test-pglite-${dependencies["@electric-sql/pglite"]}.tar`);
  const kept = await readFile(path).catch(() => null);
  if (kept) return new Blob([kept]);
  const pglite = await PGlite.create();
  const snapshot = await pglite.dumpDataDir("none");
  await pglite.close();
  // Renamed into place, so that no other test file reads half of it.
  const partial = `${path}.${process.pid}`;
  await writeFile(partial, Buffer.from(await snapshot.arrayBuffer()));
  await rename(partial, path);
  return snapshot;
}

/** Whether the tests on a PostgreSQL server can run; says so where they cannot. */
const hasPostgres = await answers(POSTGRES_URL);
if (!hasPostgres) {
  process.stderr.write(`no PostgreSQL at ${POSTGRES_URL}: its tests are skipped (TEST_DATABASE_URL names another)\n`);
}

/** The kinds of database that answer here. */
export const DATABASE_KINDS: readonly TestDatabaseKind[] = [
  { name: "embedded PGlite", open: openTestEmbedded },
  ...(hasPostgres ? [{ name: "PostgreSQL", open: openTestPostgres }] : []),
];
