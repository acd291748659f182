import type { Check } from "../check.js";

const API = "https://github.com/ollama/ollama/blob/main/docs/api.md";
const GO_SIGNALS = "https://pkg.go.dev/os/signal";
const TROUBLESHOOTING = "https://docs.ollama.com/troubleshooting";
const ENGINE = "ollama";
const VERIFIED = "2026-11-25";

/** Runs of Ollama that tell the device, the template and the server apart. */
export const OLLAMA_RUN_CHECKS: readonly Check[] = [
  {
    id: "ollama-num-gpu-zero",
    text: 'Ask once with `"options": {"num_gpu": 0}`, which keeps the model on the CPU, and compare.',
    outcomes: [
      {
        when: "it is right on the CPU",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "it is the same on the CPU",
        confirms: ["incompatible-model", "incorrect-tokenization"],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    variantOf: "other-backend",
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang", "silent-error"],
      phases: ["inference-serving"],
      causes: ["incompatible-backend", "incorrect-algorithm-implementation", "incompatible-model"],
      backends: ["metal", "vulkan"],
    },
    answered: { phrases: ["num-gpu", "cpu only", "on cpu it works"] },
    source: API,
    verified: VERIFIED,
  },
  {
    id: "ollama-raw-prompt",
    text: 'Send the rendered prompt to `/api/generate` with `"raw": true`, `"options": {"seed": 1, "temperature": 0}`, and compare with the chat.',
    outcomes: [
      {
        when: "the raw prompt gives the right answer",
        confirms: ["incorrect-tokenization", "incorrect-formatting", "misconfiguration"],
        rulesOut: ["incompatible-backend", "incorrect-algorithm-implementation"],
      },
      {
        when: "both give the same",
        confirms: ["incompatible-model", "incorrect-algorithm-implementation"],
        rulesOut: ["incorrect-tokenization", "incorrect-formatting"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["unexpected-output", "feature-failure", "silent-error"],
      phases: ["inference-serving"],
      causes: ["incorrect-tokenization", "incorrect-formatting", "misconfiguration", "incompatible-model"],
      needs: ["generation"],
    },
    answered: { phrases: ['"raw": true', '"raw":true'] },
    source: API,
    verified: VERIFIED,
  },
  {
    id: "ollama-cpu-library",
    text: "Start the server with `OLLAMA_LLM_LIBRARY=cpu`, and compare the flags in `/proc/cpuinfo` with the library that the log names.",
    outcomes: [
      {
        when: "the plain library works",
        confirms: ["incompatible-backend", "misconfiguration"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "it fails in the same way",
        confirms: ["incompatible-model", "incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "abnormal-performance", "unexpected-output"],
      phases: ["inference-serving"],
      causes: ["incompatible-backend", "misconfiguration", "incompatible-model"],
      backends: ["cpu"],
    },
    answered: { env: ["OLLAMA_LLM_LIBRARY"], phrases: ["ollama_llm_library"] },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "ollama-goroutines",
    text: "Send `kill -QUIT <pid>` to the hanging `ollama serve` and post the goroutines that it prints (it ends the server).",
    outcomes: [
      {
        when: "many wait for one lock or channel",
        confirms: ["concurrency-issue", "incorrect-exception-handling", "misused-api"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "they wait for the runner's reply",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation"],
        rulesOut: ["incorrect-exception-handling", "misused-api"],
      },
      {
        when: "they wait for the network",
        confirms: ["misconfiguration", "dependent-module-issue"],
        rulesOut: ["concurrency-issue"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["system-hang"],
      causes: ["concurrency-issue", "incorrect-exception-handling", "misused-api", "incompatible-backend"],
    },
    answered: { phrases: ["goroutine"], logged: ["goroutine 1 ["] },
    source: GO_SIGNALS,
    verified: VERIFIED,
  },
];
