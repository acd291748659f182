import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const VLLM_SERVER = "https://github.com/vllm-project/vllm/blob/main/docs/serving/openai_compatible_server.md";
const VLLM_CLI = "https://docs.vllm.ai/en/latest/cli/";
const SGLANG_TUNING =
  "https://github.com/sgl-project/sglang/blob/main/docs/docs/advanced_features/hyperparameter_tuning.mdx";

/** Checks of options, limits and metrics of any engine. */
export const ANY_ENGINE_OPTION_CHECKS: readonly Check[] = [
  {
    id: "rejected-parameter",
    text: "Remove one request field at a time and name the one that makes the difference.",
    outcomes: [
      {
        when: "one field decides it",
        confirms: ["incorrect-request-parsing", "incorrect-conditional-logic"],
        rulesOut: ["incompatible-backend", "incompatible-model"],
      },
      { when: "no field matters", confirms: ["misconfiguration"], rulesOut: ["incorrect-request-parsing"] },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["feature-failure", "crash"],
      causes: ["incorrect-request-parsing", "incorrect-conditional-logic", "misconfiguration"],
      phases: ["inference-serving"],
      components: ["request-parser", "input-processor", "output-processor"],
      needs: ["server", "server-lives", "open"],
      manifestations: ["http-4xx", "http-5xx"],
      mentions: ["400", "422", "bad request", "request body"],
    },
    answered: { logged: ["max_tokens must", "must be at least"] },
    source: VLLM_SERVER,
    verified: VERIFIED,
  },
  {
    id: "ignored-option",
    text: "Set the option to an extreme value (for example `max_tokens` 1) and see whether anything changes.",
    outcomes: [
      {
        when: "nothing changes",
        confirms: ["incorrect-request-parsing", "incorrect-assignment", "incorrect-conditional-logic"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it changes, but not as documented",
        confirms: ["incorrect-algorithm-implementation", "document-issue"],
        rulesOut: ["incorrect-request-parsing", "incorrect-assignment"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["feature-failure"],
      causes: [
        "incorrect-request-parsing",
        "incorrect-assignment",
        "incorrect-conditional-logic",
        "incorrect-algorithm-implementation",
        "document-issue",
      ],
      phases: ["inference-serving"],
      mentions: [
        "ignor",
        "no effect",
        "not respect",
        "not honor",
        "not applied",
        "doesn't affect",
        "does not affect",
        "no difference",
        "doesn't change",
        "not take effect",
      ],
      needs: ["open"],
    },
    lastResort: true,
    source: VLLM_SERVER,
    verified: VERIFIED,
  },
  {
    id: "count-prompt-tokens",
    text: "Compare `usage.prompt_tokens` plus `max_tokens` with the context length that the server prints.",
    outcomes: [
      {
        when: "the sum is larger",
        confirms: ["misconfiguration", "incorrect-exception-handling"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "the sum fits",
        confirms: ["incorrect-request-parsing", "incorrect-tokenization"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["feature-failure", "crash", "unexpected-output"],
      causes: [
        "misconfiguration",
        "incorrect-exception-handling",
        "incorrect-request-parsing",
        "incorrect-tokenization",
      ],
      phases: ["inference-serving"],
      manifestations: ["context-overflow", "empty-output"],
      needs: ["server"],
      mentions: [
        "context length",
        "context size",
        "context window",
        "maximum context",
        "max_tokens",
        "max_model_len",
        "max-model-len",
        "too long",
        "token limit",
      ],
    },
    source: VLLM_SERVER,
    verified: VERIFIED,
  },
  {
    id: "metric-by-hand",
    text: "Work out the value by hand from one request (tokens, seconds, bytes) and compare it with the metric or log line.",
    outcomes: [
      { when: "it is off by a factor or a unit", confirms: ["numerical-issue", "incorrect-assignment"], rulesOut: [] },
      {
        when: "it counts the wrong requests",
        confirms: ["incorrect-conditional-logic", "incorrect-algorithm-implementation"],
        rulesOut: ["numerical-issue"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["feature-failure", "silent-error", "abnormal-performance"],
      causes: [
        "numerical-issue",
        "incorrect-assignment",
        "incorrect-conditional-logic",
        "incorrect-algorithm-implementation",
      ],
      components: ["monitor-logger", "tester-benchmarker"],
      phases: ["inference-serving"],
    },
    source: SGLANG_TUNING,
    verified: VERIFIED,
  },
  {
    id: "feature-in-this-build",
    text: "Look for the feature in `--help` and the start log of the installed build.",
    outcomes: [
      {
        when: "this build does not have it",
        confirms: ["incompatible-version", "document-issue", "incompatible-backend"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it has it and says it is on",
        confirms: ["incorrect-algorithm-implementation", "incorrect-conditional-logic"],
        rulesOut: ["incompatible-version", "document-issue"],
      },
      {
        when: "it has it but leaves it off",
        confirms: ["misconfiguration", "incorrect-conditional-logic"],
        rulesOut: ["incompatible-version"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["feature-failure"],
      causes: [
        "incompatible-version",
        "document-issue",
        "incompatible-backend",
        "incorrect-algorithm-implementation",
        "incorrect-conditional-logic",
        "misconfiguration",
        "misused-api",
      ],
      components: [
        "engine-initializer",
        "request-parser",
        "output-processor",
        "input-processor",
        "monitor-logger",
        "setup-tools",
        "job-manager",
      ],
      mentions: [
        "not support",
        "unsupported",
        "unknown argument",
        "unrecognized",
        "invalid option",
        "no such option",
        "not available",
        "not implemented",
        "invalid choice",
      ],
    },
    source: VLLM_CLI,
    verified: VERIFIED,
  },
];
