import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const VLLM_CLI = "https://docs.vllm.ai/en/latest/cli/";
const VLLM_FEATURES = "https://github.com/vllm-project/vllm/blob/main/docs/features/README.md";
const SGLANG_TUNING =
  "https://github.com/sgl-project/sglang/blob/main/docs/docs/advanced_features/hyperparameter_tuning.mdx";

/** Checks for any engine and symptom: its settings. */
export const ANY_ENGINE_SETTING_CHECKS: readonly Check[] = [
  {
    id: "bare-command",
    text: "Leave out your options one at a time, first those that the failure has nothing to do with, and post the shortest command that still fails.",
    outcomes: [
      {
        when: "it works without one of them",
        confirms: ["misconfiguration", "incorrect-conditional-logic"],
        rulesOut: ["incompatible-backend", "dependent-module-issue", "incompatible-model"],
      },
      {
        when: "the model alone is enough",
        confirms: [],
        rulesOut: ["misconfiguration", "incorrect-conditional-logic"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["crash", "system-hang", "unexpected-output"],
      causes: [
        "misconfiguration",
        "incorrect-conditional-logic",
        "incompatible-backend",
        "dependent-module-issue",
        "incompatible-model",
      ],
      phases: ["inference-serving", "model-conversion"],
      needs: ["options", "open"],
    },
    answered: {
      phrases: ["with default options", "without any flags", "with no extra flags", "default settings"],
      tried: ["without", "default", "only "],
    },
    source: VLLM_CLI,
    verified: VERIFIED,
  },
  {
    id: "one-option-less",
    text: "Drop one of two options that you combine (for example speculative decoding with LoRA, or prefix caching with a quantised KV cache).",
    outcomes: [
      {
        when: "each option works alone",
        confirms: ["incorrect-conditional-logic", "misconfiguration"],
        rulesOut: ["incompatible-backend", "dependent-module-issue"],
      },
      {
        when: "one of them fails alone",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incorrect-conditional-logic"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["crash", "unexpected-output", "feature-failure"],
      causes: ["incorrect-conditional-logic", "misconfiguration", "incorrect-algorithm-implementation"],
      phases: ["inference-serving"],
      mentions: [
        "together",
        "combin",
        "with both",
        "when enabl",
        "when both",
        "enabled at the same",
        "along with",
        "incompatible with",
        "not compatible with",
      ],
      needs: ["open"],
    },
    answered: {
      phrases: [
        "works alone",
        "on its own",
        "separately",
        "either of them",
        "when they're both",
        "works without",
        "work without",
        "without it",
        "individually",
      ],
    },
    lastResort: true,
    source: VLLM_FEATURES,
    verified: VERIFIED,
  },
  {
    id: "resolved-settings",
    text: "Compare the settings that the engine prints at start with what you passed, above all context length, data type and memory.",
    outcomes: [
      {
        when: "a value differs from what you passed",
        confirms: ["incorrect-assignment", "incorrect-conditional-logic"],
        rulesOut: [],
      },
      {
        when: "a value that you did not set does not fit",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-assignment"],
      },
      { when: "all values are as expected", confirms: [], rulesOut: ["incorrect-assignment", "misconfiguration"] },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["feature-failure", "abnormal-performance", "silent-error"],
      causes: ["incorrect-assignment", "incorrect-conditional-logic", "misconfiguration"],
      phases: ["inference-serving"],
      needs: ["options"],
      mentions: ["ignor", "no effect", "overrid", "not respected", "max_model_len", "default value", "not applied"],
    },
    source: SGLANG_TUNING,
    verified: VERIFIED,
  },
];
