import { WEIGHTS } from "./error-draft.js";
import type { ErrorLineRule } from "./line-rule.js";

/** Panics of Rust programs: TGI's router and launcher, SGLang's router, tokenizers. */
export const RUST_ERROR_RULES: readonly ErrorLineRule[] = [
  {
    id: "panic",
    language: "rust",
    type: "panic",
    pattern: /\bthread '[^']{1,80}'(?: \(\d{1,9}\))? panicked at (?<message>.*)$/,
    origin: null,
    weight: WEIGHTS.specific,
  },
  {
    id: "shard",
    language: "rust",
    type: "ShardFailed",
    pattern:
      /\bShard \d{1,3} (?:failed to start|complete standard error output)|\bShardCannotStart\b|\bWebserverFailed\b/,
    origin: "engine",
    weight: WEIGHTS.followUp,
  },
];
