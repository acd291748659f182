import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const FAQ = "https://github.com/sgl-project/sglang/blob/main/docs/docs/references/faq.mdx";
const TUNING = "https://github.com/sgl-project/sglang/blob/main/docs/docs/advanced_features/hyperparameter_tuning.mdx";

/** SGLang: out of memory. */
export const SGLANG_MEMORY_CHECKS: readonly Check[] = [
  {
    id: "sglang-mem-fraction",
    text: "Lower `--mem-fraction-static` to 0.7 and compare `available_gpu_mem` in the start log with 5 to 8 GB.",
    outcomes: [
      {
        when: "it runs",
        confirms: ["misconfiguration", "incorrect-resource-allocation"],
        rulesOut: ["incompatible-backend", "incorrect-algorithm-implementation"],
      },
      {
        when: "it needs more at any setting",
        confirms: ["incorrect-resource-allocation", "incorrect-resource-deallocation"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["crash"],
      causes: [
        "misconfiguration",
        "incorrect-resource-allocation",
        "incompatible-backend",
        "incorrect-resource-deallocation",
      ],
      phases: ["inference-serving"],
      mentions: [
        "out of memory",
        "oom",
        "memory pool",
        "available_gpu_mem",
        "mem-fraction",
        "mem_fraction",
        "kv cache",
      ],
      manifestations: ["out-of-memory", "kv-cache"],
    },
    answered: {
      tried: ["gpu_memory", "gpu-memory", "mem-fraction", "mem_fraction", "max_model_len", "max-model-len", "memory"],
    },
    source: TUNING,
    verified: VERIFIED,
  },
  {
    id: "sglang-prefill-chunk",
    text: "Start with `--chunked-prefill-size 2048` if it fails on long prompts, `--max-running-requests 16` if it fails while decoding.",
    outcomes: [
      {
        when: "it runs",
        confirms: ["misconfiguration", "incorrect-resource-allocation"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "it fails as before",
        confirms: ["incorrect-algorithm-implementation", "mismatched-shape"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["crash"],
      causes: [
        "misconfiguration",
        "incorrect-resource-allocation",
        "incompatible-backend",
        "incorrect-algorithm-implementation",
        "mismatched-shape",
      ],
      phases: ["inference-serving"],
      mentions: ["out of memory", "oom", "prefill", "context length", "input length"],
      manifestations: ["out-of-memory", "context-overflow"],
    },
    answered: { flags: ["--chunked-prefill-size"] },
    source: FAQ,
    verified: VERIFIED,
  },
];
