import type { Check, CheckOutcome } from "../check.js";

const VERIFIED = "2026-11-24";
const CLI = "https://github.com/vllm-project/vllm/blob/main/docs/cli/README.md";
const LATENCY_SCRIPT =
  "https://github.com/vllm-project/vllm/blob/00db02095a5d578c18383609a00fa0c6e7fc8db8/benchmarks/benchmark_latency.py";

const OUTCOMES: Check["outcomes"] = [
  {
    when: "both are as slow as your run",
    confirms: ["incompatible-backend", "incorrect-algorithm-implementation", "mismatched-precision"],
    rulesOut: ["concurrency-issue", "incorrect-job-context-management"],
  },
  {
    when: "eager mode is faster",
    confirms: ["incorrect-algorithm-implementation", "misconfiguration"],
    rulesOut: ["incompatible-backend"],
  },
  {
    when: "both are fast",
    confirms: ["concurrency-issue", "misconfiguration", "incorrect-job-context-management"],
    rulesOut: ["incompatible-backend"],
  },
];
const SCOPE: Check["scope"] = {
  symptoms: ["abnormal-performance"],
  causes: [
    "incompatible-backend",
    "incorrect-algorithm-implementation",
    "concurrency-issue",
    "misconfiguration",
    "incorrect-job-context-management",
  ],
  phases: ["inference-serving"],
  needs: ["generation", "speed"],
};

const PROFILING = "https://github.com/vllm-project/vllm/blob/main/docs/contributing/profiling.md";

/** What a profile tells of a slow run. */
const PROFILE: readonly CheckOutcome[] = [
  {
    when: "kernels fill the trace",
    confirms: ["incorrect-algorithm-implementation", "incompatible-backend"],
    rulesOut: ["concurrency-issue", "incorrect-synchronization"],
  },
  {
    when: "the GPU waits between them",
    confirms: ["incorrect-synchronization", "concurrency-issue", "incorrect-resource-allocation"],
    rulesOut: ["incompatible-backend"],
  },
];

/** vLLM: one batch measured without a server, by the command of each version. */
export const VLLM_LATENCY_CHECKS: readonly Check[] = [
  {
    id: "vllm-bench-latency",
    text: "Measure `vllm bench latency --model <model> --input-len 1024 --output-len 128`, once as it is and once with `--enforce-eager`.",
    outcomes: OUTCOMES,
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.9.0",
    scope: SCOPE,
    answered: {
      phrases: [
        "bench latency",
        "benchmark-latency",
        "benchmark-throughput",
        "bench throughput",
        "benchmark-serving",
        "bench serve",
      ],
    },
    lastResort: true,
    source: CLI,
    verified: VERIFIED,
  },
  {
    id: "vllm-benchmark-latency-script",
    text: "Measure `python benchmarks/benchmark_latency.py --model <model> --input-len 1024 --output-len 128`, with and without `--enforce-eager`.",
    outcomes: OUTCOMES,
    cost: "minutes",
    engine: "vllm",
    versions: "<0.9.0",
    scope: SCOPE,
    answered: {
      phrases: ["benchmark-latency", "benchmark-throughput", "bench throughput", "benchmark-serving", "bench serve"],
    },
    lastResort: true,
    source: LATENCY_SCRIPT,
    verified: VERIFIED,
  },
  {
    id: "vllm-torch-profile",
    text: 'Record a trace: `vllm serve` with `--profiler-config \'{"profiler": "torch", "torch_profiler_dir": "./trace"}\'`, then `vllm bench serve --profile`.',
    outcomes: PROFILE,
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.13.0",
    scope: { symptoms: ["abnormal-performance"], phases: ["inference-serving"], needs: ["speed"] },
    answered: { phrases: ["profiler", "nsys", "nsight", "flame graph", "flamegraph", "perfetto"] },
    source: PROFILING,
    verified: VERIFIED,
  },
  {
    id: "vllm-torch-profiler-dir",
    text: "Record a slow request: start with `VLLM_TORCH_PROFILER_DIR=./trace`, call `/start_profile`, send it, call `/stop_profile`, and name what takes longest.",
    outcomes: PROFILE,
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.5.1 <0.13.0",
    scope: { symptoms: ["abnormal-performance"], phases: ["inference-serving"], needs: ["speed"] },
    answered: { phrases: ["profiler", "nsys", "nsight", "flame graph", "flamegraph", "perfetto"] },
    source: PROFILING,
    verified: VERIFIED,
  },
];
