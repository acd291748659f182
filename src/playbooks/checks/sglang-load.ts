import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const ARGS = "https://github.com/sgl-project/sglang/blob/main/docs/advanced_features/server_arguments.md";
const ENV = "https://github.com/sgl-project/sglang/blob/main/docs/references/environment_variables.md";

/** SGLang: model loading, adapters and quantised kernels. */
export const SGLANG_LOAD_CHECKS: readonly Check[] = [
  {
    id: "sglang-transformers-model",
    text: "Start with `--model-impl transformers` in place of SGLang's own model code.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incorrect-algorithm-implementation", "mismatched-shape"],
        rulesOut: ["incompatible-model", "dependent-module-issue"],
      },
      {
        when: "Transformers fails too",
        confirms: ["incompatible-model", "incompatible-version"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["crash", "unexpected-output", "silent-error", "feature-failure"],
      causes: [
        "incorrect-algorithm-implementation",
        "mismatched-shape",
        "incompatible-model",
        "incompatible-version",
        "dependent-module-issue",
      ],
      phases: ["inference-serving"],
      manifestations: [
        "model-load-failure",
        "unsupported-architecture",
        "shape-mismatch",
        "garbled-output",
        "accuracy-drop",
      ],
      components: ["model-loader", "operators"],
    },
    answered: { flags: ["--model-impl"], phrases: ["model-impl"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-dummy-weights",
    text: "Start with `--load-format dummy`, which reads no weight file.",
    outcomes: [
      {
        when: "it starts",
        confirms: ["incompatible-model", "mismatched-precision"],
        rulesOut: ["incompatible-backend", "incorrect-resource-allocation"],
      },
      {
        when: "it fails as before",
        confirms: [
          "incorrect-algorithm-implementation",
          "mismatched-shape",
          "incompatible-backend",
          "misconfiguration",
        ],
        rulesOut: ["incompatible-model"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["crash", "system-hang"],
      causes: [
        "incompatible-model",
        "mismatched-precision",
        "incorrect-algorithm-implementation",
        "mismatched-shape",
        "incompatible-backend",
        "misconfiguration",
        "incorrect-resource-allocation",
      ],
      components: ["model-loader", "engine-initializer"],
      phases: ["inference-serving"],
      manifestations: ["model-load-failure", "shape-mismatch", "dtype-mismatch"],
    },
    answered: { phrases: ["load-format dummy"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-deepgemm-off",
    text: "Set `SGLANG_ENABLE_JIT_DEEPGEMM=0`.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incompatible-backend", "dependent-module-issue", "incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model", "misconfiguration"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["dependent-module-issue"] },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["crash", "system-hang", "unexpected-output", "abnormal-performance"],
      causes: ["incompatible-backend", "dependent-module-issue", "incorrect-algorithm-implementation"],
      components: ["operators", "backend-adapter", "engine-initializer"],
      phases: ["inference-serving"],
      manifestations: ["cuda-error", "stuck", "import-error", "garbled-output"],
      backends: ["cuda"],
      mentions: ["deepgemm", "deep_gemm", "deep gemm", "deep-gemm", "fp8"],
    },
    answered: { env: ["SGLANG_ENABLE_JIT_DEEPGEMM"] },
    source: ENV,
    verified: VERIFIED,
  },
  {
    id: "sglang-moe-triton",
    text: "Start with `--moe-runner-backend triton`.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation", "mismatched-precision"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "it fails as before",
        confirms: ["incompatible-model", "mismatched-shape"],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["crash", "unexpected-output", "silent-error", "abnormal-performance"],
      causes: [
        "incompatible-backend",
        "incorrect-algorithm-implementation",
        "mismatched-precision",
        "incompatible-model",
        "mismatched-shape",
      ],
      components: ["operators", "backend-adapter"],
      phases: ["inference-serving"],
      manifestations: ["cuda-error", "illegal-memory-access", "garbled-output", "no-kernel-image"],
      mentions: [
        "moe",
        "expert",
        "mixtral",
        "deepseek",
        "grok",
        "a3b",
        "a22b",
        "dbrx",
        "llama-4",
        "llama4",
        "maverick",
        "scout",
      ],
    },
    answered: { flags: ["--moe-runner-backend"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-fp8-triton",
    text: "Start with `--fp8-gemm-backend triton`, the widely compatible one.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incompatible-backend", "mismatched-precision", "incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "it fails as before",
        confirms: ["incompatible-model", "mismatched-precision"],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["crash", "unexpected-output", "silent-error"],
      causes: [
        "incompatible-backend",
        "mismatched-precision",
        "incorrect-algorithm-implementation",
        "incompatible-model",
      ],
      phases: ["inference-serving"],
      manifestations: ["quantization"],
      backends: ["cuda"],
      mentions: ["fp8"],
    },
    answered: { flags: ["--fp8-gemm-backend"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-lora-triton",
    text: "Start with `--lora-backend triton` and an explicit `--max-lora-rank`.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incorrect-algorithm-implementation", "misconfiguration"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "it fails as before",
        confirms: ["incompatible-model", "mismatched-shape"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["crash", "unexpected-output", "feature-failure"],
      causes: ["incorrect-algorithm-implementation", "misconfiguration", "incompatible-model", "mismatched-shape"],
      phases: ["inference-serving"],
      manifestations: ["lora"],
    },
    answered: { flags: ["--lora-backend"] },
    source: ARGS,
    verified: VERIFIED,
  },
];
