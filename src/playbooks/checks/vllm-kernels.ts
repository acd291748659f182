import type { Check } from "../check.js";
import { FP8_CACHE } from "../mention-words.js";

const VERIFIED = "2026-11-24";
const ENVS = "https://github.com/vllm-project/vllm/blob/main/vllm/envs.py";
const ARGS = "https://github.com/vllm-project/vllm/blob/main/vllm/engine/arg_utils.py";
const KV_CACHE = "https://github.com/vllm-project/vllm/blob/main/docs/features/quantization/quantized_kvcache.md";

/** vLLM: kernels, precision and speculation behind a wrong text. */
export const VLLM_KERNEL_CHECKS: readonly Check[] = [
  {
    id: "vllm-nan-in-logits",
    text: "Set `VLLM_COMPUTE_NANS_IN_LOGITS=1` and watch `vllm:corrupted_requests` at `/metrics`.",
    outcomes: [
      {
        when: "corrupted requests are counted",
        confirms: ["numerical-issue", "mismatched-precision", "incompatible-backend"],
        rulesOut: ["incorrect-tokenization", "incorrect-detokenization"],
      },
      { when: "the count stays 0", confirms: ["incorrect-tokenization"], rulesOut: ["numerical-issue"] },
    ],
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.10.0",
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      causes: [
        "numerical-issue",
        "mismatched-precision",
        "incompatible-backend",
        "incorrect-tokenization",
        "incorrect-detokenization",
      ],
      phases: ["inference-serving"],
      manifestations: ["nan", "garbled-output", "repeated-output", "accuracy-drop", "empty-output"],
      mentions: ["nan", "garb", "gibberish", "nonsens", "!!!!", "incoheren", "random", "degenerat", "inf "],
    },
    answered: { env: ["VLLM_COMPUTE_NANS_IN_LOGITS"] },
    source: ENVS,
    verified: VERIFIED,
  },
  {
    id: "vllm-kv-cache-dtype",
    text: "Run with `--kv-cache-dtype auto`: an FP8 cache without calibrated scales uses 1.0.",
    outcomes: [
      {
        when: "the answers are right",
        confirms: ["mismatched-precision", "numerical-issue"],
        rulesOut: ["incorrect-tokenization", "incorrect-cache-management"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["mismatched-precision"] },
    ],
    cost: "minutes",
    engine: "vllm",
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      causes: ["mismatched-precision", "numerical-issue"],
      phases: ["inference-serving"],
      manifestations: ["accuracy-drop", "garbled-output", "repeated-output", "kv-cache"],
      mentions: FP8_CACHE,
    },
    source: KV_CACHE,
    verified: VERIFIED,
  },
  {
    id: "vllm-flashinfer-sampler",
    text: "Set `VLLM_USE_FLASHINFER_SAMPLER=0` and repeat.",
    outcomes: [
      {
        when: "the answers are right",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend", "numerical-issue"],
        rulesOut: ["incorrect-tokenization", "incorrect-cache-management"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["incompatible-backend"] },
    ],
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.6.0",
    scope: {
      symptoms: ["unexpected-output", "crash", "silent-error"],
      causes: ["incorrect-algorithm-implementation", "incompatible-backend", "numerical-issue"],
      phases: ["inference-serving"],
      manifestations: ["garbled-output", "repeated-output", "nan", "nondeterminism", "cuda-error"],
      backends: ["cuda"],
      mentions: ["flashinfer", "top_k", "top_p", "probability tensor", "multinomial"],
    },
    answered: { env: ["VLLM_USE_FLASHINFER_SAMPLER"], phrases: ["flashinfer-sampler"] },
    source: ENVS,
    verified: VERIFIED,
  },
  {
    id: "vllm-disabled-kernels",
    text: "Set `VLLM_DISABLED_KERNELS=MacheteLinearKernel` (or `MarlinLinearKernel`) so that another quantised matmul kernel is taken.",
    outcomes: [
      {
        when: "the other kernel is right",
        confirms: ["incorrect-algorithm-implementation", "mismatched-precision", "incompatible-backend"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      { when: "all kernels are wrong", confirms: ["incompatible-model", "mismatched-precision"], rulesOut: [] },
    ],
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.7.0",
    scope: {
      symptoms: ["unexpected-output", "crash", "silent-error", "abnormal-performance"],
      causes: [
        "incorrect-algorithm-implementation",
        "mismatched-precision",
        "incompatible-backend",
        "incompatible-model",
      ],
      phases: ["inference-serving"],
      manifestations: ["quantization"],
      backends: ["cuda"],
      mentions: ["marlin", "machete", "cutlass", "gptq", "awq", "w8a8", "scaled_mm", "fp8"],
    },
    answered: { env: ["VLLM_DISABLED_KERNELS"] },
    source: ENVS,
    verified: VERIFIED,
  },
  {
    id: "vllm-without-speculation",
    text: "Remove `--speculative-config` and repeat the request with temperature 0.",
    outcomes: [
      {
        when: "they differ: speculation changes the text",
        confirms: ["incorrect-algorithm-implementation", "incorrect-synchronization", "incorrect-cache-management"],
        rulesOut: ["incorrect-tokenization", "misconfiguration"],
      },
      { when: "they agree", confirms: [], rulesOut: ["incorrect-synchronization"] },
    ],
    cost: "minutes",
    engine: "vllm",
    scope: {
      causes: ["incorrect-algorithm-implementation", "incorrect-synchronization", "incorrect-cache-management"],
      phases: ["inference-serving"],
      manifestations: ["speculative-decoding"],
      symptoms: ["unexpected-output", "silent-error"],
    },
    answered: {
      logged: ["keyerror:", "assertionerror", "typeerror:"],
      tried: ["spec", "draft", "eagle", "medusa", "sd ", "without", "disabled", "baseline"],
    },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "vllm-logprobs-mode",
    text: "Compare `--logprobs-mode` with your mode for one prompt before you judge the scores.",
    outcomes: [
      {
        when: "the values agree in one of the modes",
        confirms: ["misconfiguration", "document-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "they agree in none",
        confirms: ["incorrect-algorithm-implementation", "numerical-issue"],
        rulesOut: ["document-issue"],
      },
    ],
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.11.0",
    scope: {
      symptoms: ["silent-error", "unexpected-output", "feature-failure"],
      causes: ["misconfiguration", "document-issue", "incorrect-algorithm-implementation", "numerical-issue"],
      components: ["output-processor", "operators"],
      phases: ["inference-serving"],
      mentions: ["logprob", "logit"],
    },
    answered: { flags: ["--logprobs-mode"] },
    source: ARGS,
    verified: VERIFIED,
  },
];
