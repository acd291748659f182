import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const CUDA_ENV = "https://docs.nvidia.com/cuda/cuda-programming-guide/05-appendices/environment-variables.html";
const VLLM_TROUBLE = "https://github.com/vllm-project/vllm/blob/main/docs/usage/troubleshooting.md";
const SGLANG_FAQ = "https://github.com/sgl-project/sglang/blob/main/docs/references/faq.md";
const SGLANG_ARGS = "https://github.com/sgl-project/sglang/blob/main/docs/advanced_features/server_arguments.md";

/** Checks for any engine and nearly any symptom: which model, backend, device or load it takes. */
export const ANY_ENGINE_GENERAL_CHECKS: readonly Check[] = [
  {
    id: "other-backend",
    text: "Run the same model and prompt once on another backend (CPU, or a GPU of another generation).",
    outcomes: [
      {
        when: "it works there",
        confirms: ["incompatible-backend"],
        rulesOut: ["incompatible-model", "misconfiguration", "incorrect-tokenization"],
      },
      {
        when: "it fails there in the same way",
        confirms: ["incorrect-algorithm-implementation", "incompatible-model"],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["crash", "unexpected-output", "silent-error", "abnormal-performance"],
      causes: ["incompatible-backend", "incorrect-algorithm-implementation", "incompatible-model"],
      phases: ["inference-serving"],
      components: ["operators", "backend-adapter"],
    },
    answered: {
      phrases: [
        "works on cpu",
        "same on cpu",
        "works on another gpu",
        "works on a100",
        "works on h100",
        "works on cuda",
        "on cpu it works",
        "only on rocm",
        "only on vulkan",
        "only on metal",
      ],
    },
    source: SGLANG_ARGS,
    verified: VERIFIED,
  },
  {
    id: "known-good-model",
    text: "Run the same command with a small unquantised model of the same family that the engine lists as supported.",
    outcomes: [
      {
        when: "the small model works",
        confirms: ["incompatible-model", "mismatched-precision", "incorrect-resource-allocation"],
        rulesOut: ["incompatible-backend", "dependent-module-issue", "incompatible-version"],
      },
      {
        when: "it fails as well",
        confirms: ["incompatible-backend", "incompatible-version"],
        rulesOut: ["incompatible-model", "mismatched-precision"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["crash", "unexpected-output", "feature-failure", "system-hang"],
      causes: [
        "incompatible-model",
        "mismatched-precision",
        "incorrect-resource-allocation",
        "incompatible-backend",
        "incompatible-version",
      ],
      phases: ["inference-serving", "model-conversion"],
      components: ["model-loader", "operators", "model-conversion-tools", "backend-adapter"],
    },
    answered: {
      phrases: [
        "other models work",
        "works with other models",
        "same for all models",
        "with any model",
        "all models",
        "various models",
        "every model",
        "any model",
        "other model",
        "different models",
        "multiple models",
        "several models",
        "regardless of model",
      ],
    },
    source: VLLM_TROUBLE,
    verified: VERIFIED,
  },
  {
    id: "one-device",
    text: "Run on one device with `CUDA_VISIBLE_DEVICES=0` and all parallel sizes 1, if need be with a smaller model of the same family.",
    outcomes: [
      {
        when: "one device works",
        confirms: ["concurrency-issue", "incorrect-synchronization", "incorrect-multi-device-management"],
        rulesOut: ["incompatible-model", "incorrect-tokenization", "incorrect-request-parsing"],
      },
      {
        when: "one device fails as well",
        confirms: [],
        rulesOut: ["concurrency-issue", "incorrect-synchronization", "incorrect-multi-device-management"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: [
        "crash",
        "unexpected-output",
        "system-hang",
        "abnormal-performance",
        "silent-error",
        "feature-failure",
      ],
      causes: [
        "concurrency-issue",
        "incorrect-synchronization",
        "incorrect-multi-device-management",
        "mismatched-shape",
      ],
      phases: ["inference-serving"],
      manifestations: ["multi-gpu", "nccl", "stuck"],
      needs: ["several-devices"],
    },
    answered: {
      phrases: [
        "single gpu works",
        "works on a single gpu",
        "works with a single gpu",
        "works on one gpu",
        "works with one gpu",
        "works fine with tp=1",
        "works with tp=1",
        "also happens with tp=1",
        "on a single gpu too",
      ],
    },
    source: CUDA_ENV,
    verified: VERIFIED,
  },
  {
    id: "one-request",
    text: "Send the failing request alone to a freshly started server, then again with other requests running.",
    outcomes: [
      {
        when: "it fails only beside other requests",
        confirms: ["concurrency-issue", "incorrect-job-context-management", "incorrect-cache-management"],
        rulesOut: ["incorrect-request-parsing", "incorrect-tokenization", "incompatible-model"],
      },
      {
        when: "it fails alone as well",
        confirms: [],
        rulesOut: ["concurrency-issue", "incorrect-job-context-management"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: [
        "crash",
        "unexpected-output",
        "feature-failure",
        "system-hang",
        "abnormal-performance",
        "silent-error",
      ],
      causes: [
        "concurrency-issue",
        "incorrect-job-context-management",
        "incorrect-cache-management",
        "incorrect-request-parsing",
      ],
      phases: ["inference-serving"],
      needs: ["server"],
      mentions: [
        "requests",
        "concurren",
        "under load",
        "stress",
        "benchmark_serving",
        "bench_serving",
        "randomly",
        "sometimes",
        "intermittent",
        "sporadic",
        "occasional",
        "after a while",
        "high load",
        "in parallel",
      ],
    },
    answered: {
      phrases: [
        "single request works",
        "only under load",
        "under high concurrency",
        "with concurrency 1",
        "even with a single request",
        "even with one request",
      ],
    },
    source: SGLANG_FAQ,
    verified: VERIFIED,
  },
];
