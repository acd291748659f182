import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const SANITIZER = "https://docs.nvidia.com/compute-sanitizer/ComputeSanitizer";
const CUDA_ENV = "https://docs.nvidia.com/cuda/cuda-programming-guide/05-appendices/environment-variables.html";
const VLLM_SERVER = "https://github.com/vllm-project/vllm/blob/main/docs/serving/openai_compatible_server.md";
const SGLANG_ARGS = "https://github.com/sgl-project/sglang/blob/main/docs/docs/advanced_features/server_arguments.mdx";
const SGLANG_NEW_MODELS =
  "https://github.com/sgl-project/sglang/blob/main/docs/docs/supported-models/support_new_models.mdx";

/** Checks of the numbers behind a wrong text: precision, NaN, uninitialised memory, devices. */
export const ANY_ENGINE_NUMBER_CHECKS: readonly Check[] = [
  {
    id: "nan-logprobs",
    text: "Ask for `logprobs` of the first tokens and look for NaN, equal values or a single candidate.",
    outcomes: [
      {
        when: "values are NaN, infinite or all equal",
        confirms: ["numerical-issue", "mismatched-precision"],
        rulesOut: ["incorrect-tokenization", "incorrect-detokenization"],
      },
      { when: "values look sound", confirms: [], rulesOut: ["numerical-issue"] },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["unexpected-output", "silent-error", "crash"],
      subtypes: ["character", "repetition"],
      causes: ["numerical-issue", "mismatched-precision"],
      phases: ["inference-serving"],
      manifestations: ["nan", "garbled-output", "repeated-output", "accuracy-drop"],
      needs: ["generation", "server"],
      mentions: ["nan", "garb", "gibberish", "nonsens", "!!!!", "incoheren", "random", "degenerat", "inf "],
    },
    source: VLLM_SERVER,
    verified: VERIFIED,
  },
  {
    id: "wider-dtype",
    text: "Run with bfloat16, then float32, in place of float16 on the same prompt.",
    outcomes: [
      {
        when: "the wider type is right",
        confirms: ["numerical-issue", "mismatched-precision"],
        rulesOut: ["incorrect-tokenization", "incorrect-cache-management"],
      },
      { when: "it is as wrong", confirms: ["incorrect-algorithm-implementation"], rulesOut: ["numerical-issue"] },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["unexpected-output", "silent-error", "crash"],
      causes: ["numerical-issue", "mismatched-precision", "incorrect-algorithm-implementation"],
      phases: ["inference-serving"],
      manifestations: ["nan", "garbled-output", "repeated-output", "accuracy-drop"],
      needs: ["python"],
      mentions: ["nan", "inf ", "overflow"],
    },
    source: SGLANG_ARGS,
    verified: VERIFIED,
  },
  {
    id: "unquantised-model",
    text: "Run the unquantised checkpoint of the same model with the same prompt and sampling.",
    outcomes: [
      {
        when: "it is right",
        confirms: ["mismatched-precision", "incompatible-model", "numerical-issue"],
        rulesOut: ["incorrect-tokenization", "misconfiguration"],
      },
      {
        when: "it is as wrong",
        confirms: ["incorrect-algorithm-implementation", "incorrect-tokenization"],
        rulesOut: ["mismatched-precision"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      causes: [
        "mismatched-precision",
        "incompatible-model",
        "numerical-issue",
        "incorrect-algorithm-implementation",
        "incorrect-tokenization",
      ],
      phases: ["inference-serving", "model-conversion"],
      manifestations: ["quantization", "accuracy-drop", "garbled-output", "repeated-output"],
      symptoms: ["unexpected-output", "silent-error"],
    },
    answered: { phrases: ["unquantized works", "fp16 works", "bf16 works", "original model works", "f16 works"] },
    lastResort: true,
    source: SGLANG_ARGS,
    verified: VERIFIED,
  },
  {
    id: "sanitizer-initcheck",
    text: "Run one request under `compute-sanitizer --tool initcheck` and post the first report.",
    outcomes: [
      {
        when: "it reports a read of memory that nothing wrote",
        confirms: ["incorrect-assignment", "incorrect-algorithm-implementation"],
        rulesOut: ["misconfiguration", "incorrect-tokenization"],
      },
      { when: "it reports nothing", confirms: [], rulesOut: ["incorrect-assignment"] },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      causes: ["incorrect-assignment", "incorrect-algorithm-implementation"],
      phases: ["inference-serving"],
      manifestations: ["nondeterminism", "nan", "garbled-output", "accuracy-drop"],
      backends: ["cuda"],
      needs: ["gpu", "generation"],
      mentions: ["nan", "garb", "uninitial", "random"],
    },
    source: SANITIZER,
    verified: VERIFIED,
  },
  {
    id: "device-count-compare",
    text: "Compare greedy answers with 1 and with 2 devices for the same prompt.",
    outcomes: [
      {
        when: "they differ from the first tokens on",
        confirms: [
          "incorrect-synchronization",
          "incorrect-algorithm-implementation",
          "incorrect-multi-device-management",
        ],
        rulesOut: ["incorrect-tokenization", "misconfiguration"],
      },
      {
        when: "they agree",
        confirms: [],
        rulesOut: ["incorrect-synchronization", "incorrect-multi-device-management"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      causes: ["incorrect-synchronization", "incorrect-algorithm-implementation", "incorrect-multi-device-management"],
      phases: ["inference-serving"],
      manifestations: ["multi-gpu", "nondeterminism"],
      needs: ["several-devices"],
    },
    source: CUDA_ENV,
    verified: VERIFIED,
  },
  {
    id: "silent-reference-scores",
    text: "Score one fixed text here and with Transformers and compare the log-probability of each token.",
    outcomes: [
      {
        when: "single positions differ much",
        confirms: ["incorrect-algorithm-implementation", "incorrect-assignment", "incorrect-cache-management"],
        rulesOut: [],
      },
      {
        when: "all differ a little",
        confirms: ["numerical-issue", "mismatched-precision"],
        rulesOut: ["incorrect-assignment"],
      },
      {
        when: "they agree",
        confirms: [],
        rulesOut: ["incorrect-algorithm-implementation", "numerical-issue", "mismatched-precision"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["silent-error", "unexpected-output"],
      causes: [
        "incorrect-algorithm-implementation",
        "incorrect-assignment",
        "incorrect-cache-management",
        "numerical-issue",
        "mismatched-precision",
      ],
      phases: ["inference-serving", "model-conversion"],
      needs: ["generation", "open"],
      mentions: ["logprob", "perplexity", "logit"],
    },
    source: SGLANG_NEW_MODELS,
    verified: VERIFIED,
  },
];
