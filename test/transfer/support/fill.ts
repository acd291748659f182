import { z } from "zod";
import type { Database } from "../../../src/store/database.js";

const columnsSchema = z.array(
  z.object({ table: z.string(), column: z.string(), type: z.string(), generated: z.boolean() }),
);
type Column = z.infer<typeof columnsSchema>[number];

/** The columns of every table that migrations made; `generated` for those whose values a sequence gives. */
export async function columnsOf({ query, schema }: Database): Promise<readonly Column[]> {
  const rows = await query(
    `SELECT table_name AS "table", column_name AS "column", data_type AS "type",
       (is_identity = 'YES' OR coalesce(column_default, '') LIKE 'nextval%') AS generated
     FROM information_schema.columns WHERE table_schema = $1 AND table_name <> 'migrations' ORDER BY 1, 2`,
    [schema],
  );
  return columnsSchema.parse(rows);
}

/** A value of the column's type, another for each `n`, with what files and JSON trip over. */
function sampleOf({ type, column }: Column, n: number): unknown {
  switch (type) {
    case "text":
      return `${column} ${n} "quoted" \\ \u2028 \u00e9 ${"\t"}`;
    case "bigint":
      return 9_007_199_254_000_000 + n;
    case "integer":
      return n;
    case "boolean":
      return n % 2 === 0;
    case "date":
      return new Date(Date.UTC(2020, 0, n)).toISOString().slice(0, 10);
    case "timestamp with time zone":
      return `2026-01-02T03:04:05.${String(n).padStart(6, "0")}Z`;
    case "ARRAY":
      return [`${column} ${n}`, 'with , and { } and "quotes"'];
    case "jsonb":
      return { n, p: 0.1 + n, text: "line \u2029 end", nothing: null };
    default:
      throw new Error(`a column of type ${type}: give it a value here`);
  }
}

/** Puts `count` rows into every table. */
export async function fill(database: Database, count: number): Promise<void> {
  const columns = await columnsOf(database);
  for (const table of new Set(columns.map((column) => column.table))) {
    const own = columns.filter((column) => column.table === table);
    const rows = Array.from({ length: count }, (_, index) =>
      Object.fromEntries(own.map((column) => [column.column, sampleOf(column, index + 1)])),
    );
    const name = `${database.schema}.${table}`;
    await database.query(`INSERT INTO ${name} SELECT * FROM jsonb_populate_recordset(NULL::${name}, $1::text::jsonb)`, [
      JSON.stringify(rows),
    ]);
  }
}

const textRows = z.array(z.object({ text: z.string() }));

/** All rows of every table as text, microseconds included. */
export async function contents(database: Database): Promise<Record<string, string[]>> {
  const columns = await columnsOf(database);
  const all: Record<string, string[]> = {};
  for (const table of new Set(columns.map((column) => column.table))) {
    const rows = await database.query(`SELECT to_jsonb(t)::text AS text FROM ${database.schema}.${table} t ORDER BY 1`);
    all[table] = textRows.parse(rows).map(({ text }) => text);
  }
  return all;
}
