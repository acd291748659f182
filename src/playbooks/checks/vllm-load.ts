import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const TROUBLESHOOTING = "https://github.com/vllm-project/vllm/blob/main/docs/usage/troubleshooting.md";
const ENVS = "https://github.com/vllm-project/vllm/blob/main/vllm/envs.py";
const ARGS = "https://github.com/vllm-project/vllm/blob/main/vllm/engine/arg_utils.py";
const LORA = "https://github.com/vllm-project/vllm/blob/main/docs/features/lora.md";
const MEMORY = "https://github.com/vllm-project/vllm/blob/main/docs/configuration/conserving_memory.md";

/** vLLM: model loading, memory at start, adapters and plugins. */
export const VLLM_LOAD_CHECKS: readonly Check[] = [
  {
    id: "vllm-gpu-memory",
    text: "Lower `--gpu-memory-utilization` by 0.1 and `--max-num-seqs` to 16, and compare with the KV-cache size in the start log.",
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
    engine: "vllm",
    scope: {
      symptoms: ["crash"],
      causes: [
        "misconfiguration",
        "incorrect-resource-allocation",
        "incompatible-backend",
        "incorrect-resource-deallocation",
      ],
      phases: ["inference-serving"],
      manifestations: ["out-of-memory", "kv-cache"],
      mentions: ["out of memory", "oom", "outofmemory"],
    },
    answered: {
      logged: ["allocate_cpu_cache"],
      tried: [
        "gpu-memory-utilization",
        "gpu_memory_utilization",
        "gpu_memory",
        "gpu-memory",
        "mem-fraction",
        "mem_fraction",
        "max_model_len",
        "max-model-len",
        "memory",
      ],
    },
    source: MEMORY,
    verified: VERIFIED,
  },
  {
    id: "vllm-max-model-len",
    text: "Start with `--max-model-len 4096`.",
    outcomes: [
      {
        when: "it starts: the default length does not fit the memory",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-backend"],
      },
      {
        when: "the same error comes",
        confirms: ["incorrect-resource-allocation", "incompatible-model"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: "vllm",
    scope: {
      symptoms: ["crash"],
      causes: ["misconfiguration", "incorrect-resource-allocation", "incompatible-model"],
      phases: ["inference-serving"],
      manifestations: ["out-of-memory", "kv-cache", "context-overflow"],
      mentions: [
        "oom",
        "kv cache",
        "context",
        "max_model_len",
        "max seq len",
        "out of memory",
        "outofmemory",
        "no available memory",
        "less than desired",
      ],
    },
    answered: {
      logged: ["no available memory for the cache", "allocate_cpu_cache"],
      flags: ["--max-model-len"],
      phrases: ["max-model-len="],
      tried: ["gpu_memory", "gpu-memory", "mem-fraction", "mem_fraction", "max_model_len", "max-model-len", "memory"],
    },
    source: MEMORY,
    verified: VERIFIED,
  },
  {
    id: "vllm-dummy-weights",
    text: "Start with `--load-format dummy`, which skips the weight files.",
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
    engine: "vllm",
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
      needs: ["open"],
    },
    answered: { phrases: ["load-format dummy"] },
    lastResort: true,
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "vllm-transformers-backend",
    text: "Start with `--model-impl transformers` in place of vLLM's own model code.",
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
    engine: "vllm",
    versions: ">=0.8.0",
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
      manifestations: ["model-load-failure", "unsupported-architecture"],
      components: ["model-loader", "operators"],
    },
    answered: {
      flags: ["--model-impl"],
      logged: ["transformers implementation"],
      phrases: ["model-impl", "gguf"],
    },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "vllm-no-plugins",
    text: 'Start with `VLLM_PLUGINS=""`, which loads no plugin packages.',
    outcomes: [
      {
        when: "it works",
        confirms: ["dependent-module-issue", "incompatible-version"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-backend"],
      },
      { when: "it fails as before", confirms: [], rulesOut: ["dependent-module-issue"] },
    ],
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.6.0",
    scope: {
      symptoms: ["crash", "feature-failure"],
      causes: [
        "dependent-module-issue",
        "incompatible-version",
        "incorrect-algorithm-implementation",
        "incompatible-backend",
      ],
      manifestations: ["import-error", "unsupported-architecture"],
      mentions: ["plugin"],
    },
    answered: { env: ["VLLM_PLUGINS"] },
    source: ENVS,
    verified: VERIFIED,
  },
  {
    id: "vllm-lora-rank",
    text: "Compare `r` in the adapter's `adapter_config.json` with `--max-lora-rank`, and ask `/v1/models` whether the adapter is listed.",
    outcomes: [
      { when: "the rank is larger", confirms: ["misconfiguration"], rulesOut: ["incompatible-backend"] },
      {
        when: "the adapter is not listed",
        confirms: ["incompatible-model", "incorrect-exception-handling"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "rank and listing are right",
        confirms: ["incorrect-algorithm-implementation", "mismatched-shape"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: "vllm",
    scope: {
      symptoms: ["crash", "feature-failure", "unexpected-output"],
      causes: [
        "misconfiguration",
        "incompatible-model",
        "incorrect-exception-handling",
        "incorrect-algorithm-implementation",
        "mismatched-shape",
        "incompatible-backend",
      ],
      phases: ["inference-serving"],
      manifestations: ["lora"],
      mentions: [
        "rank",
        "not found",
        "does not exist",
        "not loaded",
        "max_lora_rank",
        "max-lora-rank",
        "lora_id",
        "lora name",
      ],
    },
    source: LORA,
    verified: VERIFIED,
  },
];
