import type { Check } from "../check.js";
import { COMMAND_LINE } from "../mention-words.js";

const VERIFIED = "2026-11-25";
const ARGS = "https://github.com/sgl-project/sglang/blob/main/docs/docs/advanced_features/server_arguments.mdx";

/** SGLang: requests, templates, media and metrics. */
export const SGLANG_INTERFACE_CHECKS: readonly Check[] = [
  {
    id: "sglang-log-requests",
    text: "Start with `--log-requests --log-requests-level 3` and compare the logged sampling parameters and text with what you sent.",
    outcomes: [
      {
        when: "a parameter is missing or changed",
        confirms: ["incorrect-request-parsing", "incorrect-assignment"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "the text has another template",
        confirms: ["incorrect-tokenization", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "all is as sent",
        confirms: ["incorrect-algorithm-implementation", "incorrect-formatting"],
        rulesOut: ["incorrect-request-parsing"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["unexpected-output", "feature-failure"],
      causes: [
        "incorrect-request-parsing",
        "incorrect-assignment",
        "incorrect-tokenization",
        "misconfiguration",
        "incorrect-algorithm-implementation",
        "incorrect-formatting",
      ],
      components: ["request-parser", "input-processor", "output-processor"],
      phases: ["inference-serving"],
      needs: ["server"],
      mentions: ["sampling_params", "temperature", "max_tokens", "max_new_tokens", "ignored", "extra_body"],
    },
    answered: { flags: ["--log-requests"], phrases: ["log-requests"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-named-template",
    text: "Set `--hf-chat-template-name` (or `--chat-template <file>`): with several templates the first one is taken.",
    outcomes: [
      {
        when: "it works",
        confirms: ["misconfiguration", "incorrect-tokenization"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "nothing changes", confirms: ["incorrect-algorithm-implementation"], rulesOut: ["misconfiguration"] },
    ],
    cost: "seconds",
    engine: "sglang",
    scope: {
      symptoms: ["feature-failure", "unexpected-output", "crash"],
      causes: ["misconfiguration", "incorrect-tokenization", "incorrect-algorithm-implementation"],
      components: ["input-processor", "request-parser"],
      phases: ["inference-serving"],
      manifestations: ["tool-calling", "garbled-output", "empty-output", "endless-output"],
      mentions: ["template", "jinja"],
    },
    answered: { flags: ["--hf-chat-template-name", "--chat-template"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-auto-truncate",
    text: "Start with `--allow-auto-truncate` to tell a refused length from a miscounted one.",
    outcomes: [
      {
        when: "the request is answered",
        confirms: ["misconfiguration", "incorrect-request-parsing"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it is refused still",
        confirms: ["incorrect-request-parsing", "incorrect-conditional-logic"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["feature-failure", "crash"],
      causes: [
        "misconfiguration",
        "incorrect-request-parsing",
        "incorrect-conditional-logic",
        "incorrect-algorithm-implementation",
      ],
      phases: ["inference-serving"],
      manifestations: ["context-overflow", "http-4xx"],
    },
    answered: { flags: ["--allow-auto-truncate"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-base-image-processor",
    text: "Start with `--disable-fast-image-processor`.",
    outcomes: [
      {
        when: "it works",
        confirms: ["insufficient-multimodal-support", "incompatible-version", "dependent-module-issue"],
        rulesOut: ["misconfiguration"],
      },
      {
        when: "nothing changes",
        confirms: ["insufficient-multimodal-support", "incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-version"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    versions: ">=0.4.5",
    scope: {
      symptoms: ["crash", "unexpected-output", "feature-failure", "silent-error"],
      causes: [
        "insufficient-multimodal-support",
        "incompatible-version",
        "dependent-module-issue",
        "incorrect-algorithm-implementation",
        "misconfiguration",
      ],
      components: ["input-processor"],
      phases: ["inference-serving"],
      manifestations: ["multimodal"],
      mentions: ["processor", "preprocess", "image_processor", "pixel_values"],
    },
    answered: { flags: ["--disable-fast-image-processor"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-mm-attention",
    text: "Start with `--mm-attention-backend sdpa`.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation"],
        rulesOut: ["insufficient-multimodal-support"],
      },
      {
        when: "nothing changes",
        confirms: ["insufficient-multimodal-support", "incompatible-model"],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    versions: ">=0.4.7",
    scope: {
      symptoms: ["crash", "unexpected-output", "silent-error"],
      causes: [
        "incompatible-backend",
        "incorrect-algorithm-implementation",
        "insufficient-multimodal-support",
        "incompatible-model",
      ],
      components: ["input-processor", "operators"],
      phases: ["inference-serving"],
      manifestations: ["multimodal"],
      mentions: ["attention", "attn", "vit", "vision_", "illegal memory", "cuda error"],
    },
    answered: { flags: ["--mm-attention-backend"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-metrics-all-ranks",
    text: "Start with `--enable-metrics --enable-metrics-for-all-schedulers` before you judge metrics under data-parallel attention.",
    outcomes: [
      {
        when: "the numbers add up",
        confirms: ["misconfiguration", "document-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "they do not",
        confirms: ["incorrect-algorithm-implementation", "incorrect-assignment"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    versions: ">=0.5.0",
    scope: {
      symptoms: ["feature-failure", "silent-error", "abnormal-performance"],
      causes: ["misconfiguration", "document-issue", "incorrect-algorithm-implementation", "incorrect-assignment"],
      components: ["monitor-logger"],
      phases: ["inference-serving"],
    },
    answered: { flags: ["--enable-metrics-for-all-schedulers"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-help-of-release",
    text: "Look up the option in `python3 -m sglang.launch_server --help` of the installed release.",
    outcomes: [
      {
        when: "it is gone or renamed",
        confirms: ["incompatible-version", "document-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "its default is another", confirms: ["misconfiguration"], rulesOut: ["incompatible-version"] },
      {
        when: "it is there as you use it",
        confirms: ["incorrect-conditional-logic", "incorrect-assignment"],
        rulesOut: ["document-issue", "incompatible-version"],
      },
    ],
    cost: "seconds",
    engine: "sglang",
    variantOf: "feature-in-this-build",
    scope: {
      symptoms: ["feature-failure", "crash", "abnormal-performance"],
      causes: [
        "incompatible-version",
        "document-issue",
        "misconfiguration",
        "incorrect-conditional-logic",
        "incorrect-assignment",
        "misused-api",
      ],
      components: ["engine-initializer", "request-parser", "monitor-logger", "tester-benchmarker"],
      mentions: COMMAND_LINE,
    },
    source: ARGS,
    verified: VERIFIED,
  },
];
