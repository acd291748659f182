import type { Check } from "../check.js";
import { AITER } from "../mention-words.js";

const VERIFIED = "2026-11-24";
const TROUBLESHOOTING = "https://github.com/vllm-project/vllm/blob/main/docs/usage/troubleshooting.md";
const ENVS = "https://github.com/vllm-project/vllm/blob/main/vllm/envs.py";
const OPTIMIZATION = "https://github.com/vllm-project/vllm/blob/main/docs/configuration/optimization.md";
const METRICS = "https://docs.vllm.ai/en/stable/usage/metrics/";

/** vLLM: slowness and settings of the platform. */
export const VLLM_PERFORMANCE_CHECKS: readonly Check[] = [
  {
    id: "vllm-queue-metrics",
    text: "Read `vllm:num_requests_running` and `vllm:num_requests_waiting` from `/metrics` during the slow or stuck phase.",
    outcomes: [
      {
        when: "requests wait while few run",
        confirms: ["misconfiguration", "incorrect-cache-management", "incorrect-resource-allocation"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "many run, each is slow",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend", "mismatched-precision"],
        rulesOut: ["incorrect-cache-management"],
      },
      {
        when: "none run, none wait: the front end is stuck",
        confirms: ["incorrect-request-parsing", "concurrency-issue", "incorrect-exception-handling"],
        rulesOut: ["incorrect-cache-management"],
      },
    ],
    cost: "seconds",
    engine: "vllm",
    scope: {
      symptoms: ["abnormal-performance", "system-hang"],
      causes: [
        "misconfiguration",
        "incorrect-cache-management",
        "incorrect-resource-allocation",
        "incorrect-algorithm-implementation",
        "incompatible-backend",
        "mismatched-precision",
        "incorrect-request-parsing",
        "concurrency-issue",
        "incorrect-exception-handling",
      ],
      phases: ["inference-serving"],
      needs: ["server"],
      mentions: ["throughput", "concurren", "latency", "queue", "waiting", "ttft", "tokens/s"],
    },
    answered: { phrases: ["num-requests-waiting"] },
    source: METRICS,
    verified: VERIFIED,
  },
  {
    id: "vllm-preemption-warnings",
    text: "Search the log for `preempted` and compare the KV-cache size that it states with your load.",
    outcomes: [
      {
        when: "requests are preempted often",
        confirms: ["misconfiguration", "incorrect-resource-allocation"],
        rulesOut: ["incompatible-backend", "incorrect-algorithm-implementation"],
      },
      {
        when: "none is preempted",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend"],
        rulesOut: ["incorrect-resource-allocation"],
      },
    ],
    cost: "seconds",
    engine: "vllm",
    scope: {
      symptoms: ["abnormal-performance"],
      causes: [
        "misconfiguration",
        "incorrect-resource-allocation",
        "incorrect-algorithm-implementation",
        "incompatible-backend",
      ],
      phases: ["inference-serving"],
      mentions: ["preempt", "swap", "kv cache usage", "many requests"],
    },
    answered: { phrases: ["preempted"] },
    source: OPTIMIZATION,
    verified: VERIFIED,
  },
  {
    id: "vllm-batched-tokens",
    text: "Try `--max-num-batched-tokens 8192` and then 2048, and report time to first token and between tokens for each.",
    outcomes: [
      {
        when: "one of them is as fast as expected",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-backend"],
      },
      {
        when: "both are slow",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: "vllm",
    scope: {
      symptoms: ["abnormal-performance"],
      causes: ["misconfiguration", "incorrect-algorithm-implementation", "incompatible-backend"],
      phases: ["inference-serving"],
      mentions: ["throughput", "ttft", "latency", "prefill", "batch", "chunked", "first token"],
    },
    answered: { flags: ["--max-num-batched-tokens"] },
    source: OPTIMIZATION,
    verified: VERIFIED,
  },
  {
    id: "vllm-stats-interval",
    text: "Set `VLLM_LOG_STATS_INTERVAL=1.` and post a minute of the throughput, queue and cache-hit lines.",
    outcomes: [
      {
        when: "cache use is near 100%",
        confirms: ["misconfiguration", "incorrect-resource-allocation", "incorrect-cache-management"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "throughput falls to 0 with requests running",
        confirms: ["concurrency-issue", "incorrect-algorithm-implementation"],
        rulesOut: ["misconfiguration"],
      },
      {
        when: "numbers are steady but low",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend", "mismatched-precision"],
        rulesOut: ["incorrect-resource-allocation"],
      },
    ],
    cost: "seconds",
    engine: "vllm",
    versions: ">=0.12.0",
    scope: {
      symptoms: ["abnormal-performance", "system-hang"],
      causes: [
        "misconfiguration",
        "incorrect-resource-allocation",
        "incorrect-cache-management",
        "concurrency-issue",
        "incorrect-algorithm-implementation",
        "incompatible-backend",
        "mismatched-precision",
      ],
      phases: ["inference-serving"],
      needs: ["server"],
      mentions: ["throughput", "concurren", "latency", "queue", "tokens/s", "utiliz"],
    },
    answered: { env: ["VLLM_LOG_STATS_INTERVAL"] },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "vllm-rocm-aiter",
    text: "Compare `VLLM_ROCM_USE_AITER=0` with `1`.",
    outcomes: [
      {
        when: "only one of the two works or is fast",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation"],
        rulesOut: ["misconfiguration", "incompatible-model"],
      },
      { when: "both behave the same", confirms: ["incompatible-model"], rulesOut: ["incompatible-backend"] },
    ],
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.8.0",
    scope: {
      symptoms: ["crash", "unexpected-output", "abnormal-performance", "silent-error", "system-hang"],
      causes: ["incompatible-backend", "incorrect-algorithm-implementation"],
      components: ["operators", "backend-adapter", "model-loader"],
      phases: ["inference-serving"],
      backends: ["rocm"],
      mentions: AITER,
    },
    answered: { env: ["VLLM_ROCM_USE_AITER"] },
    source: ENVS,
    verified: VERIFIED,
  },
  {
    id: "vllm-cpu-binding",
    text: "Set `VLLM_CPU_OMP_THREADS_BIND` to the physical cores of one NUMA node and `VLLM_CPU_KVCACHE_SPACE` to a size that fits.",
    outcomes: [
      {
        when: "it is fast, or runs",
        confirms: ["misconfiguration", "incorrect-resource-allocation", "incorrect-multi-device-management"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "nothing changes",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: "vllm",
    scope: {
      symptoms: ["abnormal-performance", "crash", "system-hang"],
      causes: [
        "misconfiguration",
        "incorrect-resource-allocation",
        "incorrect-multi-device-management",
        "incompatible-backend",
        "incorrect-algorithm-implementation",
      ],
      phases: ["inference-serving"],
      backends: ["cpu"],
      needs: ["cpu"],
      mentions: ["cpu backend", "vllm_cpu", "openmp", "omp_", "numa", "cpu usage", "cpu inference", "cpu-only"],
    },
    answered: { env: ["VLLM_CPU_OMP_THREADS_BIND"] },
    source: ENVS,
    verified: VERIFIED,
  },
  {
    id: "vllm-v0-engine",
    text: "Set `VLLM_USE_V1=0` once and compare.",
    outcomes: [
      {
        when: "the V0 engine works",
        confirms: ["incorrect-algorithm-implementation", "incompatible-version", "incorrect-conditional-logic"],
        rulesOut: ["incompatible-model", "incompatible-backend"],
      },
      {
        when: "both engines fail",
        confirms: ["incompatible-model", "incompatible-backend"],
        rulesOut: ["incorrect-conditional-logic"],
      },
    ],
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.8.0 <0.10.0",
    scope: {
      symptoms: ["crash", "unexpected-output", "feature-failure", "abnormal-performance", "system-hang"],
      causes: [
        "incorrect-algorithm-implementation",
        "incompatible-version",
        "incorrect-conditional-logic",
        "incompatible-model",
        "incompatible-backend",
      ],
      phases: ["inference-serving"],
      needs: ["open"],
      mentions: ["v1", "engine core", "enginecore", "enginedead"],
    },
    answered: {
      env: ["VLLM_USE_V1"],
      phrases: ["vllm-use-v1"],
      logged: ["free memory on device", "out of memory", "no available memory"],
    },
    source: ENVS,
    verified: VERIFIED,
  },
];
