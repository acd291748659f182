import { z } from "zod";
import type { Queryable } from "./database.js";

/**
 * - `active`    GitHub may be called
 * - `suspended` GitHub refuses until somebody lifts the suspension; jobs wait
 * - `deleted`   the App was uninstalled; its id never comes back
 */
const STATES = ["active", "suspended", "deleted"] as const;

/** How it stands with an installation; one that is not on record is active. */
export interface Standing {
  state: (typeof STATES)[number];
  /** Seconds until GitHub may be called, 0: now. Stored, so that all processes on a database wait together. */
  waitSeconds: number;
}

const standingRows = z.array(z.object({ state: z.enum(STATES), wait: z.coerce.number() }));

export async function findStanding(db: Queryable, installation: number): Promise<Standing> {
  const rows = await db.query(
    `SELECT state, greatest(0, coalesce(extract(epoch FROM paused_until - now()), 0)) AS wait
     FROM ${db.schema}.installations WHERE id = $1`,
    [installation],
  );
  const [row] = standingRows.parse(rows);
  return row ? { state: row.state, waitSeconds: row.wait } : { state: "active", waitSeconds: 0 };
}

/** No job of the installation calls GitHub for so many seconds. A longer pause that is on record stays. */
export async function pauseInstallation(db: Queryable, installation: number, seconds: number): Promise<void> {
  await db.query(
    `INSERT INTO ${db.schema}.installations AS i (id, state, paused_until)
     VALUES ($1, 'active', now() + make_interval(secs => $2))
     ON CONFLICT (id) DO UPDATE SET paused_until = greatest(i.paused_until, excluded.paused_until)`,
    [installation, seconds],
  );
}

/** Suspended: no job calls GitHub, but for one look in `lookSeconds` at whether it still holds. */
export async function suspendInstallation(db: Queryable, installation: number, lookSeconds: number): Promise<void> {
  await db.query(
    `INSERT INTO ${db.schema}.installations AS i (id, state, paused_until)
     VALUES ($1, 'suspended', now() + make_interval(secs => $2))
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, paused_until = excluded.paused_until
     WHERE i.state <> 'deleted'`,
    [installation, lookSeconds],
  );
}

/** GitHub may be called again. Does not bring back one that was deleted. */
export async function activateInstallation(db: Queryable, installation: number): Promise<void> {
  await db.query(
    `INSERT INTO ${db.schema}.installations AS i (id, state) VALUES ($1, 'active')
     ON CONFLICT (id) DO UPDATE SET state = 'active', paused_until = NULL WHERE i.state <> 'deleted'`,
    [installation],
  );
}

/** For good: every later job of the installation is dropped. */
export async function markInstallationDeleted(db: Queryable, installation: number): Promise<void> {
  await db.query(
    `INSERT INTO ${db.schema}.installations (id, state) VALUES ($1, 'deleted')
     ON CONFLICT (id) DO UPDATE SET state = 'deleted', paused_until = NULL`,
    [installation],
  );
}
