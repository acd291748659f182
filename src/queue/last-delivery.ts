import { z } from "zod";
import type { Queryable } from "../store/database.js";
import type { Place } from "../store/places.js";
import { queueSchema, TRIAGE_QUEUE } from "./job-rows.js";

/** Triages whose deliveries are looked up: the last one may be a backfill's, or of a delivery that was tried for days. */
const TRIAGES_LOOKED_AT = 20;

const lastRows = z.array(z.object({ last: z.coerce.date().nullable() })).length(1);

/**
 * When the place's last delivery came, of those whose jobs wait or run and of those that ended in one of the last triages;
 * null where none of them is on record any more. Reads no job that has ended: there may be many.
 */
export async function findLastDelivery(db: Queryable, { repo, installation }: Place): Promise<Date | null> {
  const rows = await db.query(
    `SELECT greatest(
       (SELECT max(d.received_at) FROM (
          SELECT delivery FROM ${db.schema}.triages WHERE lower(repo) = lower($1) AND installation = $2
          ORDER BY at DESC LIMIT ${TRIAGES_LOOKED_AT}) t
        JOIN ${db.schema}.deliveries d ON d.id = t.delivery),
       (SELECT max(created_on) FROM ${queueSchema(db)}.job
        WHERE name = $3 AND state IN ('created', 'retry', 'active') AND lower(data->>'repo') = lower($1)
          AND (data->>'installation')::bigint = $2 AND data->>'kind' NOT IN ('backfill', 'undo-backfill'))) AS last`,
    [repo, installation, TRIAGE_QUEUE],
  );
  return lastRows.parse(rows)[0]?.last ?? null;
}
