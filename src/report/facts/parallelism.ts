import type { Fact, ReportedCommand, ReportFacts } from "../issue-report.js";
import type { FactLine } from "./fact-rule.js";

type Dimension = keyof ReportFacts["parallelism"];

/** Options and keyword arguments of the engines that state a degree of parallelism. */
export const PARALLELISM_RULES: readonly { dimension: Dimension; flags: readonly string[]; pattern: RegExp }[] = [
  {
    dimension: "tensor",
    flags: [
      "--tensor-parallel-size",
      "--tensor_parallel_size",
      "-tp",
      "--tp",
      "--tp-size",
      "--tp_size",
      "--num-shard",
      "--num_shard",
      "--sharded",
      "--tensor-parallel-shards",
      "--tensor_parallel_shards",
    ],
    pattern:
      /\b(?:tensor_parallel_size|tensor_parallel_shards|tp_size|tensor_parallel|(?<![\w-])tp)\\?["']? ?[=:] ?(\d{1,3})\b|\bTP ?= ?(\d{1,3})\b|\bTP(\d{1,2})\b(?!\])/,
  },
  {
    dimension: "pipeline",
    flags: ["--pipeline-parallel-size", "--pipeline_parallel_size", "-pp", "--pp", "--pp-size", "--pp_size"],
    pattern: /\b(?:pipeline_parallel_size|pp_size|(?<![\w-])pp)["']? ?[=:] ?(\d{1,3})\b|\bPP ?= ?(\d{1,3})\b/,
  },
  {
    dimension: "data",
    flags: ["--data-parallel-size", "--data_parallel_size", "-dp", "--dp", "--dp-size", "--dp_size"],
    pattern: /\b(?:data_parallel_size|dp_size|(?<![\w-])dp)["']? ?[=:] ?(\d{1,3})\b|\bDP ?= ?(\d{1,3})\b/,
  },
  {
    dimension: "expert",
    flags: ["--expert-parallel-size", "--ep-size", "--ep", "--ep_size", "--moe_ep_size"],
    pattern: /\b(?:expert_parallel_size|ep_size|moe_ep_size|(?<![\w-])ep)["']? ?[=:] ?(\d{1,3})\b|\bEP ?= ?(\d{1,3})\b/,
  },
  {
    dimension: "nodes",
    flags: ["--nnodes", "--num-nodes", "--num_nodes"],
    pattern: /\bnnodes ?= ?(\d{1,4})\b|\b(\d{1,3}) nodes\b/,
  },
];

/** llama.cpp's `-tp` and llama-bench's `-pp` are no parallelism. */
const NOT_PARALLEL = /^(?:llama-|main$|server$|batched-bench|docker$|cmake$|make$)/;

/** Takes lines and commands and gives the degrees of parallelism that are stated: by option first, then in text. */
export function readParallelism(
  facts: readonly FactLine[],
  commands: readonly ReportedCommand[],
): ReportFacts["parallelism"] {
  const found: Partial<Record<Dimension, Fact<number>>> = {};
  for (const { dimension, flags, pattern } of PARALLELISM_RULES) {
    const fact = byFlag(commands, flags) ?? byText(facts, pattern);
    if (fact !== null) found[dimension] = fact;
  }
  return found;
}

function byFlag(commands: readonly ReportedCommand[], names: readonly string[]): Fact<number> | null {
  for (const { program, flags, startLine } of commands) {
    if (NOT_PARALLEL.test(program) && program !== "docker") continue;
    for (const name of names) {
      const value = flags[name];
      if (typeof value === "string" && /^\d{1,4}$/.test(value)) return { value: Number(value), line: startLine };
    }
  }
  return null;
}

function byText(facts: readonly FactLine[], pattern: RegExp): Fact<number> | null {
  for (const { text, number, kind } of facts) {
    if (kind === "trace" || kind === "environment") continue;
    const value = pattern
      .exec(text)
      ?.slice(1)
      .find((group) => group !== undefined);
    if (value !== undefined && Number(value) > 0) return { value: Number(value), line: number };
  }
  return null;
}
