import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const CHAT_TEMPLATE = "https://huggingface.co/docs/transformers/v4.51.1/en/chat_templating";
const VLLM_SERVER = "https://github.com/vllm-project/vllm/blob/main/docs/serving/openai_compatible_server.md";

/** Checks of images, audio, video and rendered prompts of any engine. */
export const ANY_ENGINE_MEDIA_CHECKS: readonly Check[] = [
  {
    id: "without-media",
    text: "Send the same question without the image, audio or video.",
    outcomes: [
      {
        when: "text alone works",
        confirms: ["insufficient-multimodal-support"],
        rulesOut: ["incompatible-backend", "misconfiguration", "dependent-module-issue"],
      },
      { when: "text alone fails as well", confirms: [], rulesOut: ["insufficient-multimodal-support"] },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      causes: ["insufficient-multimodal-support", "incompatible-backend", "misconfiguration", "dependent-module-issue"],
      phases: ["inference-serving"],
      manifestations: ["multimodal"],
      mentions: ["image_url", "upload", "image", "video", "audio", "picture", "multimodal"],
      needs: ["server", "open"],
      symptoms: ["crash", "feature-failure", "system-hang"],
    },
    answered: {
      phrases: ["text only works", "text-only works", "without image"],
      tried: ["text", "image", "audio", "video"],
    },
    lastResort: true,
    source: VLLM_SERVER,
    verified: VERIFIED,
  },
  {
    id: "small-local-media",
    text: "Send a 224 by 224 PNG as base64 in place of your own file or URL.",
    outcomes: [
      {
        when: "it works: size, format or download matters",
        confirms: ["insufficient-multimodal-support", "misconfiguration", "incorrect-request-parsing"],
        rulesOut: ["incompatible-backend", "incompatible-model"],
      },
      {
        when: "it fails as well",
        confirms: ["insufficient-multimodal-support", "incompatible-model"],
        rulesOut: ["incorrect-request-parsing"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      causes: [
        "insufficient-multimodal-support",
        "misconfiguration",
        "incorrect-request-parsing",
        "incompatible-model",
      ],
      phases: ["inference-serving"],
      manifestations: ["multimodal"],
      mentions: [
        "fetch",
        "resolution",
        "base64",
        "image_url",
        "timeout",
        "timed out",
        "image size",
        "large image",
        "pixels",
      ],
      needs: ["server", "open"],
      symptoms: ["crash", "feature-failure", "system-hang"],
    },
    lastResort: true,
    source: VLLM_SERVER,
    verified: VERIFIED,
  },
  {
    id: "rendered-prompt",
    text: "Print the prompt after the chat template and look for placeholders, roles or tools that are missing or doubled.",
    outcomes: [
      {
        when: "something is missing or doubled",
        confirms: ["incorrect-tokenization", "misconfiguration", "insufficient-multimodal-support"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "the prompt is right",
        confirms: ["incorrect-formatting", "incorrect-algorithm-implementation"],
        rulesOut: ["incorrect-tokenization"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["feature-failure", "unexpected-output", "crash"],
      causes: [
        "incorrect-tokenization",
        "misconfiguration",
        "insufficient-multimodal-support",
        "incorrect-formatting",
        "incorrect-algorithm-implementation",
      ],
      phases: ["inference-serving"],
      manifestations: ["tool-calling", "multimodal", "empty-output", "endless-output"],
      mentions: ["jinja", "chat template", "chat_template"],
    },
    source: CHAT_TEMPLATE,
    verified: VERIFIED,
  },
];
