import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const TROUBLESHOOTING = "https://github.com/vllm-project/vllm/blob/main/docs/usage/troubleshooting.md";

/** vLLM: engine core, workers and their logs. */
export const VLLM_PROCESS_CHECKS: readonly Check[] = [
  {
    id: "vllm-debug-log",
    text: "Set `VLLM_LOGGING_LEVEL=DEBUG` and post the log from the first line, engine-core and worker processes included.",
    outcomes: [
      {
        when: "an earlier error of a worker shows up",
        confirms: ["incorrect-exception-handling"],
        rulesOut: ["misconfiguration"],
      },
      {
        when: "platform or plugin detection fails",
        confirms: ["incompatible-backend", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "the last line is a step of start-up",
        confirms: ["misconfiguration", "concurrency-issue"],
        rulesOut: [],
      },
    ],
    cost: "seconds",
    engine: "vllm",
    scope: {
      causes: [
        "incorrect-exception-handling",
        "incompatible-backend",
        "dependent-module-issue",
        "misconfiguration",
        "concurrency-issue",
      ],
      needs: ["open", "no-log"],
      phases: ["inference-serving"],
      symptoms: ["crash", "system-hang"],
    },
    answered: { env: ["VLLM_LOGGING_LEVEL"], phrases: ["vllm-logging-level=debug"], parts: ["trace"] },

    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "vllm-in-process-engine",
    text: "Run the offline `LLM` example with `VLLM_ENABLE_V1_MULTIPROCESSING=0`, so that engine and traceback are in one process.",
    outcomes: [
      {
        when: "it works in one process",
        confirms: ["concurrency-issue", "incorrect-synchronization"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-model"],
      },
      {
        when: "it fails with a clear traceback",
        confirms: ["incorrect-exception-handling", "misused-api", "incorrect-type", "incorrect-conditional-logic"],
        rulesOut: ["concurrency-issue"],
      },
    ],
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.8.0",
    scope: {
      symptoms: ["crash", "system-hang"],
      causes: [
        "concurrency-issue",
        "incorrect-synchronization",
        "incorrect-exception-handling",
        "misused-api",
        "incorrect-type",
        "incorrect-conditional-logic",
      ],
      components: ["engine-initializer", "job-manager", "communicator", "resource-manager"],
      phases: ["inference-serving"],
      mentions: [
        "enginedead",
        "engine core initialization",
        "failed core proc",
        "engine process failed",
        "core_client",
        "zmq",
        "engine process",
      ],
      manifestations: ["worker-died", "stuck"],
    },
    answered: {
      env: ["VLLM_ENABLE_V1_MULTIPROCESSING"],
      phrases: ["vllm-enable-v1-multiprocessing=0"],
      parts: ["trace"],
    },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "vllm-spawn-workers",
    text: 'Set `VLLM_WORKER_MULTIPROC_METHOD=spawn` and put your code under `if __name__ == "__main__":`.',
    outcomes: [
      {
        when: "it works",
        confirms: ["concurrency-issue", "misused-api", "misconfiguration"],
        rulesOut: ["incompatible-backend", "incompatible-model"],
      },
      { when: "the same error comes", confirms: ["incompatible-backend"], rulesOut: [] },
    ],
    cost: "seconds",
    engine: "vllm",
    scope: {
      symptoms: ["crash", "system-hang"],
      causes: ["concurrency-issue", "misused-api", "misconfiguration", "incompatible-backend"],
      components: ["engine-initializer", "communicator", "backend-adapter"],
      manifestations: ["worker-died", "stuck"],
      mentions: [
        "re-initialize cuda",
        "bootstrapping phase",
        "freeze_support",
        "__main__",
        "forked",
        "fork method",
        "spawn method",
        "'fork'",
        "'spawn'",
      ],
    },
    answered: { env: ["VLLM_WORKER_MULTIPROC_METHOD"], phrases: ["multiproc-method"] },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "vllm-config-line",
    text: "Compare the settings that the engine prints at start (`... LLM engine ... with config`) with what you passed, above all data type and memory.",
    outcomes: [
      {
        when: "a value is not the one that you passed",
        confirms: ["incorrect-assignment", "misconfiguration", "incorrect-conditional-logic"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "all are as you passed them",
        confirms: [],
        rulesOut: ["incorrect-assignment", "misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: "vllm",
    variantOf: "resolved-settings",
    scope: {
      symptoms: ["crash", "feature-failure", "abnormal-performance", "unexpected-output"],
      causes: ["misconfiguration", "incorrect-assignment", "incorrect-conditional-logic"],
      components: ["engine-initializer", "resource-manager", "job-manager", "model-loader", "operators"],
      phases: ["inference-serving"],
      mentions: [
        "ignor",
        "no effect",
        "overrid",
        "not respected",
        "max_model_len",
        "context_length",
        "default value",
        "not applied",
      ],
      needs: ["options", "open"],
    },
    answered: { logged: ["llm engine (v"] },
    source: "https://github.com/vllm-project/vllm/blob/main/vllm/v1/engine/core.py",
    verified: VERIFIED,
  },
];
