import type { Check } from "../check.js";

const TROUBLESHOOTING = "https://docs.ollama.com/troubleshooting";
const GPU = "https://github.com/ollama/ollama/blob/main/docs/gpu.mdx";
const FAQ = "https://github.com/ollama/ollama/blob/main/docs/faq.mdx";
const ENGINE = "ollama";
const VERIFIED = "2026-11-25";

/** Which device Ollama runs a model on. */
export const OLLAMA_DEVICE_CHECKS: readonly Check[] = [
  {
    id: "ollama-ps-processor",
    text: "Run `ollama ps` while the model is loaded and read the `PROCESSOR` column.",
    outcomes: [
      {
        when: "less than `100% GPU`",
        confirms: ["incorrect-resource-allocation", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "`100% GPU`",
        confirms: [],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["abnormal-performance", "feature-failure"],
      phases: ["inference-serving"],
      manifestations: ["slow", "high-utilisation", "out-of-memory"],
      causes: ["incorrect-resource-allocation", "misconfiguration", "incompatible-backend"],
    },
    answered: {
      phrases: ["100% gpu", "100% cpu", "cpu/gpu", "ollama ps"],
    },
    source: FAQ,
    verified: VERIFIED,
  },
  {
    id: "ollama-cpu-only-cuda",
    text: "Start the server with `CUDA_VISIBLE_DEVICES=-1`, which leaves the CPU only.",
    outcomes: [
      {
        when: "it works on the CPU",
        confirms: ["incompatible-backend"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "it fails in the same way",
        confirms: [],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    variantOf: "other-backend",
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang"],
      phases: ["inference-serving"],
      backends: ["cuda"],
      causes: ["incompatible-backend", "incorrect-algorithm-implementation", "incompatible-model"],
    },
    answered: {
      phrases: ["works on cpu", "cpu works", "num_gpu 0", 'num_gpu": 0', "cuda_visible_devices=-1"],
    },
    source: GPU,
    verified: VERIFIED,
  },
  {
    id: "ollama-cpu-only-rocm",
    text: "Start the server with `ROCR_VISIBLE_DEVICES=-1`, which leaves the CPU only.",
    outcomes: [
      {
        when: "it works on the CPU",
        confirms: ["incompatible-backend"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "it fails in the same way",
        confirms: [],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    variantOf: "other-backend",
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang"],
      phases: ["inference-serving"],
      backends: ["rocm"],
      causes: ["incompatible-backend", "incorrect-algorithm-implementation", "incompatible-model"],
    },
    answered: {
      phrases: ["works on cpu", "cpu works", "num_gpu 0", 'num_gpu": 0', "rocr_visible_devices=-1"],
    },
    source: GPU,
    verified: VERIFIED,
  },
  {
    id: "ollama-vulkan-off",
    text: "Start the server with `OLLAMA_VULKAN=0`, so that no Vulkan device is used.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incompatible-backend"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "nothing changes",
        confirms: [],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    versions: ">=0.12.11",
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang", "abnormal-performance"],
      phases: ["inference-serving"],
      backends: ["vulkan"],
      causes: ["incompatible-backend", "incorrect-algorithm-implementation", "incorrect-multi-device-management"],
    },
    answered: {
      env: ["OLLAMA_VULKAN"],
      phrases: ["ollama_vulkan"],
    },
    source: GPU,
    verified: VERIFIED,
  },
  {
    id: "ollama-llm-library",
    text: "Start the server with `OLLAMA_LLM_LIBRARY` set to another library of those in the log.",
    outcomes: [
      {
        when: "another library works",
        confirms: ["incompatible-backend"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "all fail alike",
        confirms: [],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang"],
      phases: ["inference-serving"],
      components: ["backend-adapter", "operators", "engine-initializer"],
      causes: ["incompatible-backend", "incorrect-algorithm-implementation", "incompatible-model"],
    },
    answered: {
      env: ["OLLAMA_LLM_LIBRARY"],
      phrases: ["ollama_llm_library"],
    },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
];
