import type { Check } from "../check.js";
import { DETOKENIZATION, TOKENIZATION } from "../mention-words.js";

const VERIFIED = "2026-11-24";
const CHAT_TEMPLATE = "https://huggingface.co/docs/transformers/v4.51.1/en/chat_templating";
const VLLM_SERVER = "https://github.com/vllm-project/vllm/blob/main/docs/serving/openai_compatible_server.md";
const CURL_BINARY = "https://github.com/curl/curl/blob/master/docs/cmdline-opts/data-binary.md";
const CURL_NO_BUFFER = "https://github.com/curl/curl/blob/master/docs/cmdline-opts/no-buffer.md";
const FINISH_REASON = "https://github.com/openai/openai-python/blob/main/src/openai/types/chat/chat_completion.py";

/** Checks of how any engine turns text into tokens and tokens into text. */
export const ANY_ENGINE_TEXT_CHECKS: readonly Check[] = [
  {
    id: "token-ids",
    text: "Compare the prompt's token ids in the engine with `tokenizer.apply_chat_template(messages, add_generation_prompt=True)`.",
    outcomes: [
      {
        when: "they differ",
        confirms: ["incorrect-tokenization", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation", "numerical-issue"],
      },
      {
        when: "they are equal",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incorrect-tokenization"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      causes: ["incorrect-tokenization", "misconfiguration", "incorrect-algorithm-implementation", "numerical-issue"],
      phases: ["inference-serving", "model-conversion"],
      mentions: TOKENIZATION,
      symptoms: ["unexpected-output", "silent-error"],
    },
    answered: { phrases: ["token ids are", "apply_chat_template"] },
    source: CHAT_TEMPLATE,
    verified: VERIFIED,
  },
  {
    id: "double-bos",
    text: "Count the beginning-of-text ids at the start of the prompt's token ids: a chat template and the tokenizer may each add one.",
    outcomes: [
      {
        when: "there are two, or none where one belongs",
        confirms: ["incorrect-tokenization", "misconfiguration"],
        rulesOut: ["numerical-issue"],
      },
      { when: "there is exactly one", confirms: [], rulesOut: ["incorrect-tokenization"] },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      subtypes: ["semantic-coherence", "repetition", "character", "length"],
      causes: ["incorrect-tokenization", "misconfiguration"],
      phases: ["inference-serving", "model-conversion"],
      mentions: ["bos", "<s>", "begin_of_text", "add_special", "special token"],
    },
    answered: { phrases: ["double bos", "two bos"] },
    source: CHAT_TEMPLATE,
    verified: VERIFIED,
  },
  {
    id: "decode-ids",
    text: "Decode the returned token ids yourself with `tokenizer.decode(ids)` and compare with the text in the response.",
    outcomes: [
      {
        when: "your decoding is right, the response is not",
        confirms: ["incorrect-detokenization", "incorrect-character-encoding", "incorrect-formatting"],
        rulesOut: ["incorrect-algorithm-implementation", "numerical-issue", "incorrect-tokenization"],
      },
      {
        when: "both are wrong",
        confirms: ["incorrect-algorithm-implementation", "numerical-issue"],
        rulesOut: ["incorrect-detokenization", "incorrect-character-encoding"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["unexpected-output", "feature-failure"],
      subtypes: ["character", "length", "inconsistent-output"],
      causes: [
        "incorrect-detokenization",
        "incorrect-character-encoding",
        "incorrect-formatting",
        "incorrect-algorithm-implementation",
        "numerical-issue",
      ],
      phases: ["inference-serving"],
      mentions: DETOKENIZATION,
      needs: ["generation"],
    },
    source: VLLM_SERVER,
    verified: VERIFIED,
  },
  {
    id: "raw-bytes",
    text: "Save the response with `curl --no-buffer` into a file and look at its bytes around the bad place.",
    outcomes: [
      {
        when: "the bytes are not valid UTF-8 or hold U+FFFD",
        confirms: ["incorrect-character-encoding", "incorrect-detokenization"],
        rulesOut: ["incorrect-tokenization"],
      },
      {
        when: "the bytes are right: the terminal or client is at fault",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-character-encoding", "incorrect-detokenization", "incorrect-algorithm-implementation"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["unexpected-output", "feature-failure"],
      causes: [
        "incorrect-character-encoding",
        "incorrect-detokenization",
        "misconfiguration",
        "incorrect-algorithm-implementation",
      ],
      phases: ["inference-serving"],
      manifestations: ["garbled-output"],
      mentions: ["utf", "unicode", "emoji", "chinese", "\\u", "�", "encoding", "escape"],
    },
    source: CURL_NO_BUFFER,
    verified: VERIFIED,
  },
  {
    id: "non-ascii-request",
    text: "Send the text once as plain UTF-8 and once with `\\uXXXX` escapes in a body sent by `curl --data-binary @body.json`.",
    outcomes: [
      {
        when: "the two answers differ",
        confirms: ["incorrect-character-encoding", "incorrect-request-parsing"],
        rulesOut: ["incorrect-algorithm-implementation", "numerical-issue"],
      },
      { when: "they agree", confirms: [], rulesOut: ["incorrect-character-encoding"] },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["unexpected-output", "feature-failure", "crash"],
      causes: ["incorrect-character-encoding", "incorrect-request-parsing"],
      phases: ["inference-serving"],
      manifestations: ["garbled-output", "http-4xx", "http-5xx"],
      mentions: [
        "utf",
        "unicode",
        "encod",
        "emoji",
        "chinese",
        "japanese",
        "korean",
        "accent",
        "umlaut",
        "non-ascii",
        "cyrillic",
        "arabic",
        "\\u",
        "�",
      ],
    },
    source: CURL_BINARY,
    verified: VERIFIED,
  },
  {
    id: "finish-reason",
    text: "Report `finish_reason` and the token counts in `usage` of a bad answer.",
    outcomes: [
      {
        when: "`length`: it ran into a limit",
        confirms: ["misconfiguration", "incorrect-request-parsing", "incorrect-tokenization"],
        rulesOut: ["incorrect-detokenization"],
      },
      {
        when: "`stop` too early or on a wrong token",
        confirms: ["incorrect-tokenization", "incorrect-detokenization"],
        rulesOut: ["misconfiguration"],
      },
      {
        when: "`stop`, but text is missing",
        confirms: ["incorrect-detokenization", "incorrect-formatting"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["unexpected-output", "feature-failure", "system-hang"],
      subtypes: ["length"],
      causes: [
        "misconfiguration",
        "incorrect-request-parsing",
        "incorrect-tokenization",
        "incorrect-detokenization",
        "incorrect-formatting",
      ],
      phases: ["inference-serving"],
      needs: ["generation", "server"],
    },
    answered: { phrases: ["finish_reason"] },
    source: FINISH_REASON,
    verified: VERIFIED,
  },
  {
    id: "sampling-settings",
    text: "State every sampling setting in the request itself (`temperature`, `top_p`, `top_k`, `min_p`, penalties, `seed`, `max_tokens`) and repeat.",
    outcomes: [
      {
        when: "the answer is right then",
        confirms: ["misconfiguration", "incorrect-assignment"],
        rulesOut: ["incorrect-algorithm-implementation", "incorrect-tokenization"],
      },
      { when: "it is as wrong", confirms: ["incorrect-algorithm-implementation"], rulesOut: ["misconfiguration"] },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["unexpected-output"],
      subtypes: ["repetition", "semantic-coherence", "length", "inconsistent-output"],
      causes: ["misconfiguration", "incorrect-assignment", "incorrect-algorithm-implementation"],
      phases: ["inference-serving"],
      needs: ["generation"],
      mentions: [
        "repet",
        "repeat_penalty",
        "sampl",
        "temperature",
        "determin",
        "seed",
        "never stop",
        "infinite",
        "endless",
        "truncat",
        "cut off",
      ],
    },
    answered: { flags: ["--temp", "--temperature"], phrases: ["temperature"] },
    source: VLLM_SERVER,
    verified: VERIFIED,
  },
];
