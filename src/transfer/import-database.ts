import type { Logger } from "pino";
import { isCodedError } from "../config/start-error.js";
import type { Database, Queryable } from "../store/database.js";
import { NEWEST_VERSION } from "../store/schema-version.js";
import { FORMAT, FORMAT_VERSION, headerSchema, lineSchema, type OpenJob, type Transferred } from "./format.js";
import { type JobsTarget, openJobsTarget } from "./open-jobs.js";
import { refuseUsed } from "./refuse-used.js";
import type { TABLES } from "./tables.js";
import { TransferError } from "./transfer-error.js";

type Table = (typeof TABLES)[number];

/** Rows that are in memory at once. */
const BATCH = 500;

/**
 * Reads an export into an empty database whose tables are at the newest version: all of it, or nothing. Throws a
 * TransferError for a file that is no whole export of this release's tables, and for a database that is in use.
 */
export async function importDatabase(
  database: Database,
  lines: AsyncIterable<string>,
  logger: Logger,
): Promise<Transferred> {
  const target = await openJobsTarget(database, logger);
  try {
    return await database.transaction(async (transaction) => {
      await refuseUsed(transaction);
      return read(lines, createWriter(transaction, target));
    });
  } finally {
    await target.close();
  }
}

interface Writer {
  row(table: Table, row: unknown): Promise<void>;
  job(job: OpenJob): Promise<void>;
  flush(): Promise<void>;
}

async function read(lines: AsyncIterable<string>, writer: Writer): Promise<Transferred> {
  const counted: Transferred = { rows: 0, jobs: 0 };
  let line = 0;
  let end: Transferred | null = null;
  for await (const text of lines) {
    line += 1;
    if (end) throw new TransferError(`line ${line}: there is more after the end of the export`);
    if (line === 1) {
      checkHeader(parse(text, line));
      continue;
    }
    const parsed = lineSchema.safeParse(parse(text, line)).data;
    if (!parsed) throw new TransferError(`line ${line}: is neither a row, nor a job, nor the end of an export`);
    try {
      if ("row" in parsed) await writer.row(parsed.table, parsed.row);
      else if ("job" in parsed) await writer.job(parsed.job);
      else await writer.flush();
    } catch (error) {
      // PostgreSQL's own words may quote the row.
      if (!isCodedError(error)) throw error;
      throw new TransferError(`line ${line} or shortly before: the database refuses a row [${error.code}]`, {
        cause: error,
      });
    }
    if ("row" in parsed) counted.rows += 1;
    else if ("job" in parsed) counted.jobs += 1;
    else end = parsed.end;
  }
  if (end === null) throw new TransferError(`the export is cut short after line ${line}; export again`);
  if (end.rows !== counted.rows || end.jobs !== counted.jobs) {
    throw new TransferError(
      `the export should have ${end.rows} rows and ${end.jobs} jobs, and has ${counted.rows} and ${counted.jobs}; export again`,
    );
  }
  return counted;
}

function parse(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TransferError(`line ${line}: is not JSON`, { cause: error });
  }
}

function checkHeader(value: unknown): void {
  const header = headerSchema.safeParse(value).data;
  if (!header) throw new TransferError(`line 1: is not the header of an export ("format": "${FORMAT}")`);
  if (header.version !== FORMAT_VERSION) {
    throw new TransferError(`the export has format ${header.version}, this release reads ${FORMAT_VERSION}`);
  }
  if (header.schema !== NEWEST_VERSION) {
    throw new TransferError(
      `the export is of tables of version ${header.schema}, this release has version ${NEWEST_VERSION}; import it with the release that wrote it and upgrade then, or upgrade there and export again`,
    );
  }
}

/** Writes rows of a table together; the tables come one after the other. */
function createWriter(transaction: Queryable, target: JobsTarget): Writer {
  let table: Table | null = null;
  let rows: unknown[] = [];

  async function flush(): Promise<void> {
    if (table === null || rows.length === 0) return;
    const name = `${transaction.schema}.${table}`;
    await transaction.query(
      `INSERT INTO ${name} SELECT * FROM jsonb_populate_recordset(NULL::${name}, $1::text::jsonb)`,
      [JSON.stringify(rows)],
    );
    rows = [];
  }

  return {
    async row(to, row) {
      if (to !== table || rows.length >= BATCH) await flush();
      table = to;
      rows.push(row);
    },
    async job(job) {
      await flush();
      await target.insert(transaction, [job]);
    },
    flush,
  };
}
