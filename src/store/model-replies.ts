import { z } from "zod";
import type { ReplyCache } from "../llm/reply/reply-cache.js";
import { replySchema } from "../llm/reply/reply-schema.js";
import type { Queryable } from "./database.js";

export interface CacheBounds {
  /** Days after which a reply counts no more. */
  days: number;
  /** Replies that are kept, the newest. */
  count: number;
}

const DEFAULT_BOUNDS: CacheBounds = { days: 30, count: 10_000 };

const rowsSchema = z.array(z.object({ reply: z.unknown() }));

/** The cache of model replies that all processes on a database share. */
export function createStoredReplies(db: Queryable, { days, count }: CacheBounds = DEFAULT_BOUNDS): ReplyCache {
  return {
    async find(key) {
      const rows = await db.query(
        `SELECT reply FROM ${db.schema}.model_replies
         WHERE request = $1 AND kept_at >= now() - make_interval(days => $2)`,
        [key, days],
      );
      // A reply of another release, with ids that are none any more, is no reply.
      return replySchema.safeParse(rowsSchema.parse(rows)[0]?.reply).data ?? null;
    },

    async keep(key, reply) {
      // Only what the schema names gets in, so no text of a model does.
      await db.query(
        `INSERT INTO ${db.schema}.model_replies (request, reply) VALUES ($1, $2::text::jsonb)
         ON CONFLICT (request) DO UPDATE SET reply = excluded.reply, kept_at = now()`,
        [key, JSON.stringify(replySchema.parse(reply))],
      );
      await db.query(
        `DELETE FROM ${db.schema}.model_replies WHERE kept_at < now() - make_interval(days => $1)
         OR request IN (SELECT request FROM ${db.schema}.model_replies ORDER BY kept_at DESC, request OFFSET $2)`,
        [days, count],
      );
    },
  };
}
