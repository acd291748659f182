import { z } from "zod";
import { type CallLedger, type DailyLimits, type DailySpending, exceededLimit } from "../llm/limits/call-ledger.js";
import type { Queryable } from "./database.js";

/** What a repository, $2, has spent of the day in row `d`. */
const OWN_CALLS = "coalesce((d.repos #>> ARRAY[$2::text, 'calls'])::bigint, 0)";
const OWN_TOKENS = "coalesce((d.repos #>> ARRAY[$2::text, 'tokens'])::bigint, 0)";

const spendingRows = z.array(
  z.object({
    calls: z.coerce.number(),
    tokens: z.coerce.number(),
    callsPerRepository: z.coerce.number(),
    tokensPerRepository: z.coerce.number(),
  }),
);

/**
 * The ledger that all processes on a database share. A day is one row, and a reservation one statement that changes it
 * only where every limit has room: PostgreSQL lets one such statement at a time at the row and has each look at it anew,
 * so no two can take the same last call.
 */
export function createStoredLedger(db: Queryable): CallLedger {
  return {
    async reserve({ day, repo, tokens }, limits) {
      // The limits of an empty day; the statement asks the others.
      const never = exceededLimit(NOTHING, tokens, limits);
      if (never !== null) return never;
      const rows = await db.query(
        `INSERT INTO ${db.schema}.model_days AS d (day, calls, tokens, repos)
         VALUES ($1::date, 1, $3::bigint, jsonb_build_object($2::text, jsonb_build_object('calls', 1, 'tokens', $3::bigint)))
         ON CONFLICT (day) DO UPDATE SET calls = d.calls + 1, tokens = d.tokens + $3::bigint,
           repos = d.repos || jsonb_build_object($2::text,
             jsonb_build_object('calls', ${OWN_CALLS} + 1, 'tokens', ${OWN_TOKENS} + $3::bigint))
         WHERE d.calls < $4::bigint AND d.tokens + $3::bigint <= $5::bigint
           AND ${OWN_CALLS} < $6::bigint AND ${OWN_TOKENS} + $3::bigint <= $7::bigint
         RETURNING d.day`,
        [day, repo, tokens, limits.calls, limits.tokens, limits.callsPerRepository, limits.tokensPerRepository],
      );
      if (rows.length === 1) return null;
      // Only to name it: what was refused stays refused, also where a call was given back meanwhile.
      return exceededLimit(await readSpending(db, day, repo), tokens, limits) ?? "calls";
    },

    async settle({ day, repo, tokens }, spent) {
      await db.query(
        `UPDATE ${db.schema}.model_days AS d SET calls = d.calls + $3::bigint, tokens = d.tokens + $4::bigint,
           repos = d.repos || jsonb_build_object($2::text,
             jsonb_build_object('calls', ${OWN_CALLS} + $3::bigint, 'tokens', ${OWN_TOKENS} + $4::bigint))
         WHERE d.day = $1::date`,
        [day, repo, spent.calls - 1, spent.tokens - tokens],
      );
    },
  };
}

const NOTHING: DailyLimits = { calls: 0, tokens: 0, callsPerRepository: 0, tokensPerRepository: 0 };

/** What is spent of a day (`2025-01-31`, UTC), in all and for a repository. */
export async function readSpending(db: Queryable, day: string, repo: string): Promise<DailySpending> {
  const rows = await db.query(
    `SELECT calls, tokens, ${OWN_CALLS} AS "callsPerRepository", ${OWN_TOKENS} AS "tokensPerRepository"
     FROM ${db.schema}.model_days AS d WHERE day = $1::date`,
    [day, repo],
  );
  return spendingRows.parse(rows)[0] ?? NOTHING;
}
