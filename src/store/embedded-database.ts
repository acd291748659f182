import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PGlite, type Transaction } from "@electric-sql/pglite";
import { fromPglite } from "pg-boss";
import { lockDataDirectory } from "./data-directory-lock.js";
import { assertSchemaName, type Database, type Queryable } from "./database.js";

/**
 * Opens the database that runs inside this process, on `directory`. Takes an exclusive lock on the directory first: PGlite
 * itself lets a second process in and both corrupt the files. Throws a DataDirectoryInUseError where another process
 * holds it. The first start takes 3 to 5 seconds, later ones about 1.
 */
export async function openEmbeddedDatabase(directory: string, schema: string): Promise<Database> {
  assertSchemaName(schema);
  await mkdir(directory, { recursive: true });
  const unlock = lockDataDirectory(directory);
  try {
    return wrap(await PGlite.create(join(directory, "pgdata")), schema, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * A database that lives in memory only, for tests and the demo. Starts empty, or from the data directory that
 * `PGlite.dumpDataDir` gave, which is four times as fast.
 */
export async function openMemoryDatabase(schema: string, snapshot?: Blob): Promise<Database> {
  assertSchemaName(schema);
  const pglite = await PGlite.create(snapshot ? { loadDataDir: snapshot } : {});
  return wrap(pglite, schema, () => {});
}

function wrap(pglite: PGlite, schema: string, unlock: () => void): Database {
  return {
    kind: "embedded",
    ...queryable(pglite, schema),
    queueOptions: { db: fromPglite(pglite), backend: "pglite" },
    transaction: (work) => pglite.transaction((transaction) => work(queryable(transaction, schema))),
    async close() {
      try {
        await pglite.close();
      } finally {
        unlock();
      }
    },
  };
}

function queryable(connection: PGlite | Transaction, schema: string): Queryable {
  return {
    schema,
    async query(sql, params = []) {
      const result = await connection.query<Record<string, unknown>>(sql, [...params]);
      return result.rows;
    },
    queueDb: {
      async executeSql(text, values) {
        if (values?.length) return connection.query(text, values);
        const results = await connection.exec(text);
        return { rows: results.flatMap((result) => result.rows) };
      },
    },
  };
}
