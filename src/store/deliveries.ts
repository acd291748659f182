import type { Queryable } from "./database.js";

/** Days for which a delivery id is remembered. GitHub lets a delivery be sent again by hand for three. */
export const DELIVERY_DAYS = 8;

/**
 * Remembers a delivery; false where it is known already. Of several transactions that record the same id at once, all
 * but one wait for the first to end and then get false, or record it themselves if the first was rolled back.
 */
export async function recordDelivery(db: Queryable, id: string): Promise<boolean> {
  const rows = await db.query(
    `INSERT INTO ${db.schema}.deliveries (id) VALUES ($1) ON CONFLICT (id) DO NOTHING RETURNING id`,
    [id],
  );
  return rows.length === 1;
}

/** Forgets the deliveries that are older than DELIVERY_DAYS; gives how many. */
export async function pruneDeliveries(db: Queryable): Promise<number> {
  const rows = await db.query(
    `DELETE FROM ${db.schema}.deliveries WHERE received_at < now() - make_interval(days => $1) RETURNING id`,
    [DELIVERY_DAYS],
  );
  return rows.length;
}
