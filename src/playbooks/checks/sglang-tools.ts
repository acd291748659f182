import type { Check } from "../check.js";

const VERIFIED = "2026-11-25";
const ARGS = "https://github.com/sgl-project/sglang/blob/main/docs/docs/advanced_features/server_arguments.mdx";
const ENV = "https://github.com/sgl-project/sglang/blob/main/docs/docs/references/environment_variables.mdx";

/** SGLang: tool calls and grammars. */
export const SGLANG_TOOL_CHECKS: readonly Check[] = [
  {
    id: "sglang-tool-parser",
    text: "Start with the `--tool-call-parser` that belongs to the model's family and look at the raw text of a failing call.",
    outcomes: [
      {
        when: "no or another parser was set",
        confirms: ["misconfiguration", "document-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "the raw text is a sound call",
        confirms: ["incorrect-formatting"],
        rulesOut: ["incorrect-tokenization", "misconfiguration"],
      },
      {
        when: "the raw text is no call",
        confirms: ["incorrect-tokenization", "incompatible-model"],
        rulesOut: ["incorrect-formatting"],
      },
    ],
    cost: "seconds",
    engine: "sglang",
    scope: {
      symptoms: ["feature-failure", "unexpected-output"],
      causes: [
        "misconfiguration",
        "document-issue",
        "incorrect-formatting",
        "incorrect-tokenization",
        "incompatible-model",
      ],
      phases: ["inference-serving"],
      manifestations: ["tool-calling"],
    },
    answered: { phrases: ["required"], flags: ["--tool-call-parser"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-tool-strictness",
    text: "Set `SGLANG_TOOL_STRICT_LEVEL=2`, which constrains the parameters of every tool.",
    outcomes: [
      {
        when: "calls are valid now",
        confirms: ["incorrect-formatting", "incompatible-model"],
        rulesOut: ["incorrect-request-parsing"],
      },
      {
        when: "they are invalid still",
        confirms: ["incorrect-algorithm-implementation", "incorrect-formatting"],
        rulesOut: ["incompatible-model"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    versions: ">=0.5.6",
    scope: {
      symptoms: ["feature-failure", "unexpected-output"],
      causes: [
        "incorrect-formatting",
        "incompatible-model",
        "incorrect-algorithm-implementation",
        "incorrect-request-parsing",
      ],
      phases: ["inference-serving"],
      manifestations: ["tool-calling"],
      mentions: ["invalid argument", "wrong type", "missing required", "hallucinat", "wrong parameter", "invalid json"],
    },
    answered: { env: ["SGLANG_TOOL_STRICT_LEVEL"] },
    source: ENV,
    verified: VERIFIED,
  },
  {
    id: "sglang-unknown-tools",
    text: "Set `SGLANG_FORWARD_UNKNOWN_TOOLS=true`: calls of tools that the request does not name are dropped otherwise.",
    outcomes: [
      {
        when: "the missing call appears",
        confirms: ["incorrect-request-parsing", "misconfiguration"],
        rulesOut: ["incorrect-formatting"],
      },
      {
        when: "it does not",
        confirms: ["incorrect-formatting", "incorrect-tokenization"],
        rulesOut: ["incorrect-request-parsing"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    versions: ">=0.5.3",
    scope: {
      symptoms: ["feature-failure", "unexpected-output"],
      causes: ["incorrect-request-parsing", "misconfiguration", "incorrect-formatting", "incorrect-tokenization"],
      phases: ["inference-serving"],
      manifestations: ["tool-calling", "empty-output"],
      mentions: [
        "dropped",
        "unknown tool",
        "undefined tool",
        "not in the request",
        "missing call",
        "empty tool",
        "no tool call",
      ],
    },
    answered: { env: ["SGLANG_FORWARD_UNKNOWN_TOOLS"] },
    source: ENV,
    verified: VERIFIED,
  },
  {
    id: "sglang-grammar-backend",
    text: "Start with `--grammar-backend llguidance`, then `xgrammar`.",
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
    engine: "sglang",
    versions: ">=0.3.4",
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
    answered: { flags: ["--grammar-backend"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-compact-json",
    text: "Start with `--constrained-json-disable-any-whitespace`.",
    outcomes: [
      {
        when: "the JSON ends and is right",
        confirms: ["incorrect-formatting", "incorrect-algorithm-implementation"],
        rulesOut: ["misconfiguration"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["incorrect-formatting"] },
    ],
    cost: "minutes",
    engine: "sglang",
    versions: ">=0.4.8",
    scope: {
      symptoms: ["feature-failure", "unexpected-output"],
      causes: ["incorrect-formatting", "incorrect-algorithm-implementation"],
      phases: ["inference-serving"],
      manifestations: ["structured-output"],
      mentions: ["whitespace", "newline", "json", "indent", "\\n"],
    },
    answered: { flags: ["--constrained-json-disable-any-whitespace"] },
    source: ARGS,
    verified: VERIFIED,
  },
];
