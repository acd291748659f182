import type { Check } from "../check.js";
import { COMMAND_LINE } from "../mention-words.js";

const VERIFIED = "2026-11-24";
const ENVS = "https://github.com/vllm-project/vllm/blob/main/vllm/envs.py";
const MEMORY = "https://github.com/vllm-project/vllm/blob/main/docs/configuration/conserving_memory.md";
const OPTIMIZATION = "https://github.com/vllm-project/vllm/blob/main/docs/configuration/optimization.md";
const CLI = "https://docs.vllm.ai/en/latest/cli/";

/** vLLM: requests, options and media. */
export const VLLM_INTERFACE_CHECKS: readonly Check[] = [
  {
    id: "vllm-log-requests",
    text: "Start with `--enable-log-requests` and compare the logged sampling parameters with what you sent.",
    outcomes: [
      {
        when: "a parameter is missing or changed",
        confirms: ["incorrect-request-parsing", "incorrect-assignment"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "all arrive",
        confirms: ["incorrect-algorithm-implementation", "incorrect-conditional-logic"],
        rulesOut: ["incorrect-request-parsing"],
      },
    ],
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.11.0",
    scope: {
      symptoms: ["feature-failure", "unexpected-output", "crash"],
      causes: [
        "incorrect-request-parsing",
        "incorrect-assignment",
        "incorrect-algorithm-implementation",
        "incorrect-conditional-logic",
      ],
      phases: ["inference-serving"],
      mentions: ["sampling_params", "temperature", "max_tokens", "ignored", "extra_body"],
      components: ["request-parser", "input-processor", "output-processor"],
      needs: ["server", "server-lives"],
    },
    answered: { flags: ["--enable-log-requests"], phrases: ["enable-log-requests"] },
    source: CLI,
    verified: VERIFIED,
  },
  {
    id: "vllm-mm-cache",
    text: "Start with `--mm-processor-cache-gb 0`, so that no processed image is reused.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incorrect-cache-management", "insufficient-multimodal-support", "concurrency-issue"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "it fails as before",
        confirms: ["insufficient-multimodal-support", "incompatible-model"],
        rulesOut: ["incorrect-cache-management"],
      },
    ],
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.11.0",
    scope: {
      symptoms: ["crash", "unexpected-output", "feature-failure", "abnormal-performance"],
      causes: [
        "incorrect-cache-management",
        "insufficient-multimodal-support",
        "concurrency-issue",
        "incompatible-model",
      ],
      components: ["input-processor", "resource-manager"],
      phases: ["inference-serving"],
      manifestations: ["multimodal"],
      mentions: ["cache", "hash", "same image", "second", "repeated", "concurren"],
    },
    answered: { flags: ["--mm-processor-cache-gb", "--disable-mm-preprocessor-cache"] },
    source: OPTIMIZATION,
    verified: VERIFIED,
  },
  {
    id: "vllm-mm-limit",
    text: 'Start with `--limit-mm-per-prompt \'{"image": 1, "video": 0}\'` and send one small image.',
    outcomes: [
      {
        when: "it works",
        confirms: ["misconfiguration", "incorrect-resource-allocation"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "it fails as well",
        confirms: ["insufficient-multimodal-support", "incorrect-algorithm-implementation"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.9.0",
    scope: {
      symptoms: ["crash", "feature-failure", "abnormal-performance"],
      causes: [
        "misconfiguration",
        "incorrect-resource-allocation",
        "insufficient-multimodal-support",
        "incorrect-algorithm-implementation",
      ],
      components: ["input-processor", "resource-manager", "engine-initializer"],
      phases: ["inference-serving"],
      manifestations: ["multimodal"],
      mentions: ["memory", "oom", "limit", "profil", "multiple images", "at most", "video", "dummy"],
    },
    answered: { flags: ["--limit-mm-per-prompt"] },
    source: MEMORY,
    verified: VERIFIED,
  },
  {
    id: "vllm-media-timeout",
    text: "Raise `VLLM_IMAGE_FETCH_TIMEOUT` to 60, or send the image inline as base64.",
    outcomes: [
      {
        when: "it works",
        confirms: ["misconfiguration", "incorrect-exception-handling"],
        rulesOut: ["insufficient-multimodal-support"],
      },
      {
        when: "it fails as before",
        confirms: ["insufficient-multimodal-support", "incorrect-request-parsing"],
        rulesOut: ["incorrect-exception-handling"],
      },
    ],
    cost: "seconds",
    engine: "vllm",
    versions: ">=0.6.0",
    scope: {
      symptoms: ["feature-failure", "system-hang", "crash"],
      causes: [
        "misconfiguration",
        "incorrect-exception-handling",
        "insufficient-multimodal-support",
        "incorrect-request-parsing",
      ],
      components: ["input-processor", "request-parser"],
      phases: ["inference-serving"],
      manifestations: ["multimodal"],
      mentions: ["timeout", "timed out", "fetch", "aiohttp", "connection"],
    },
    answered: { env: ["VLLM_IMAGE_FETCH_TIMEOUT"] },
    source: ENVS,
    verified: VERIFIED,
  },
  {
    id: "vllm-api-server-response",
    text: "Set `VLLM_DEBUG_LOG_API_SERVER_RESPONSE=true` and compare the logged response with what the client got.",
    outcomes: [
      {
        when: "they differ: something between changes it",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-formatting", "incorrect-character-encoding"],
      },
      {
        when: "they are equal",
        confirms: ["incorrect-formatting", "incorrect-character-encoding", "incorrect-request-parsing"],
        rulesOut: [],
      },
    ],
    cost: "seconds",
    engine: "vllm",
    versions: ">=0.7.0",
    scope: {
      symptoms: ["feature-failure", "unexpected-output", "system-hang"],
      causes: ["misconfiguration", "incorrect-formatting", "incorrect-character-encoding", "incorrect-request-parsing"],
      components: ["request-parser", "output-processor"],
      phases: ["inference-serving"],
      needs: ["server"],
      mentions: ["stream", "sse", "delta"],
    },
    answered: { env: ["VLLM_DEBUG_LOG_API_SERVER_RESPONSE"] },
    source: ENVS,
    verified: VERIFIED,
  },
  {
    id: "vllm-help-keyword",
    text: "Run `vllm serve --help=<keyword>` of the installed version for the option that is ignored or refused.",
    outcomes: [
      {
        when: "the option is gone or renamed",
        confirms: ["incompatible-version", "document-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "it is there with another default", confirms: ["misconfiguration"], rulesOut: ["incompatible-version"] },
      {
        when: "it is there as you use it",
        confirms: ["incorrect-conditional-logic", "incorrect-assignment"],
        rulesOut: ["document-issue", "incompatible-version"],
      },
    ],
    cost: "seconds",
    engine: "vllm",
    variantOf: "feature-in-this-build",
    versions: ">=0.9.0",
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
      phases: ["inference-serving"],
      mentions: COMMAND_LINE,
    },
    source: CLI,
    verified: VERIFIED,
  },
];
