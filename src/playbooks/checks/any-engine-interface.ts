import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const VLLM_SERVER = "https://github.com/vllm-project/vllm/blob/main/docs/serving/openai_compatible_server.md";
const CURL_BINARY = "https://github.com/curl/curl/blob/master/docs/cmdline-opts/data-binary.md";

/** Checks for requests, responses, tools and grammars of any engine. */
export const ANY_ENGINE_INTERFACE_CHECKS: readonly Check[] = [
  {
    id: "curl-same-body",
    text: "Send the failing body as a file with `curl --data-binary @body.json`, with no client library in between.",
    outcomes: [
      {
        when: "it works with curl: the client sends something else",
        confirms: ["misconfiguration", "document-issue"],
        rulesOut: ["incorrect-request-parsing", "incorrect-formatting"],
      },
      {
        when: "it fails with curl as well",
        confirms: ["incorrect-request-parsing", "incorrect-exception-handling"],
        rulesOut: [],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["feature-failure", "crash", "unexpected-output", "system-hang"],
      causes: [
        "incorrect-request-parsing",
        "incorrect-exception-handling",
        "misconfiguration",
        "document-issue",
        "incorrect-formatting",
      ],
      phases: ["inference-serving"],
      manifestations: ["http-4xx", "http-5xx", "tool-calling", "structured-output"],
      components: ["request-parser", "input-processor", "output-processor"],
      needs: ["server", "server-lives", "open"],
      mentions: [
        "langchain",
        "litellm",
        "sdk",
        "langgraph",
        "webui",
        "autogen",
        "openai client",
        "from openai",
        "client library",
      ],
    },
    answered: {
      phrases: ["curl "],
    },
    source: CURL_BINARY,
    verified: VERIFIED,
  },
  {
    id: "streamed-or-whole",
    text: 'Send the same request with `"stream": true` and with `"stream": false` and compare the two.',
    outcomes: [
      {
        when: "only the streamed one is wrong",
        confirms: ["incorrect-formatting", "incorrect-detokenization"],
        rulesOut: ["incorrect-tokenization", "incorrect-request-parsing", "incompatible-model"],
      },
      {
        when: "both are wrong",
        confirms: ["incorrect-request-parsing", "incorrect-algorithm-implementation"],
        rulesOut: [],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["feature-failure", "unexpected-output", "crash"],
      causes: [
        "incorrect-formatting",
        "incorrect-detokenization",
        "incorrect-request-parsing",
        "incorrect-algorithm-implementation",
      ],
      phases: ["inference-serving"],
      manifestations: ["tool-calling", "structured-output", "garbled-output", "empty-output", "http-5xx"],
      needs: ["server"],
      mentions: ["stream"],
    },
    answered: {
      logged: ["importerror", "modulenotfounderror", "cannot import"],
      phrases: [
        "non-streaming works",
        "without streaming",
        "stream=false",
        "only in streaming",
        "only when streaming",
        "in streaming mode",
      ],
    },
    source: VLLM_SERVER,
    verified: VERIFIED,
  },
  {
    id: "text-before-parser",
    text: "Turn off tool and reasoning parsers and post the raw text that the model generates for the same prompt.",
    outcomes: [
      {
        when: "the raw text is right",
        confirms: ["incorrect-formatting", "incorrect-detokenization"],
        rulesOut: ["incorrect-tokenization", "incompatible-model", "incorrect-algorithm-implementation"],
      },
      {
        when: "the raw text is wrong already",
        confirms: ["incorrect-tokenization", "incompatible-model", "misconfiguration"],
        rulesOut: ["incorrect-formatting"],
      },
    ],
    cost: "seconds",
    engine: null,
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
      needs: ["server"],
      mentions: ["parser", "reasoning", "<think", "think>"],
    },
    answered: { phrases: ["reasoning-content"] },
    source: VLLM_SERVER,
    verified: VERIFIED,
  },
  {
    id: "smaller-schema",
    text: "Cut the schema or grammar down to one required field and add parts back until it fails.",
    outcomes: [
      {
        when: "one keyword or construct breaks it",
        confirms: ["incorrect-formatting", "incorrect-conditional-logic", "incorrect-algorithm-implementation"],
        rulesOut: ["misconfiguration", "incompatible-backend"],
      },
      {
        when: "the smallest schema fails too",
        confirms: ["misconfiguration", "dependent-module-issue"],
        rulesOut: ["incorrect-conditional-logic"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["feature-failure", "crash", "unexpected-output", "system-hang"],
      causes: [
        "incorrect-formatting",
        "incorrect-conditional-logic",
        "incorrect-algorithm-implementation",
        "misconfiguration",
        "dependent-module-issue",
      ],
      phases: ["inference-serving"],
      mentions: [
        "schema",
        "grammar",
        "ebnf",
        "gbnf",
        "guided_json",
        "regex constraint",
        "regex parameter",
        "guided_regex",
        "guided regex",
        "regex=",
      ],
      manifestations: ["structured-output"],
    },
    answered: { logged: ["importerror", "modulenotfounderror", "cannot import"] },
    source: VLLM_SERVER,
    verified: VERIFIED,
  },
];
