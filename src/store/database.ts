import type { ConstructorOptions, Db } from "pg-boss";

/** Something that runs SQL: the database itself or a transaction on it. */
export interface Queryable {
  /** Schema of the App's tables; a checked identifier, safe to write into SQL. */
  readonly schema: string;
  /** Rows as the driver gives them; each caller reads them through its own zod schema. */
  query(sql: string, params?: readonly unknown[]): Promise<readonly unknown[]>;
  /** The same connection or transaction as pg-boss wants it, so that a job can be stored together with the App's rows. */
  readonly queueDb: Db;
}

/** One SQL dialect, two implementations: a PostgreSQL server, and PostgreSQL embedded in this process. */
export interface Database extends Queryable {
  readonly kind: "postgres" | "embedded";
  /** What pg-boss needs to work on the same database. */
  readonly queueOptions: Pick<ConstructorOptions, "connectionString" | "db" | "backend" | "max">;
  /** Commits when `work` resolves, rolls back when it rejects. `work` must use only the transaction that it is given. */
  transaction<T>(work: (transaction: Queryable) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const SCHEMA_PATTERN = /^[a-z_][a-z0-9_]{0,39}$/;

/** Throws unless `schema` can stand in SQL unquoted. */
export function assertSchemaName(schema: string): void {
  if (!SCHEMA_PATTERN.test(schema))
    throw new Error(`"${schema}" cannot be a schema name; use lower-case letters, digits and _`);
}
