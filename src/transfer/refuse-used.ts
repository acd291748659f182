import { z } from "zod";
import { queueSchema } from "../queue/job-rows.js";
import type { Queryable } from "../store/database.js";
import { TABLES } from "./tables.js";
import { TransferError } from "./transfer-error.js";

const foundRows = z.array(z.object({ name: z.string() }));

/** Throws a TransferError where a table of the App's or its queue has a row: an import never mixes with what is there. */
export async function refuseUsed(db: Queryable): Promise<void> {
  const names = [...TABLES.map((table) => `${db.schema}.${table}`), `${queueSchema(db)}.job`];
  const queries = names.map((name) => `(SELECT '${name}' AS name FROM ${name} LIMIT 1)`);
  const [used] = foundRows.parse(await db.query(queries.join(" UNION ALL ")));
  if (!used) return;
  throw new TransferError(
    `the database is not empty (${used.name} has rows), and an import does not mix; name another DATABASE_SCHEMA, database or DATA_DIR`,
  );
}
