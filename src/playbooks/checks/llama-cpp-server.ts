import type { Check } from "../check.js";

const REPO = "https://github.com/ggml-org/llama.cpp/blob/master";
const SERVER_DOC = `${REPO}/tools/server/README.md`;
const ENGINE = "llama.cpp";
const VERIFIED = "2026-11-24";

/** Prompts, templates, sampling, slots and caches of `llama-server`. */
export const LLAMA_CPP_SERVER_CHECKS: readonly Check[] = [
  {
    id: "llama-cpp-apply-template",
    text: "Send the `messages` to `/apply-template` and compare the prompt that comes back with the model's own template.",
    outcomes: [
      {
        when: "the prompt differs",
        confirms: ["incorrect-tokenization", "misconfiguration"],
        rulesOut: ["incompatible-backend", "numerical-issue"],
      },
      { when: "the prompt is the same", confirms: [], rulesOut: ["incorrect-tokenization"] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["unexpected-output", "feature-failure"],
      phases: ["inference-serving"],
      components: ["input-processor", "output-processor", "request-parser"],
      causes: ["incorrect-tokenization", "misconfiguration", "incompatible-model", "incorrect-formatting"],
    },
    answered: { phrases: ["apply-template"] },
    source: SERVER_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-token-ids",
    text: 'Post the prompt to `/tokenize` with `"with_pieces": true` and compare the ids with those of the original tokenizer.',
    outcomes: [
      {
        when: "ids differ, or BOS is there twice",
        confirms: ["incorrect-tokenization"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-backend"],
      },
      { when: "all ids agree", confirms: [], rulesOut: ["incorrect-tokenization"] },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      components: ["input-processor", "model-conversion-tools"],
      causes: ["incorrect-tokenization", "incorrect-algorithm-implementation"],
    },
    answered: { phrases: ["llama-tokenize", "token ids", "/tokenize", "input_ids"] },
    source: SERVER_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-greedy",
    text: "Run the same prompt with `--temp 0` and no penalties.",
    outcomes: [
      { when: "the answer is good", confirms: ["misconfiguration"], rulesOut: ["incompatible-backend"] },
      { when: "it is as bad as before", confirms: [], rulesOut: ["misconfiguration"] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["unexpected-output"],
      phases: ["inference-serving"],
      causes: ["misconfiguration", "incompatible-backend", "incorrect-algorithm-implementation"],
    },
    answered: {
      phrases: [
        "--temp 0",
        "-temp 0",
        "temperature 0",
        "temperature=0",
        "temperature: 0",
        '"temperature": 0,',
        "greedy",
      ],
    },
    source: SERVER_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-stop-type",
    text: "Look at `stop_type` and `truncated` in the reply of `/completion` for the answer that ends too early.",
    outcomes: [
      {
        when: "`limit`, or `truncated` is true",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-detokenization"],
      },
      { when: "`eos`", confirms: ["incorrect-tokenization"], rulesOut: ["misconfiguration"] },
      { when: "`word`", confirms: ["misconfiguration"], rulesOut: ["incorrect-tokenization"] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["unexpected-output", "feature-failure"],
      phases: ["inference-serving"],
      subtypes: ["length"],
      causes: ["misconfiguration", "incorrect-tokenization", "incorrect-detokenization"],
    },
    answered: { phrases: ["stop_type", "finish_reason"] },
    source: SERVER_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-prompt-cache-off",
    text: 'Send the request with `"cache_prompt": false`, or start the server with `--no-cache-prompt`.',
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-cache-management", "incorrect-job-context-management"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["incorrect-cache-management"] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["unexpected-output", "crash", "system-hang"],
      phases: ["inference-serving"],
      components: ["resource-manager", "job-manager"],
      causes: ["incorrect-cache-management", "incorrect-job-context-management"],
    },
    answered: {
      flags: ["--no-cache-prompt"],
      phrases: ['cache_prompt": false', "cache_prompt=false", "no-cache-prompt"],
    },
    source: SERVER_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-one-slot",
    text: "Start the server with one slot, `-np 1`, and send one request at a time.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["concurrency-issue", "incorrect-job-context-management"],
        rulesOut: ["incompatible-model", "incompatible-backend"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["concurrency-issue"] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang", "feature-failure", "abnormal-performance"],
      phases: ["inference-serving"],
      components: ["job-manager", "resource-manager", "request-parser"],
      causes: ["concurrency-issue", "incorrect-job-context-management", "incorrect-cache-management"],
    },
    answered: { phrases: ["-np 1", "--parallel 1", "single slot", "one slot"] },
    source: SERVER_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-jinja",
    text: "Start the server with `--jinja` and a template that takes tools; `/props` shows the one in use as `chat_template`.",
    outcomes: [
      { when: "tool calls work", confirms: ["misconfiguration"], rulesOut: ["incorrect-formatting"] },
      {
        when: "they are still wrong",
        confirms: ["incorrect-formatting", "incompatible-model"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["feature-failure", "unexpected-output", "crash"],
      phases: ["inference-serving"],
      manifestations: ["tool-calling"],
      causes: ["misconfiguration", "incorrect-formatting", "incompatible-model"],
    },
    answered: { flags: ["--jinja"], phrases: ["--jinja"] },
    source: `${REPO}/docs/function-calling.md`,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-verbose-request",
    text: "Start the server with `-lv 5` and look in the log for the option as the server read it from your request.",
    outcomes: [
      {
        when: "it is missing or has another value",
        confirms: ["incorrect-request-parsing"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "it is there as sent", confirms: [], rulesOut: ["incorrect-request-parsing"] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["feature-failure"],
      phases: ["inference-serving"],
      components: ["request-parser", "output-processor", "input-processor", "job-manager", "monitor-logger"],
      causes: ["incorrect-request-parsing", "misconfiguration", "incorrect-conditional-logic"],
    },
    answered: { flags: ["--verbose", "-v", "-lv", "--log-verbose"] },
    source: SERVER_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-no-draft",
    text: "Start without speculation: leave `-md` and every `--spec-…` option away.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-backend"],
      },
      { when: "nothing changes", confirms: [], rulesOut: [] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "abnormal-performance", "system-hang"],
      manifestations: ["speculative-decoding"],
      causes: ["incorrect-algorithm-implementation", "incompatible-model", "incompatible-backend"],
    },
    answered: { phrases: ["without draft", "without speculative", "without -md", "no draft"] },
    source: SERVER_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-mmproj-on-cpu",
    text: "Keep the multimodal projector on the CPU: `--no-mmproj-offload`.",
    outcomes: [
      {
        when: "images now work",
        confirms: ["incompatible-backend"],
        rulesOut: ["incompatible-model", "incorrect-request-parsing"],
      },
      { when: "nothing changes", confirms: ["insufficient-multimodal-support"], rulesOut: ["incompatible-backend"] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang"],
      manifestations: ["multimodal"],
      causes: ["insufficient-multimodal-support", "incompatible-backend", "incompatible-model"],
    },
    answered: { flags: ["--no-mmproj-offload"], phrases: ["no-mmproj-offload"] },
    source: SERVER_DOC,
    verified: VERIFIED,
  },
];
