import type { Check } from "../check.js";
import { CACHED_PREFIX, SAMPLING_SETTINGS, TOKENIZATION } from "../mention-words.js";

const VERIFIED = "2026-11-24";
const ARGS = "https://github.com/sgl-project/sglang/blob/main/docs/docs/advanced_features/server_arguments.mdx";
const FAQ = "https://github.com/sgl-project/sglang/blob/main/docs/docs/references/faq.mdx";
const SAMPLING = "https://github.com/sgl-project/sglang/blob/main/docs/docs/basic_usage/sampling_params.mdx";
const NEW_MODELS = "https://github.com/sgl-project/sglang/blob/main/docs/docs/supported-models/support_new_models.mdx";
const HTTP_SERVER = "https://github.com/sgl-project/sglang/blob/main/python/sglang/srt/entrypoints/http_server.py";

/** SGLang: wrong text, scores and errors that nobody sees. */
export const SGLANG_OUTPUT_CHECKS: readonly Check[] = [
  {
    id: "sglang-no-radix-cache",
    text: "Start with `--disable-radix-cache`.",
    outcomes: [
      {
        when: "the answers are right",
        confirms: ["incorrect-cache-management", "incorrect-job-context-management"],
        rulesOut: ["incorrect-tokenization", "numerical-issue", "misconfiguration"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["incorrect-cache-management"] },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      causes: ["incorrect-cache-management", "incorrect-job-context-management"],
      phases: ["inference-serving"],
      mentions: [
        "prefix",
        "radix",
        "cached",
        "second request",
        "second time",
        "subsequent",
        "cache hit",
        "multi-turn",
        "history",
        "reus",
        "first request",
        "tree_cache",
      ],
    },
    answered: { flags: ["--disable-radix-cache"], phrases: ["disable-radix-cache"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-flush-cache",
    text: "Call `/flush_cache` on the idle server and send the bad prompt again.",
    outcomes: [
      {
        when: "the answer is right after the flush",
        confirms: ["incorrect-cache-management", "incorrect-job-context-management"],
        rulesOut: ["incorrect-tokenization", "numerical-issue"],
      },
      {
        when: "it is as wrong",
        confirms: ["incorrect-algorithm-implementation", "incorrect-tokenization"],
        rulesOut: ["incorrect-cache-management"],
      },
    ],
    cost: "seconds",
    engine: "sglang",
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      causes: [
        "incorrect-cache-management",
        "incorrect-job-context-management",
        "incorrect-algorithm-implementation",
        "incorrect-tokenization",
      ],
      phases: ["inference-serving"],
      needs: ["server"],
      mentions: CACHED_PREFIX,
    },
    answered: { phrases: ["flush-cache"] },
    source: HTTP_SERVER,
    verified: VERIFIED,
  },
  {
    id: "sglang-sampling-defaults",
    text: "Start with `--sampling-defaults openai`, so that `generation_config.json` sets nothing.",
    outcomes: [
      {
        when: "the answers are right",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation", "incorrect-tokenization", "numerical-issue"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["misconfiguration"] },
    ],
    cost: "minutes",
    engine: "sglang",
    versions: ">=0.5.3",
    scope: {
      symptoms: ["unexpected-output", "feature-failure"],
      causes: ["misconfiguration"],
      phases: ["inference-serving"],
      mentions: SAMPLING_SETTINGS,
      needs: ["generation"],
    },
    answered: { flags: ["--sampling-defaults"], phrases: ["sampling-defaults"] },
    source: SAMPLING,
    verified: VERIFIED,
  },
  {
    id: "sglang-reference-logits",
    text: "Compare `python3 -m sglang.benchmark.one_batch --correct --model <path>` (older: `sglang.bench_one_batch`) with `scripts/playground/reference_hf.py`.",
    outcomes: [
      {
        when: "prefill logits differ",
        confirms: [
          "incorrect-algorithm-implementation",
          "incompatible-model",
          "mismatched-precision",
          "numerical-issue",
        ],
        rulesOut: ["incorrect-tokenization", "incorrect-detokenization", "incorrect-cache-management"],
      },
      {
        when: "they agree: the server path differs",
        confirms: ["incorrect-cache-management", "incorrect-tokenization", "misconfiguration"],
        rulesOut: ["incompatible-model"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    variantOf: "greedy-reference",
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      causes: [
        "incorrect-algorithm-implementation",
        "incompatible-model",
        "mismatched-precision",
        "incorrect-cache-management",
        "incorrect-tokenization",
        "misconfiguration",
      ],
      phases: ["inference-serving"],
    },
    answered: { phrases: ["reference-hf", "bench-one-batch --correct", "benchmark.one-batch --correct"] },
    source: NEW_MODELS,
    verified: "2026-11-25",
  },
  {
    id: "sglang-input-ids",
    text: "Send the ids that Transformers makes of the prompt as `input_ids` to `/generate`.",
    outcomes: [
      {
        when: "the answer is right",
        confirms: ["incorrect-tokenization", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation", "numerical-issue"],
      },
      {
        when: "it is as wrong",
        confirms: ["incorrect-algorithm-implementation", "numerical-issue"],
        rulesOut: ["incorrect-tokenization"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["unexpected-output", "feature-failure", "silent-error"],
      causes: ["incorrect-tokenization", "misconfiguration", "incorrect-algorithm-implementation", "numerical-issue"],
      phases: ["inference-serving"],
      needs: ["server"],
      mentions: TOKENIZATION,
    },
    answered: { phrases: ["input-ids"] },
    source: SAMPLING,
    verified: VERIFIED,
  },
  {
    id: "sglang-special-tokens-shown",
    text: 'Ask `/generate` with `"skip_special_tokens": false` and `"no_stop_trim": true` and look at what was cut.',
    outcomes: [
      {
        when: "the missing part is there",
        confirms: ["incorrect-detokenization", "incorrect-formatting"],
        rulesOut: ["incorrect-algorithm-implementation", "numerical-issue"],
      },
      {
        when: "it stops on a token that is no end",
        confirms: ["incorrect-tokenization", "misconfiguration"],
        rulesOut: ["incorrect-detokenization"],
      },
      {
        when: "nothing is there",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incorrect-detokenization"],
      },
    ],
    cost: "seconds",
    engine: "sglang",
    scope: {
      symptoms: ["unexpected-output", "feature-failure"],
      subtypes: ["length", "character"],
      causes: [
        "incorrect-detokenization",
        "incorrect-formatting",
        "incorrect-tokenization",
        "misconfiguration",
        "incorrect-algorithm-implementation",
      ],
      phases: ["inference-serving"],
      needs: ["server"],
      mentions: ["special", "stop", "eos", "trunc", "empty", "<|", "token"],
    },
    answered: { phrases: ["skip-special-tokens"] },
    source: SAMPLING,
    verified: VERIFIED,
  },
  {
    id: "sglang-slow-tokenizer",
    text: "Start with `--tokenizer-mode slow`.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incorrect-tokenization", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation", "numerical-issue"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["dependent-module-issue"] },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["unexpected-output", "crash", "feature-failure"],
      causes: ["incorrect-tokenization", "dependent-module-issue"],
      components: ["input-processor", "output-processor"],
      phases: ["inference-serving"],
      mentions: [
        "tokenizer_mode",
        "slow tokenizer",
        "fast tokenizer",
        "sentencepiece",
        "detoken",
        "tokenization",
        "tokenizes",
        "tokenized",
      ],
    },
    answered: { flags: ["--tokenizer-mode"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-logprob-start",
    text: "Set `logprob_start_len` to the part that you need and compare the scores with a run over the whole prompt.",
    outcomes: [
      {
        when: "the values differ",
        confirms: ["incorrect-algorithm-implementation", "incorrect-cache-management", "incorrect-formatting"],
        rulesOut: ["incorrect-tokenization"],
      },
      { when: "they agree", confirms: ["document-issue", "numerical-issue"], rulesOut: ["incorrect-cache-management"] },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["silent-error", "unexpected-output"],
      causes: [
        "incorrect-algorithm-implementation",
        "incorrect-cache-management",
        "incorrect-formatting",
        "document-issue",
        "numerical-issue",
      ],
      components: ["output-processor", "operators"],
      phases: ["inference-serving"],
      mentions: ["logprob"],
    },
    answered: { phrases: ["logprob-start-len"] },
    source: FAQ,
    verified: VERIFIED,
  },
];
