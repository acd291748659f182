import type { Check } from "../check.js";
import { AITER } from "../mention-words.js";

const PROFILING =
  "https://github.com/sgl-project/sglang/blob/main/docs/docs/developer_guide/benchmark_and_profiling.mdx";
const VERIFIED = "2026-11-24";
const ARGS = "https://github.com/sgl-project/sglang/blob/main/docs/docs/advanced_features/server_arguments.mdx";
const ENV = "https://github.com/sgl-project/sglang/blob/main/docs/docs/references/environment_variables.mdx";
const TUNING = "https://github.com/sgl-project/sglang/blob/main/docs/docs/advanced_features/hyperparameter_tuning.mdx";
const NEW_MODELS = "https://github.com/sgl-project/sglang/blob/main/docs/docs/supported-models/support_new_models.mdx";

/** SGLang: slowness, memory and choice of devices. */
export const SGLANG_PERFORMANCE_CHECKS: readonly Check[] = [
  {
    id: "sglang-decode-log-line",
    text: "Post ten `Decode batch` log lines of the slow phase: running and queued requests, token usage, cuda graph, throughput.",
    outcomes: [
      {
        when: "`cuda graph: False`, or a larger batch than captured",
        confirms: ["misconfiguration"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "requests queue while token usage is low",
        confirms: ["misconfiguration", "concurrency-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "token usage near 1 and requests retracted",
        confirms: ["incorrect-resource-allocation", "misconfiguration", "incorrect-cache-management"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "all sound, only slow",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend", "mismatched-precision"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: "sglang",
    scope: {
      symptoms: ["abnormal-performance"],
      causes: [
        "misconfiguration",
        "concurrency-issue",
        "incorrect-resource-allocation",
        "incorrect-cache-management",
        "incorrect-algorithm-implementation",
        "incompatible-backend",
        "mismatched-precision",
      ],
      phases: ["inference-serving"],
      needs: ["server", "speed"],
    },
    answered: { phrases: ["prefill stage", "slow prefill", "decode batch"], logged: ["decode batch"] },
    source: TUNING,
    verified: VERIFIED,
  },
  {
    id: "sglang-conservativeness",
    text: "Raise `--schedule-conservativeness` to 1.3 if requests are retracted often, lower it to 0.3 if the queue grows at low token usage.",
    outcomes: [
      {
        when: "throughput recovers",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-backend"],
      },
      { when: "nothing changes", confirms: ["incorrect-algorithm-implementation"], rulesOut: ["misconfiguration"] },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["abnormal-performance"],
      causes: ["misconfiguration", "incorrect-algorithm-implementation", "incompatible-backend"],
      components: ["job-manager", "resource-manager"],
      phases: ["inference-serving"],
      mentions: ["retract", "queue", "token usage"],
    },
    answered: { flags: ["--schedule-conservativeness"] },
    source: TUNING,
    verified: VERIFIED,
  },
  {
    id: "sglang-gc-warnings",
    text: "Start with `--gc-warning-threshold-secs 0.1` and look for garbage-collection pauses at the slow moments.",
    outcomes: [
      {
        when: "pauses are reported",
        confirms: ["incorrect-resource-allocation", "incorrect-algorithm-implementation", "concurrency-issue"],
        rulesOut: ["incompatible-backend"],
      },
      { when: "none is reported", confirms: ["incompatible-backend"], rulesOut: ["incorrect-resource-allocation"] },
    ],
    cost: "minutes",
    engine: "sglang",
    versions: ">=0.4.10",
    scope: {
      symptoms: ["abnormal-performance"],
      causes: [
        "incorrect-resource-allocation",
        "incorrect-algorithm-implementation",
        "concurrency-issue",
        "incompatible-backend",
      ],
      phases: ["inference-serving"],
      manifestations: ["slow", "memory-growth", "high-utilisation"],
      mentions: ["jitter", "spike", "pause", "stall", "periodic", "fluctuat", "garbage collect"],
    },
    answered: { flags: ["--gc-warning-threshold-secs"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-idle-cpu",
    text: "Start with `--sleep-on-idle` if the CPU is busy without requests.",
    outcomes: [
      {
        when: "the CPU idles",
        confirms: ["misconfiguration", "document-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "the CPU is busy still",
        confirms: ["incorrect-algorithm-implementation", "concurrency-issue"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    versions: ">=0.4.7",
    scope: {
      symptoms: ["abnormal-performance"],
      causes: ["misconfiguration", "document-issue", "incorrect-algorithm-implementation", "concurrency-issue"],
      phases: ["inference-serving"],
      manifestations: ["high-utilisation"],
      mentions: ["idle", "cpu usage", "cpu util", "100% cpu", "cpu 100"],
    },
    answered: { flags: ["--sleep-on-idle"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-base-gpu",
    text: "Set `--base-gpu-id` and `--gpu-id-step` instead of relying on device order when several servers share the machine.",
    outcomes: [
      {
        when: "each server has its own GPUs then",
        confirms: ["incorrect-multi-device-management", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "they still share a GPU",
        confirms: ["incorrect-multi-device-management"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["crash", "abnormal-performance", "feature-failure", "system-hang"],
      causes: ["incorrect-multi-device-management", "misconfiguration", "incorrect-algorithm-implementation"],
      phases: ["inference-serving"],
      manifestations: ["multi-gpu", "out-of-memory"],
      mentions: [
        "base-gpu",
        "base_gpu",
        "several servers",
        "two servers",
        "multiple servers",
        "multiple instances",
        "same machine",
        "another gpu",
        "two instances",
        "wrong gpu",
      ],
    },
    answered: { flags: ["--base-gpu-id"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-memory-imbalance",
    text: "Set `SGLANG_ENABLE_TP_MEMORY_INBALANCE_CHECK=false` for one start and compare the free memory of the ranks, which that check refuses.",
    outcomes: [
      {
        when: "one GPU has another process on it",
        confirms: ["misconfiguration", "incorrect-multi-device-management"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "all GPUs are alike",
        confirms: ["incorrect-resource-allocation", "incorrect-algorithm-implementation"],
        rulesOut: ["incorrect-multi-device-management"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["crash"],
      causes: [
        "misconfiguration",
        "incorrect-multi-device-management",
        "incorrect-resource-allocation",
        "incorrect-algorithm-implementation",
      ],
      components: ["resource-manager", "communicator", "engine-initializer"],
      phases: ["inference-serving"],
      mentions: ["memory capacity is unbalanced", "memory imbalance"],
    },
    answered: { env: ["SGLANG_ENABLE_TP_MEMORY_INBALANCE_CHECK"] },
    source: ENV,
    verified: VERIFIED,
  },
  {
    id: "sglang-one-batch-bench",
    text: "Run `python3 -m sglang.benchmark.one_batch --model <path> --batch-size 1 --input-len 1024 --output-len 128` (older: `bench_one_batch`) without the server.",
    outcomes: [
      {
        when: "the kernels alone are slow",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation", "mismatched-precision"],
        rulesOut: ["concurrency-issue", "incorrect-job-context-management"],
      },
      {
        when: "they are fast: scheduler or front end is slow",
        confirms: ["concurrency-issue", "misconfiguration", "incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-backend", "mismatched-precision"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      needs: ["speed"],
      symptoms: ["abnormal-performance"],
      causes: [
        "incompatible-backend",
        "incorrect-algorithm-implementation",
        "mismatched-precision",
        "concurrency-issue",
        "misconfiguration",
        "incorrect-job-context-management",
      ],
      phases: ["inference-serving"],
    },
    answered: { phrases: ["bench-one-batch", "benchmark.one-batch"] },
    source: NEW_MODELS,
    verified: "2026-11-25",
  },
  {
    id: "sglang-rocm-aiter",
    text: "Compare `SGLANG_USE_AITER=0` with `1`.",
    outcomes: [
      {
        when: "only one of the two works or is fast",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation"],
        rulesOut: ["misconfiguration", "incompatible-model"],
      },
      { when: "both behave the same", confirms: ["incompatible-model"], rulesOut: ["incompatible-backend"] },
    ],
    cost: "minutes",
    engine: "sglang",
    versions: ">=0.4.5",
    scope: {
      symptoms: ["crash", "unexpected-output", "abnormal-performance", "silent-error", "system-hang"],
      causes: ["incompatible-backend", "incorrect-algorithm-implementation"],
      components: ["operators", "backend-adapter", "model-loader"],
      phases: ["inference-serving"],
      backends: ["rocm"],
      mentions: AITER,
    },
    answered: { env: ["SGLANG_USE_AITER"] },
    source: ENV,
    verified: VERIFIED,
  },
  {
    id: "sglang-torch-profile",
    text: "Record some steps while it is slow, `python3 -m sglang.profiler --num-steps 10`, and name what takes longest in the trace.",
    outcomes: [
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
    ],
    cost: "minutes",
    engine: "sglang",
    versions: ">=0.4.6",
    scope: { symptoms: ["abnormal-performance"], phases: ["inference-serving"], needs: ["speed", "server"] },
    answered: { phrases: ["profiler", "nsys", "nsight", "flame graph", "flamegraph", "perfetto"] },
    source: PROFILING,
    verified: VERIFIED,
  },
];
