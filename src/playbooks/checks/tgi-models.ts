import type { Check } from "../check.js";

const LAUNCHER = "https://github.com/huggingface/text-generation-inference/blob/main/docs/source/reference/launcher.md";
const LAUNCHER_SOURCE = "https://github.com/huggingface/text-generation-inference/blob/main/launcher/src/main.rs";
const ENGINE = "tgi";
const VERIFIED = "2026-11-25";

/** Attention, caches, precision and decoding of TGI. */
export const TGI_MODEL_CHECKS: readonly Check[] = [
  {
    id: "tgi-cuda-graphs-off",
    text: "Start with `--cuda-graphs 0`.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "nothing changes",
        confirms: ["incompatible-model"],
        rulesOut: ["incorrect-synchronization"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang"],
      phases: ["inference-serving"],
      components: ["operators", "engine-initializer", "resource-manager", "backend-adapter"],
      causes: ["incorrect-algorithm-implementation", "incorrect-resource-allocation", "incompatible-model"],
    },
    answered: {
      phrases: ["--cuda-graphs 0", "cuda_graphs=0"],
    },
    source: LAUNCHER,
    verified: VERIFIED,
  },
  {
    id: "tgi-prefix-caching-off",
    text: "Start with `PREFIX_CACHING=0`.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-cache-management"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "nothing changes",
        confirms: [],
        rulesOut: ["incorrect-cache-management"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    versions: ">=3.0",
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang", "abnormal-performance"],
      phases: ["inference-serving"],
      components: ["resource-manager", "job-manager", "operators"],
      causes: ["incorrect-cache-management", "incorrect-job-context-management"],
    },
    answered: {
      env: ["PREFIX_CACHING", "USE_PREFIX_CACHING"],
      phrases: ["prefix_caching=0", "prefix_caching=false"],
    },
    source: LAUNCHER_SOURCE,
    verified: VERIFIED,
  },
  {
    id: "tgi-paged-attention",
    text: "Start with `ATTENTION=paged`, which takes the place of flashinfer or flashdecoding.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "nothing changes",
        confirms: ["incompatible-model"],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    versions: ">=2.3",
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang"],
      phases: ["inference-serving"],
      components: ["operators", "backend-adapter"],
      causes: ["incorrect-algorithm-implementation", "incompatible-backend", "numerical-issue", "incompatible-model"],
    },
    answered: {
      env: ["ATTENTION"],
      phrases: ["attention=paged"],
    },
    source: LAUNCHER_SOURCE,
    verified: VERIFIED,
  },
  {
    id: "tgi-unquantized",
    text: "Run the unquantised checkpoint of the same model with the same prompt, without `--quantize`.",
    outcomes: [
      {
        when: "the answer is right",
        confirms: ["mismatched-precision"],
        rulesOut: ["incorrect-tokenization"],
      },
      {
        when: "it is wrong too",
        confirms: [],
        rulesOut: ["mismatched-precision"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    variantOf: "unquantised-model",
    scope: {
      symptoms: ["crash", "unexpected-output", "silent-error"],
      phases: ["inference-serving"],
      manifestations: ["quantization", "garbled-output", "nan", "accuracy-drop", "repeated-output"],
      causes: [
        "mismatched-precision",
        "numerical-issue",
        "incorrect-algorithm-implementation",
        "incorrect-tokenization",
      ],
    },
    answered: {
      phrases: ["without quantization", "without --quantize", "unquantized works"],
    },
    source: LAUNCHER,
    verified: VERIFIED,
  },
  {
    id: "tgi-grammar-off",
    text: "Start with `--disable-grammar-support` and send the request without grammar or tools.",
    outcomes: [
      {
        when: "plain requests work",
        confirms: ["incorrect-formatting"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "they fail too",
        confirms: [],
        rulesOut: ["incorrect-formatting"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "feature-failure", "system-hang", "abnormal-performance"],
      phases: ["inference-serving"],
      manifestations: ["structured-output", "tool-calling"],
      causes: ["incorrect-formatting", "incorrect-exception-handling", "incorrect-algorithm-implementation"],
    },
    answered: {
      flags: ["--disable-grammar-support"],
      env: ["DISABLE_GRAMMAR_SUPPORT"],
    },
    source: LAUNCHER,
    verified: VERIFIED,
  },
  {
    id: "tgi-no-speculation",
    text: "Leave `--speculate` away, and use a revision without Medusa heads.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "nothing changes",
        confirms: ["incompatible-model"],
        rulesOut: ["concurrency-issue"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang", "abnormal-performance"],
      phases: ["inference-serving"],
      manifestations: ["speculative-decoding"],
      causes: ["incorrect-algorithm-implementation", "incompatible-model", "concurrency-issue"],
    },
    answered: {
      phrases: ["without speculate", "without speculation"],
    },
    source: LAUNCHER,
    verified: VERIFIED,
  },
];
