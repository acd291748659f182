import type { ModelReply } from "./reply-schema.js";

/** Checked replies of earlier calls by the fingerprint of their request: ids, probabilities and lines, never text. */
export interface ReplyCache {
  /** null where there is none, or an outdated one. */
  find(key: string): Promise<ModelReply | null>;
  keep(key: string, reply: ModelReply): Promise<void>;
}
