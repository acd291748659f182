import { z } from "zod";
import type { Queryable } from "./database.js";

const idRows = z.array(z.object({ id: z.string() }));

/** Days for which a delivery id is remembered. GitHub lets a delivery be sent again by hand for three. */
export const DELIVERY_DAYS = 8;

/**
 * Remembers deliveries; gives those of `ids` that were not known. Of several transactions that record the same id at once,
 * all but one wait for the first to end and then find it known, or record it themselves if the first was rolled back.
 */
export async function recordDeliveries(db: Queryable, ids: readonly string[]): Promise<ReadonlySet<string>> {
  // In one order everywhere: two transactions that wait for each other's ids would never end.
  const rows = await db.query(
    `INSERT INTO ${db.schema}.deliveries (id) SELECT unnest($1::text[]) ON CONFLICT (id) DO NOTHING RETURNING id`,
    [[...new Set(ids)].sort()],
  );
  return new Set(idRows.parse(rows).map(({ id }) => id));
}

/** Forgets the deliveries that are older than DELIVERY_DAYS; gives how many. */
export async function pruneDeliveries(db: Queryable): Promise<number> {
  const rows = await db.query(
    `DELETE FROM ${db.schema}.deliveries WHERE received_at < now() - make_interval(days => $1) RETURNING id`,
    [DELIVERY_DAYS],
  );
  return rows.length;
}
