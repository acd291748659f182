import type { Check } from "../check.js";

const FAQ = "https://github.com/ollama/ollama/blob/main/docs/faq.mdx";
const MODELFILE = "https://github.com/ollama/ollama/blob/main/docs/modelfile.mdx";
const ENGINE = "ollama";
const VERIFIED = "2026-11-25";

/** Memory, context and templates of models under Ollama. */
export const OLLAMA_MODEL_CHECKS: readonly Check[] = [
  {
    id: "ollama-context-window",
    text: 'Ask with a larger window, `"options": {"num_ctx": 16384}`: a longer prompt is cut to `num_ctx` tokens.',
    outcomes: [
      {
        when: "the answer is right",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it is wrong too",
        confirms: [],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["unexpected-output", "feature-failure"],
      subtypes: ["length", "semantic-coherence", "repetition"],
      phases: ["inference-serving"],
      causes: ["misconfiguration", "document-issue", "incorrect-algorithm-implementation"],
    },
    answered: {
      env: ["OLLAMA_CONTEXT_LENGTH"],
      phrases: ["num_ctx", "ollama_context_length"],
    },
    source: FAQ,
    verified: VERIFIED,
  },
  {
    id: "ollama-small-context",
    text: 'Ask with a small window, `"options": {"num_ctx": 2048}`: KV memory grows with it.',
    outcomes: [
      {
        when: "it fits",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-resource-deallocation"],
      },
      {
        when: "it still runs out of memory",
        confirms: ["incorrect-resource-allocation"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "abnormal-performance"],
      phases: ["inference-serving"],
      manifestations: ["out-of-memory", "kv-cache", "memory-growth"],
      causes: ["incorrect-resource-allocation", "misconfiguration"],
    },
    answered: {
      phrases: ["num_ctx 2048", 'num_ctx": 2048', "num_ctx=2048"],
    },
    source: FAQ,
    verified: VERIFIED,
  },
  {
    id: "ollama-flash-attention-off",
    text: "Start the server with `OLLAMA_FLASH_ATTENTION=0`.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "nothing changes",
        confirms: ["incompatible-model"],
        rulesOut: ["numerical-issue"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "abnormal-performance"],
      phases: ["inference-serving"],
      components: ["operators", "backend-adapter", "resource-manager"],
      causes: ["incorrect-algorithm-implementation", "incompatible-backend", "numerical-issue", "incompatible-model"],
    },
    answered: {
      phrases: ["ollama_flash_attention=0", "flash_attention:false", "ollama_flash_attention=false"],
    },
    source: FAQ,
    verified: VERIFIED,
  },
  {
    id: "ollama-kv-cache-f16",
    text: "Start the server with `OLLAMA_KV_CACHE_TYPE=f16`.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["mismatched-precision"],
        rulesOut: ["incorrect-tokenization"],
      },
      {
        when: "nothing changes",
        confirms: [],
        rulesOut: ["mismatched-precision"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "abnormal-performance"],
      phases: ["inference-serving"],
      manifestations: ["kv-cache", "quantization", "accuracy-drop", "garbled-output"],
      causes: ["mismatched-precision", "numerical-issue", "incorrect-algorithm-implementation"],
    },
    answered: {
      phrases: ["ollama_kv_cache_type=f16", "kv_cache_type: f16"],
    },
    source: FAQ,
    verified: VERIFIED,
  },
  {
    id: "ollama-one-request",
    text: "Start the server with `OLLAMA_NUM_PARALLEL=1`.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["concurrency-issue"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "nothing changes",
        confirms: [],
        rulesOut: ["concurrency-issue"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    variantOf: "one-request",
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang", "abnormal-performance"],
      phases: ["inference-serving"],
      components: ["job-manager", "resource-manager", "request-parser"],
      causes: ["concurrency-issue", "incorrect-job-context-management", "incorrect-resource-allocation"],
    },
    answered: {
      phrases: ["ollama_num_parallel=1", "ollama_num_parallel:1"],
    },
    source: FAQ,
    verified: VERIFIED,
  },
  {
    id: "ollama-show-template",
    text: "Print template and parameters with `ollama show --modelfile` and compare them with the model card.",
    outcomes: [
      {
        when: "template or stop parameters differ",
        confirms: ["incorrect-tokenization", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "they agree",
        confirms: [],
        rulesOut: ["incorrect-tokenization"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["unexpected-output", "feature-failure"],
      phases: ["inference-serving"],
      components: ["input-processor", "output-processor", "model-loader", "model-conversion-tools"],
      causes: ["incorrect-tokenization", "misconfiguration", "incompatible-model", "incorrect-formatting"],
    },
    answered: {
      phrases: ["--modelfile", 'template """'],
    },
    source: MODELFILE,
    verified: VERIFIED,
  },
];
