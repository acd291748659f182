import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const SERVER = "https://github.com/vllm-project/vllm/blob/main/docs/serving/openai_compatible_server.md";
const TOOL_CALLING = "https://github.com/vllm-project/vllm/blob/main/docs/features/tool_calling.md";
const STRUCTURED = "https://github.com/vllm-project/vllm/blob/main/docs/features/structured_outputs.md";

/** vLLM: tool calls, grammars and reasoning. */
export const VLLM_TOOL_CHECKS: readonly Check[] = [
  {
    id: "vllm-tool-parser",
    text: "Check that the server runs with `--enable-auto-tool-choice` and the `--tool-call-parser` that the docs name for your model.",
    outcomes: [
      {
        when: "a flag or parser does not fit the model",
        confirms: ["misconfiguration", "document-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "flags fit",
        confirms: ["incorrect-formatting", "incorrect-tokenization"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: "vllm",
    scope: {
      symptoms: ["feature-failure", "unexpected-output"],
      causes: ["misconfiguration", "document-issue", "incorrect-formatting", "incorrect-tokenization"],
      phases: ["inference-serving"],
      manifestations: ["tool-calling"],
    },
    answered: { phrases: ["required"], flags: ["--tool-call-parser"] },
    source: TOOL_CALLING,
    verified: VERIFIED,
  },
  {
    id: "vllm-tool-choice-required",
    text: 'Send the request once with `"tool_choice": "required"`: that constrains decoding, `auto` reads free text.',
    outcomes: [
      {
        when: "required gives a valid call",
        confirms: ["incorrect-formatting", "incorrect-tokenization"],
        rulesOut: ["incorrect-request-parsing"],
      },
      {
        when: "required fails as well",
        confirms: ["incorrect-algorithm-implementation", "incorrect-request-parsing"],
        rulesOut: ["incorrect-tokenization"],
      },
    ],
    cost: "seconds",
    engine: "vllm",
    versions: ">=0.8.3",
    scope: {
      symptoms: ["feature-failure", "unexpected-output"],
      causes: [
        "incorrect-formatting",
        "incorrect-tokenization",
        "incorrect-algorithm-implementation",
        "incorrect-request-parsing",
      ],
      phases: ["inference-serving"],
      manifestations: ["tool-calling"],
    },
    answered: { phrases: ["tool-choice=required", '"required"'] },
    lastResort: true,
    source: TOOL_CALLING,
    verified: VERIFIED,
  },
  {
    id: "vllm-structured-backend",
    text: "Set `--structured-outputs-config.backend` to `guidance`, then `xgrammar`.",
    outcomes: [
      {
        when: "one backend honours the schema",
        confirms: ["dependent-module-issue", "incorrect-formatting"],
        rulesOut: ["incorrect-tokenization", "misconfiguration"],
      },
      {
        when: "none does",
        confirms: ["incorrect-request-parsing", "incorrect-conditional-logic", "incorrect-algorithm-implementation"],
        rulesOut: ["dependent-module-issue"],
      },
    ],
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.11.0",
    scope: {
      symptoms: ["feature-failure", "crash", "unexpected-output", "system-hang"],
      causes: [
        "dependent-module-issue",
        "incorrect-formatting",
        "incorrect-request-parsing",
        "incorrect-conditional-logic",
        "incorrect-algorithm-implementation",
      ],
      phases: ["inference-serving"],
      mentions: ["grammar", "schema", "xgrammar", "outlines", "structured"],
      manifestations: ["structured-output"],
    },
    answered: {
      flags: ["--structured-outputs-config.backend", "--structured-outputs-config", "--guided-decoding-backend"],
    },
    source: STRUCTURED,
    verified: VERIFIED,
  },
  {
    id: "vllm-without-reasoning-parser",
    text: "Leave `--reasoning-parser` out and look at the raw `content`.",
    outcomes: [
      {
        when: "the raw content is right",
        confirms: ["incorrect-formatting", "incorrect-detokenization"],
        rulesOut: ["incorrect-tokenization", "incompatible-model"],
      },
      {
        when: "the raw content is wrong",
        confirms: ["incorrect-tokenization", "incompatible-model", "misconfiguration"],
        rulesOut: ["incorrect-formatting"],
      },
    ],
    cost: "minutes",
    engine: "vllm",
    variantOf: "text-before-parser",
    scope: {
      symptoms: ["feature-failure", "unexpected-output"],
      causes: [
        "incorrect-formatting",
        "incorrect-detokenization",
        "incorrect-tokenization",
        "incompatible-model",
        "misconfiguration",
      ],
      phases: ["inference-serving"],
      manifestations: ["tool-calling", "structured-output", "empty-output"],
      mentions: ["reasoning", "<think", "think>", "enable_thinking"],
    },
    source: SERVER,
    verified: VERIFIED,
  },
];
