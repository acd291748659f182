import pg from "pg";
import type { Logger } from "pino";
import { assertSchemaName, type Database, type Queryable } from "./database.js";

const MAX_CONNECTIONS = 10;
/** A server that does not answer must show as "not ready", not as a request that hangs. */
const CONNECTION_TIMEOUT_MS = 5_000;

/** Connects to a PostgreSQL server. Nothing is opened until the first query. */
export function connectPostgres(url: string, schema: string, logger: Logger): Database {
  assertSchemaName(schema);
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    application_name: "engine-triage",
  });
  // An idle connection that the server drops is replaced by the pool; without a listener it would end the process.
  pool.on("error", (error) => logger.warn({ err: error }, "database connection lost"));

  return {
    kind: "postgres",
    ...queryable(pool, schema),
    queueOptions: { connectionString: url, max: MAX_CONNECTIONS },
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      const onError = (error: Error) => {
        broken = error;
      };
      client.on("error", onError);
      try {
        await client.query("BEGIN");
        const result = await work(queryable(client, schema));
        await client.query("COMMIT");
        return result;
      } catch (error) {
        // A connection that cannot even roll back is thrown away; the server then aborts the transaction itself.
        await client.query("ROLLBACK").catch((rollbackError: Error) => {
          broken = rollbackError;
        });
        throw error;
      } finally {
        client.off("error", onError);
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

function queryable(connection: pg.Pool | pg.PoolClient, schema: string): Queryable {
  return {
    schema,
    async query(sql, params = []) {
      const result = await connection.query<pg.QueryResultRow>(sql, [...params]);
      return result.rows;
    },
    queueDb: { executeSql: (text, values) => connection.query(text, values) },
  };
}
