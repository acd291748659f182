import type { Check } from "../check.js";
import { DIFFERS_BETWEEN_RUNS, FP8_CACHE } from "../mention-words.js";

const VERIFIED = "2026-11-24";
const ARGS = "https://github.com/sgl-project/sglang/blob/main/docs/docs/advanced_features/server_arguments.mdx";
const FAQ = "https://github.com/sgl-project/sglang/blob/main/docs/docs/references/faq.mdx";
const DETERMINISTIC =
  "https://github.com/sgl-project/sglang/blob/main/docs/docs/advanced_features/deterministic_inference.mdx";

/** SGLang: numbers behind a wrong text and differences between runs. */
export const SGLANG_NUMBER_CHECKS: readonly Check[] = [
  {
    id: "sglang-deterministic",
    text: "Start with `--enable-deterministic-inference` and repeat at your usual concurrency.",
    outcomes: [
      {
        when: "runs agree now",
        confirms: ["numerical-issue", "concurrency-issue"],
        rulesOut: ["incorrect-cache-management", "incorrect-tokenization"],
      },
      {
        when: "runs still differ",
        confirms: ["incorrect-assignment", "incorrect-cache-management", "incorrect-synchronization"],
        rulesOut: ["numerical-issue"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    versions: ">=0.5.3",
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      subtypes: ["inconsistent-output"],
      causes: [
        "numerical-issue",
        "concurrency-issue",
        "incorrect-assignment",
        "incorrect-cache-management",
        "incorrect-synchronization",
      ],
      phases: ["inference-serving"],
      mentions: DIFFERS_BETWEEN_RUNS,
    },
    answered: { flags: ["--enable-deterministic-inference"], phrases: ["enable-deterministic-inference"] },
    source: DETERMINISTIC,
    verified: VERIFIED,
  },
  {
    id: "sglang-nan-detection",
    text: "Set `SGLANG_SANITIZE_NAN_LOGITS=1` (older releases: start with `--enable-nan-detection`), send the bad prompt and look for a NaN warning.",
    outcomes: [
      {
        when: "NaN is reported",
        confirms: ["numerical-issue", "mismatched-precision", "incompatible-backend"],
        rulesOut: ["incorrect-tokenization", "incorrect-detokenization"],
      },
      { when: "none is reported", confirms: ["incorrect-tokenization"], rulesOut: ["numerical-issue"] },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["unexpected-output", "silent-error", "crash"],
      causes: [
        "numerical-issue",
        "mismatched-precision",
        "incompatible-backend",
        "incorrect-tokenization",
        "incorrect-detokenization",
      ],
      phases: ["inference-serving"],
      manifestations: ["nan", "garbled-output", "repeated-output", "empty-output", "accuracy-drop"],
      mentions: ["nan", "garb", "gibberish", "nonsens", "!!!!", "incoheren", "random", "degenerat", "inf "],
    },
    answered: {
      flags: ["--enable-nan-detection"],
      phrases: ["enable-nan-detection", "sglang_sanitize_nan_logits"],
      env: ["SGLANG_SANITIZE_NAN_LOGITS"],
    },
    source: "https://github.com/sgl-project/sglang/blob/main/python/sglang/srt/utils/async_probe.py",
    verified: "2026-11-25",
  },
  {
    id: "sglang-kv-cache-dtype",
    text: "Run with `--kv-cache-dtype auto`: an FP8 cache without `--quantization-param-path` scales by 1.0.",
    outcomes: [
      {
        when: "the answers are right",
        confirms: ["mismatched-precision", "numerical-issue"],
        rulesOut: ["incorrect-tokenization", "incorrect-cache-management"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["mismatched-precision"] },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      causes: ["mismatched-precision", "numerical-issue"],
      phases: ["inference-serving"],
      manifestations: ["accuracy-drop", "garbled-output", "repeated-output", "kv-cache"],
      mentions: FP8_CACHE,
    },
    answered: { flags: ["--quantization-param-path"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-triton-fp32",
    text: "Start with `--attention-backend triton --triton-attention-reduce-in-fp32`.",
    outcomes: [
      {
        when: "the answers are right",
        confirms: ["numerical-issue", "mismatched-precision"],
        rulesOut: ["incorrect-tokenization", "incorrect-cache-management"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["numerical-issue"] },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["unexpected-output", "crash", "silent-error"],
      causes: ["numerical-issue", "mismatched-precision"],
      phases: ["inference-serving"],
      manifestations: ["nan", "garbled-output", "accuracy-drop", "repeated-output"],
      mentions: ["nan", "garb", "gibberish", "nonsens", "!!!!", "incoheren", "random", "degenerat", "inf "],
    },
    answered: { flags: ["--triton-attention-reduce-in-fp32"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-without-speculation",
    text: "Remove `--speculative-algorithm` and compare the greedy answers.",
    outcomes: [
      {
        when: "they differ: speculation changes the text",
        confirms: ["incorrect-algorithm-implementation", "incorrect-synchronization", "incorrect-cache-management"],
        rulesOut: ["incorrect-tokenization", "misconfiguration"],
      },
      { when: "they agree", confirms: [], rulesOut: ["incorrect-synchronization"] },
    ],
    cost: "minutes",
    engine: "sglang",
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
    id: "sglang-one-at-a-time",
    text: "Send the prompts one at a time with `--disable-radix-cache`: that removes most of the run-to-run differences.",
    outcomes: [
      {
        when: "runs agree",
        confirms: ["concurrency-issue", "numerical-issue", "incorrect-cache-management"],
        rulesOut: ["incorrect-assignment", "incorrect-tokenization"],
      },
      {
        when: "runs differ still",
        confirms: ["incorrect-assignment", "incorrect-algorithm-implementation"],
        rulesOut: ["concurrency-issue", "incorrect-cache-management"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      subtypes: ["inconsistent-output"],
      causes: [
        "concurrency-issue",
        "numerical-issue",
        "incorrect-cache-management",
        "incorrect-assignment",
        "incorrect-algorithm-implementation",
      ],
      phases: ["inference-serving"],
      mentions: DIFFERS_BETWEEN_RUNS,
    },
    answered: { phrases: ["one request at a time"] },
    source: FAQ,
    verified: VERIFIED,
  },
];
