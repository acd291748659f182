import { z } from "zod";
import type { Queryable } from "./database.js";

/** A repository's move from a name to another, into the hands of `installation`. */
export interface RepositoryMove {
  from: string;
  to: string;
  installation: number;
}

/** Tables that hold names in lower case. */
const LOWER_CASE: ReadonlySet<string> = new Set(["configuration_files"]);
/** What is kept by installation or by GitHub's number is not moved: see `noteRepository`, `noteRenaming`. */
const NOT_MOVED: ReadonlySet<string> = new Set(["repositories", "renamed_repositories"]);

const tableRows = z.array(
  z.object({ table: z.string(), hasInstallation: z.boolean(), isKeyed: z.boolean(), key: z.array(z.string()) }),
);
/** A table with a column `repo`. */
type RepositoryTable = z.infer<typeof tableRows>[number];

/**
 * Every table of the App's with a column `repo`, by the database's own catalogue, so that none can be forgotten. `isKeyed`:
 * the column is part of the primary key, of which `key` are the other columns.
 */
export async function listRepositoryTables(db: Queryable): Promise<readonly RepositoryTable[]> {
  const rows = await db.query(
    `SELECT c.relname AS "table",
       EXISTS (SELECT FROM pg_attribute h WHERE h.attrelid = c.oid AND h.attname = 'installation' AND NOT h.attisdropped)
         AS "hasInstallation",
       coalesce(a.attnum = ANY (i.indkey::int2[]), false) AS "isKeyed",
       ARRAY(SELECT k.attname::text FROM pg_attribute k
         WHERE k.attrelid = c.oid AND k.attnum = ANY (i.indkey::int2[]) AND k.attname <> 'repo' ORDER BY k.attnum) AS key
     FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'repo' AND NOT a.attisdropped
     LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
     WHERE n.nspname = $1 AND c.relkind = 'r' ORDER BY c.relname`,
    [db.schema],
  );
  return tableRows.parse(rows);
}

/**
 * Moves all that is stored of a repository to its new name. Where there is a row under both names, the new name's stays:
 * it was written later. To be called in a transaction; done again it changes nothing.
 */
export async function moveRepository(db: Queryable, move: RepositoryMove): Promise<void> {
  for (const table of await listRepositoryTables(db)) {
    if (!NOT_MOVED.has(table.table)) await moveRows(db, table, move);
  }
  await moveSpending(db, move);
}

async function moveRows(
  db: Queryable,
  { table, hasInstallation, isKeyed, key }: RepositoryTable,
  move: RepositoryMove,
): Promise<void> {
  const inCase = (name: string) => (LOWER_CASE.has(table) ? name.toLowerCase() : name);
  const names = [inCase(move.from), inCase(move.to)];
  const name = `${db.schema}.${table}`;
  if (isKeyed && names[0] !== names[1]) {
    const isSame = key.map((column) => ` AND older.${column} = newer.${column}`).join("");
    await db.query(
      `DELETE FROM ${name} older USING ${name} newer WHERE older.repo = $1 AND newer.repo = $2${isSame}`,
      names,
    );
  }
  await db.query(
    `UPDATE ${name} SET repo = $2${hasInstallation ? ", installation = $3" : ""} WHERE repo = $1`,
    hasInstallation ? [...names, move.installation] : names,
  );
}

/** What was asked of a model under both names adds up. */
async function moveSpending(db: Queryable, { from, to }: RepositoryMove): Promise<void> {
  if (from === to) return;
  const sum = (what: "calls" | "tokens") =>
    `coalesce((repos #>> ARRAY[$1::text, '${what}'])::bigint, 0) + coalesce((repos #>> ARRAY[$2::text, '${what}'])::bigint, 0)`;
  await db.query(
    `UPDATE ${db.schema}.model_days SET repos = (repos - $1::text) || jsonb_build_object($2::text,
       jsonb_build_object('calls', ${sum("calls")}, 'tokens', ${sum("tokens")}))
     WHERE repos ? $1::text`,
    [from, to],
  );
}
