import type { Role } from "../config/role.js";
import { StartError } from "../config/start-error.js";
import type { Database } from "../store/database.js";

/** Throws a StartError where the role needs another process beside it and the database serves only one. */
export function assertRoleFits(role: Role, database: Database["kind"]): void {
  if (role === "all" || database === "postgres") return;
  const problem =
    "the embedded database serves one process, which has to do everything; leave --role out, or set DATABASE_URL to a PostgreSQL server for separate processes with --role web and --role worker";
  throw new StartError("--role, DATABASE_URL", problem);
}
