import type { EngineId } from "../../taxonomy/engines.js";
import type { Check } from "../check.js";
import { rendition } from "./rendition.js";

const SOURCE = "https://git-scm.com/docs/git-log";
const VERIFIED = "2026-11-25";

/** What stands before the number in the tags of a release. MLC-LLM, which publishes packages by day, has none. */
const TAG_PREFIXES: readonly (readonly [EngineId, string])[] = [
  ["vllm", "v"],
  ["llama.cpp", "b"],
  ["sglang", "v"],
  ["tensorrt-llm", "v"],
  ["deepspeed", "v"],
  ["lmdeploy", "v"],
  ["ollama", "v"],
  ["tgi", "v"],
];

/** `commits-between-releases` of each engine, by its own tags. */
export const BETWEEN_RELEASES_CHECKS: readonly Check[] = TAG_PREFIXES.map(([engine, prefix]) =>
  rendition("commits-between-releases", {
    id: `${engine.replace(".", "-")}-commits-between-releases`,
    text: `List what came between the version that works and the one that fails: \`git log --oneline ${prefix}<works>..${prefix}<fails>\`.`,
    engine,
    source: SOURCE,
    verified: VERIFIED,
  }),
);
