import type { Check } from "../check.js";
import { CACHED_PREFIX } from "../mention-words.js";

const VERIFIED = "2026-11-24";
const SGLANG_FAQ = "https://github.com/sgl-project/sglang/blob/main/docs/docs/references/faq.mdx";
const SGLANG_NEW_MODELS =
  "https://github.com/sgl-project/sglang/blob/main/docs/docs/supported-models/support_new_models.mdx";

/** Checks for wrong text, scores or embeddings of any engine, and for errors that nobody sees. */
export const ANY_ENGINE_OUTPUT_CHECKS: readonly Check[] = [
  {
    id: "greedy-reference",
    text: "Run the prompt with temperature 0 here and with `do_sample=False` in Transformers, and name the first token that differs.",
    outcomes: [
      {
        when: "the first token differs",
        confirms: ["incorrect-tokenization", "incorrect-algorithm-implementation", "incompatible-model"],
        rulesOut: ["incorrect-detokenization", "incorrect-cache-management"],
      },
      {
        when: "they part after many tokens",
        confirms: ["numerical-issue", "mismatched-precision"],
        rulesOut: ["incorrect-tokenization", "incompatible-model"],
      },
      {
        when: "they agree",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation", "incorrect-tokenization", "numerical-issue"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      causes: [
        "incorrect-tokenization",
        "incorrect-algorithm-implementation",
        "incompatible-model",
        "numerical-issue",
        "mismatched-precision",
        "misconfiguration",
        "incorrect-detokenization",
        "incorrect-cache-management",
      ],
      phases: ["inference-serving", "model-conversion"],
      needs: ["generation", "open"],
    },
    answered: {
      phrases: [
        "transformers gives",
        "compared with transformers",
        "hf transformers output",
        "same prompt in transformers",
        "huggingface output",
      ],
      tried: ["transformers", "hugging", "hf ", "vllm", "ollama"],
    },
    source: SGLANG_NEW_MODELS,
    verified: VERIFIED,
  },
  {
    id: "reused-prefix",
    text: "Send the prompt twice, then once with a changed first word so that no cached prefix fits.",
    outcomes: [
      {
        when: "only the run with a cached prefix is wrong",
        confirms: ["incorrect-cache-management", "incorrect-job-context-management"],
        rulesOut: ["incorrect-tokenization", "numerical-issue"],
      },
      {
        when: "all runs are wrong",
        confirms: ["incorrect-algorithm-implementation", "incorrect-tokenization"],
        rulesOut: ["incorrect-cache-management"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      causes: [
        "incorrect-cache-management",
        "incorrect-job-context-management",
        "incorrect-algorithm-implementation",
        "incorrect-tokenization",
      ],
      phases: ["inference-serving"],
      mentions: CACHED_PREFIX,
    },
    answered: {
      phrases: ["without prefix caching", "disabled prefix caching"],
      flags: ["--disable-radix-cache", "--no-enable-prefix-caching"],
    },
    source: SGLANG_FAQ,
    verified: VERIFIED,
  },
  {
    id: "two-conversations",
    text: "Run two conversations with unlike content at once and look for words of one in the other.",
    outcomes: [
      {
        when: "words cross over",
        confirms: ["incorrect-job-context-management", "incorrect-cache-management", "concurrency-issue"],
        rulesOut: ["incorrect-tokenization", "incorrect-algorithm-implementation"],
      },
      { when: "they never do", confirms: [], rulesOut: ["incorrect-job-context-management"] },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["unexpected-output", "feature-failure", "silent-error"],
      subtypes: ["inconsistent-output", "semantic-coherence"],
      causes: ["incorrect-job-context-management", "incorrect-cache-management", "concurrency-issue"],
      phases: ["inference-serving"],
      mentions: [
        "concurren",
        "parallel",
        "slots",
        "multiple requests",
        "multiple users",
        "batch",
        "other user",
        "session",
        "simultaneous",
        "previous conversation",
        "mixed",
      ],
    },
    source: SGLANG_FAQ,
    verified: VERIFIED,
  },
  {
    id: "same-session-twice",
    text: "Repeat the failing turn as the first turn of a new conversation with the whole history in one request.",
    outcomes: [
      {
        when: "it works as a new conversation",
        confirms: ["incorrect-job-context-management", "incorrect-cache-management"],
        rulesOut: ["incorrect-algorithm-implementation", "incorrect-tokenization"],
      },
      {
        when: "it fails there too",
        confirms: ["incorrect-algorithm-implementation", "incorrect-tokenization"],
        rulesOut: ["incorrect-job-context-management"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["unexpected-output", "feature-failure"],
      causes: [
        "incorrect-job-context-management",
        "incorrect-cache-management",
        "incorrect-algorithm-implementation",
        "incorrect-tokenization",
      ],
      components: ["job-manager", "resource-manager", "input-processor"],
      phases: ["inference-serving"],
      needs: ["server"],
      mentions: [
        "multi-turn",
        "multi turn",
        "multiturn",
        "history",
        "conversation",
        "second message",
        "session",
        "second turn",
        "next message",
        "follow-up",
        "previous message",
      ],
    },
    source: SGLANG_FAQ,
    verified: VERIFIED,
  },
  {
    id: "batch-of-one",
    text: "Send the prompt alone, then in a batch of eight equal ones, at temperature 0, and compare the answers.",
    outcomes: [
      {
        when: "answers differ only inside the batch",
        confirms: ["concurrency-issue", "incorrect-algorithm-implementation", "incorrect-cache-management"],
        rulesOut: ["incorrect-tokenization"],
      },
      {
        when: "answers differ alone as well",
        confirms: ["numerical-issue", "incorrect-assignment"],
        rulesOut: ["concurrency-issue"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      subtypes: ["inconsistent-output"],
      causes: [
        "concurrency-issue",
        "incorrect-algorithm-implementation",
        "incorrect-cache-management",
        "numerical-issue",
        "incorrect-assignment",
      ],
      phases: ["inference-serving"],
      mentions: ["batch size", "different batch", "batched", "batch invarian", "same prompt", "in a batch"],
      needs: ["generation"],
    },
    answered: { phrases: ["batch size is 1", "batch size 1", "batch size > 1", "one at a time", "batch size of 1"] },
    source: SGLANG_FAQ,
    verified: VERIFIED,
  },
  {
    id: "assert-the-anomaly",
    text: "Turn the finding into a command or ten-line script that prints the expected beside the actual value.",
    outcomes: [
      {
        when: "the values differ on a released version",
        confirms: [
          "incorrect-algorithm-implementation",
          "incorrect-assignment",
          "incorrect-conditional-logic",
          "misused-api",
        ],
        rulesOut: ["document-issue"],
      },
      { when: "they differ by little", confirms: ["numerical-issue"], rulesOut: ["incorrect-assignment"] },
      { when: "they agree", confirms: ["document-issue"], rulesOut: ["incorrect-algorithm-implementation"] },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["silent-error", "feature-failure", "unexpected-output"],
      causes: [
        "incorrect-algorithm-implementation",
        "incorrect-assignment",
        "incorrect-conditional-logic",
        "document-issue",
        "misused-api",
      ],
      needs: ["open", "no-repro"],
      phases: ["inference-serving", "model-conversion"],
    },
    answered: { phrases: ["curl", "tokens-predicted", "reproduc"], parts: ["code", "trace"] },
    source: SGLANG_NEW_MODELS,
    verified: VERIFIED,
  },
];
