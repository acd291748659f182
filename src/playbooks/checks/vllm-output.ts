import type { Check } from "../check.js";
import { DETOKENIZATION, DIFFERS_BETWEEN_RUNS, SAMPLING_SETTINGS, TOKENIZATION } from "../mention-words.js";

const VERIFIED = "2026-11-24";
const TROUBLESHOOTING = "https://github.com/vllm-project/vllm/blob/main/docs/usage/troubleshooting.md";
const ARGS = "https://github.com/vllm-project/vllm/blob/main/vllm/engine/arg_utils.py";
const SERVER = "https://github.com/vllm-project/vllm/blob/main/docs/serving/openai_compatible_server.md";
const REPRODUCIBILITY = "https://github.com/vllm-project/vllm/blob/main/docs/usage/reproducibility.md";
const BATCH_INVARIANCE = "https://github.com/vllm-project/vllm/blob/main/docs/features/batch_invariance.md";

/** vLLM: wrong text, scores and errors that nobody sees. */
export const VLLM_OUTPUT_CHECKS: readonly Check[] = [
  {
    id: "vllm-generation-config",
    text: "Start with `--generation-config vllm`, so that the model's `generation_config.json` sets no sampling defaults.",
    outcomes: [
      {
        when: "the answers are right",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation", "incorrect-tokenization", "numerical-issue"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["misconfiguration"] },
    ],
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.8.0",
    scope: {
      symptoms: ["unexpected-output", "feature-failure"],
      causes: ["misconfiguration"],
      phases: ["inference-serving"],
      mentions: SAMPLING_SETTINGS,
      needs: ["generation"],
    },
    answered: {
      flags: ["--generation-config", "--override-generation-config"],
      phrases: ["temperature=0", "temperature = 0", "temperature: 0", "temperature 0", "greedy", "generation-config"],
    },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "vllm-no-prefix-caching",
    text: "Start with `--no-enable-prefix-caching`.",
    outcomes: [
      {
        when: "the answers are right",
        confirms: ["incorrect-cache-management", "incorrect-job-context-management"],
        rulesOut: ["incorrect-tokenization", "numerical-issue", "misconfiguration"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["incorrect-cache-management"] },
    ],
    cost: "minutes",
    engine: "vllm",
    scope: {
      symptoms: ["unexpected-output", "silent-error", "crash"],
      causes: ["incorrect-cache-management", "incorrect-job-context-management"],
      phases: ["inference-serving"],
      manifestations: [
        "nondeterminism",
        "garbled-output",
        "accuracy-drop",
        "kv-cache",
        "repeated-output",
        "illegal-memory-access",
      ],
      mentions: ["prefix", "radix", "second request", "second time", "cache hit", "apc"],
    },
    answered: {
      flags: ["--no-enable-prefix-caching"],
      phrases: ["no-enable-prefix-caching", "enable-prefix-caching=false", "prefix caching disabled"],
    },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "vllm-tokenize-endpoint",
    text: "Send the messages to `/tokenize` and compare the ids with `apply_chat_template` of Transformers.",
    outcomes: [
      {
        when: "the ids differ",
        confirms: ["incorrect-tokenization", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation", "numerical-issue"],
      },
      {
        when: "the ids are equal",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incorrect-tokenization"],
      },
    ],
    cost: "seconds",
    engine: "vllm",
    variantOf: "token-ids",
    versions: ">=0.6.0",
    scope: {
      causes: ["incorrect-tokenization", "misconfiguration", "incorrect-algorithm-implementation", "numerical-issue"],
      phases: ["inference-serving"],
      needs: ["server"],
      mentions: TOKENIZATION,
      symptoms: ["unexpected-output", "silent-error"],
    },
    source: SERVER,
    verified: VERIFIED,
  },
  {
    id: "vllm-detokenize-endpoint",
    text: "Send the output token ids to `/detokenize` and compare the text with the response.",
    outcomes: [
      {
        when: "the texts differ",
        confirms: ["incorrect-detokenization", "incorrect-formatting"],
        rulesOut: ["incorrect-algorithm-implementation", "numerical-issue"],
      },
      {
        when: "the texts are equal",
        confirms: ["incorrect-algorithm-implementation", "incorrect-tokenization"],
        rulesOut: ["incorrect-detokenization"],
      },
    ],
    cost: "seconds",
    engine: "vllm",
    variantOf: "decode-ids",
    versions: ">=0.6.0",
    scope: {
      symptoms: ["unexpected-output", "feature-failure"],
      subtypes: ["character", "length", "inconsistent-output"],
      causes: [
        "incorrect-detokenization",
        "incorrect-formatting",
        "incorrect-algorithm-implementation",
        "incorrect-tokenization",
        "numerical-issue",
      ],
      phases: ["inference-serving"],
      needs: ["generation", "server"],
      mentions: DETOKENIZATION,
    },
    source: SERVER,
    verified: VERIFIED,
  },
  {
    id: "vllm-template-content-format",
    text: "Set `--chat-template-content-format` to `string`, then `openai`, against what the log says was detected.",
    outcomes: [
      {
        when: "one of them is right",
        confirms: ["incorrect-tokenization", "incorrect-conditional-logic"],
        rulesOut: ["incorrect-algorithm-implementation", "numerical-issue"],
      },
      { when: "both are wrong", confirms: ["misconfiguration"], rulesOut: ["incorrect-conditional-logic"] },
    ],
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.6.4",
    scope: {
      symptoms: ["unexpected-output", "feature-failure"],
      causes: ["incorrect-tokenization", "incorrect-conditional-logic", "misconfiguration"],
      components: ["input-processor", "request-parser"],
      phases: ["inference-serving"],
      needs: ["server"],
      mentions: ["template", "content format", "content_format", "image_url"],
    },
    answered: { flags: ["--chat-template-content-format"] },
    source: SERVER,
    verified: VERIFIED,
  },
  {
    id: "vllm-batch-invariant",
    text: "Set `VLLM_BATCH_INVARIANT=1` and repeat at your usual concurrency.",
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
    engine: "vllm",
    versions: ">=0.12.0",
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
    answered: { env: ["VLLM_BATCH_INVARIANT"], phrases: ["vllm-batch-invariant"] },
    source: BATCH_INVARIANCE,
    verified: VERIFIED,
  },
  {
    id: "vllm-seed-and-process",
    text: "Run the offline example twice with `VLLM_ENABLE_V1_MULTIPROCESSING=0` and a fixed seed.",
    outcomes: [
      {
        when: "the two runs agree",
        confirms: ["concurrency-issue"],
        rulesOut: ["incorrect-assignment", "numerical-issue"],
      },
      {
        when: "the two runs differ",
        confirms: ["incorrect-algorithm-implementation", "incorrect-assignment"],
        rulesOut: ["concurrency-issue"],
      },
    ],
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.8.0",
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      subtypes: ["inconsistent-output"],
      causes: ["concurrency-issue", "incorrect-algorithm-implementation", "incorrect-assignment", "numerical-issue"],
      phases: ["inference-serving"],
      mentions: DIFFERS_BETWEEN_RUNS,
    },
    answered: { env: ["VLLM_ENABLE_V1_MULTIPROCESSING"] },
    source: REPRODUCIBILITY,
    verified: VERIFIED,
  },
];
