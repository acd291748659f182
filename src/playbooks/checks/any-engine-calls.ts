import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const PYTHON_COMMAND = "https://docs.python.org/3/using/cmdline.html";
const PY_SPY = "https://github.com/benfred/py-spy";
const LLAMA_BUILD = "https://github.com/ggml-org/llama.cpp/blob/master/docs/build.md";
const VLLM_QUICKSTART = "https://github.com/vllm-project/vllm/blob/main/docs/getting_started/quickstart.md";
const MODEL_CONFIG = "https://huggingface.co/docs/transformers/main/main_classes/configuration";

/** Is it the engine's call, the library behind it, or what the call was told? */
export const ANY_ENGINE_CALL_CHECKS: readonly Check[] = [
  {
    id: "library-call-alone",
    text: "Repeat the engine's last call into its library (torch, transformers, tokenizers) alone in five lines of `python -c`, same arguments.",
    outcomes: [
      {
        when: "alone it gives the right result",
        confirms: ["misused-api", "incorrect-type", "incorrect-assignment"],
        rulesOut: ["dependent-module-issue", "incompatible-version"],
      },
      {
        when: "alone it fails in the same way",
        confirms: ["dependent-module-issue", "incompatible-version"],
        rulesOut: ["misused-api", "incorrect-algorithm-implementation"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["feature-failure", "silent-error", "crash"],
      causes: ["misused-api", "incorrect-type", "dependent-module-issue", "incompatible-version"],
      mentions: ["transformers/", "tokenizers/", "xgrammar/", "outlines/", "mistral_common", "safetensors/"],
      needs: ["python", "open"],
    },
    lastResort: true,
    source: PYTHON_COMMAND,
    verified: VERIFIED,
  },
  {
    id: "waiting-call",
    text: "Name the call in which the stuck thread waits (`py-spy dump --native --pid <pid>` shows it), and whether every rank made it.",
    outcomes: [
      {
        when: "one rank or thread never makes the call",
        confirms: ["incorrect-conditional-logic", "misused-api", "concurrency-issue"],
        rulesOut: ["incompatible-backend", "dependent-module-issue"],
      },
      {
        when: "all made it, in the same order",
        confirms: ["incompatible-backend", "dependent-module-issue"],
        rulesOut: ["misused-api", "incorrect-conditional-logic"],
      },
      {
        when: "it waits for a reply that failed before",
        confirms: ["incorrect-exception-handling", "misused-api"],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["system-hang"],
      causes: ["misused-api", "incorrect-exception-handling", "incorrect-conditional-logic", "dependent-module-issue"],
      needs: ["python"],
    },
    answered: { phrases: ["py-spy"] },
    source: PY_SPY,
    verified: VERIFIED,
  },
  {
    id: "converter-options",
    text: "Compare each option that you gave the converter (data type, vocabulary, context, RoPE) with the model's `config.json`.",
    outcomes: [
      {
        when: "an option contradicts it",
        confirms: ["misconfiguration", "document-issue"],
        rulesOut: ["incorrect-algorithm-implementation", "misused-api"],
      },
      {
        when: "all agree with it",
        confirms: ["misused-api", "incorrect-algorithm-implementation", "incorrect-assignment"],
        rulesOut: ["misconfiguration", "document-issue"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      causes: ["misconfiguration", "document-issue", "misused-api"],
      phases: ["model-conversion"],
      symptoms: ["silent-error", "unexpected-output"],
    },
    source: MODEL_CONFIG,
    verified: VERIFIED,
  },
  {
    id: "build-summary",
    text: "Compare what the build chose (`CMakeCache.txt`, the configure summary) with what the released package prints at its start.",
    outcomes: [
      {
        when: "a switch or branch differs",
        confirms: ["misconfiguration", "incorrect-conditional-logic"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "both chose the same",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation"],
        rulesOut: ["misconfiguration", "incorrect-conditional-logic"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["unexpected-output", "silent-error", "feature-failure", "abnormal-performance"],
      causes: ["misconfiguration", "incorrect-conditional-logic", "incompatible-backend"],
      phases: ["engine-setup"],
      mentions: [
        "cmake",
        "prebuilt",
        "release package",
        "released",
        "binary from",
        "official build",
        "docker image",
        "self-built",
        "own build",
        "compiled myself",
        "built from source",
      ],
    },
    answered: { logged: ["cmake_build_type"] },
    source: LLAMA_BUILD,
    verified: VERIFIED,
  },
  {
    id: "without-server",
    text: "Reproduce it in a script or on the command line of the engine, with the same options and no server and client in between.",
    outcomes: [
      {
        when: "it works without the server",
        confirms: ["incorrect-request-parsing", "incorrect-formatting", "concurrency-issue", "misconfiguration"],
        rulesOut: ["incompatible-model", "incompatible-backend"],
      },
      {
        when: "it fails there as well",
        confirms: ["incorrect-algorithm-implementation", "incompatible-model", "incompatible-backend"],
        rulesOut: ["incorrect-request-parsing", "incorrect-formatting"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["crash", "feature-failure", "unexpected-output", "silent-error", "system-hang"],
      causes: [
        "incorrect-request-parsing",
        "incorrect-formatting",
        "incorrect-algorithm-implementation",
        "incompatible-model",
        "misconfiguration",
      ],
      phases: ["inference-serving"],
      needs: ["server", "generation", "open"],
      components: ["request-parser", "output-processor", "input-processor", "job-manager", "monitor-logger"],
    },
    answered: {
      phrases: [
        "offline inference",
        "offline mode",
        "without the server",
        "without server",
        "external ip",
        "another machine",
        "another server",
        "swagger",
        "docker-compose",
      ],
    },
    lastResort: true,
    source: VLLM_QUICKSTART,
    verified: VERIFIED,
  },
];
