import { z } from "zod";
import { queueSchema } from "../queue/job-rows.js";
import type { Database, Queryable } from "../store/database.js";
import { NEWEST_VERSION } from "../store/schema-version.js";
import { FORMAT, FORMAT_VERSION, type Transferred } from "./format.js";
import { openJobsQuery } from "./open-jobs.js";
import { TABLES } from "./tables.js";

/** Rows that are in memory at once. */
const BATCH = 500;

const textRows = z.array(z.object({ text: z.string() }));
const existsRows = z.array(z.object({ exists: z.boolean() })).length(1);

/**
 * Writes the App's tables and its open jobs, as they are at one moment, also while processes work. `write` takes whole lines
 * and resolves when more may come.
 */
export function exportDatabase(
  database: Database,
  at: Date,
  write: (text: string) => Promise<void>,
): Promise<Transferred> {
  return database.transaction(async (transaction) => {
    await transaction.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    const header = { format: FORMAT, version: FORMAT_VERSION, schema: NEWEST_VERSION, at: at.toISOString() };
    await write(`${JSON.stringify(header)}\n`);
    let rows = 0;
    for (const table of TABLES) {
      const query = `SELECT to_jsonb(t)::text AS text FROM ${transaction.schema}.${table} t`;
      rows += await each(transaction, query, (text) => `{"table":"${table}","row":${text}}\n`, write);
    }
    const jobs = (await hasQueue(transaction))
      ? await each(transaction, openJobsQuery(transaction), (text) => `{"job":${text}}\n`, write)
      : 0;
    await write(`${JSON.stringify({ end: { rows, jobs } })}\n`);
    return { rows, jobs };
  });
}

/** Runs through a query's rows by a cursor; gives how many there were. */
async function each(
  transaction: Queryable,
  query: string,
  toLine: (text: string) => string,
  write: (text: string) => Promise<void>,
): Promise<number> {
  await transaction.query(`DECLARE exported NO SCROLL CURSOR FOR ${query}`);
  let count = 0;
  for (;;) {
    const rows = textRows.parse(await transaction.query(`FETCH ${BATCH} FROM exported`));
    if (rows.length > 0) await write(rows.map(({ text }) => toLine(inOneLine(text))).join(""));
    count += rows.length;
    if (rows.length < BATCH) break;
  }
  await transaction.query("CLOSE exported");
  return count;
}

/** Readers of lines also end one at U+2028 and U+2029, which JSON leaves as they are. */
function inOneLine(json: string): string {
  return json.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** A database that was never served has none. */
async function hasQueue(db: Queryable): Promise<boolean> {
  const rows = await db.query("SELECT to_regclass($1) IS NOT NULL AS exists", [`${queueSchema(db)}.job`]);
  return existsRows.parse(rows)[0]?.exists ?? false;
}
