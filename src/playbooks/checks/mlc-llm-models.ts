import type { Check } from "../check.js";

const CLI_HELP = "https://github.com/mlc-ai/mlc-llm/blob/main/python/mlc_llm/interface/help.py";
const ENGINE = "mlc-llm";
const VERIFIED = "2026-11-25";

/** Compiling and serving models with MLC-LLM. */
export const MLC_LLM_MODEL_CHECKS: readonly Check[] = [
  {
    id: "mlc-llm-opt-o0",
    text: "Compile once without optimisations: `mlc_llm compile ... --opt O0`.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "it fails in the same way",
        confirms: ["incompatible-model", "incorrect-tokenization"],
        rulesOut: [],
      },
    ],
    cost: "rebuild",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "silent-error", "system-hang"],
      components: ["model-conversion-tools", "operators", "backend-adapter"],
      causes: [
        "incorrect-algorithm-implementation",
        "incompatible-backend",
        "mismatched-shape",
        "incompatible-model",
        "incorrect-tokenization",
      ],
    },
    answered: {
      flags: ["--opt"],
      phrases: ["--opt o0", "--opt=o0"],
    },
    source: CLI_HELP,
    verified: VERIFIED,
  },
  {
    id: "mlc-llm-cudagraph-off",
    text: 'Compile with `--opt="cudagraph=0"`.',
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "it fails in the same way",
        confirms: ["incompatible-model"],
        rulesOut: ["incorrect-synchronization"],
      },
    ],
    cost: "rebuild",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang"],
      phases: ["inference-serving"],
      backends: ["cuda"],
      causes: ["incorrect-algorithm-implementation", "incompatible-backend", "incompatible-model"],
    },
    answered: {
      phrases: ["cudagraph=0"],
    },
    source: CLI_HELP,
    verified: VERIFIED,
  },
  {
    id: "mlc-llm-unquantized",
    text: "Convert and compile with `--quantization q0f16` (`q0f32` for NaN) and run the same prompt.",
    outcomes: [
      {
        when: "the answer is right",
        confirms: ["mismatched-precision"],
        rulesOut: ["incorrect-tokenization"],
      },
      {
        when: "it is wrong too",
        confirms: [],
        rulesOut: ["mismatched-precision"],
      },
    ],
    cost: "rebuild",
    engine: ENGINE,
    variantOf: "unquantised-model",
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      manifestations: ["garbled-output", "repeated-output", "nan", "accuracy-drop", "quantization"],
      causes: [
        "mismatched-precision",
        "numerical-issue",
        "incorrect-algorithm-implementation",
        "incorrect-tokenization",
      ],
    },
    answered: {
      phrases: ["q0f16", "q0f32"],
    },
    source: CLI_HELP,
    verified: VERIFIED,
  },
  {
    id: "mlc-llm-conversation-template",
    text: "Compare `conv_template` in `mlc-chat-config.json` with the chat template of the original model.",
    outcomes: [
      {
        when: "it is another template",
        confirms: ["misconfiguration", "incorrect-tokenization"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it is the right one",
        confirms: [],
        rulesOut: ["incorrect-tokenization"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["unexpected-output", "feature-failure"],
      phases: ["inference-serving"],
      components: ["input-processor", "model-conversion-tools", "output-processor"],
      causes: ["incorrect-tokenization", "misconfiguration", "incorrect-algorithm-implementation"],
    },
    answered: {
      phrases: ["--conv-template"],
    },
    source: CLI_HELP,
    verified: VERIFIED,
  },
  {
    id: "mlc-llm-small-context",
    text: 'Give a small context: `--overrides "context_window_size=1024;prefill_chunk_size=128"`.',
    outcomes: [
      {
        when: "it runs",
        confirms: ["misconfiguration"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "it still runs out of memory",
        confirms: ["incorrect-resource-allocation"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "abnormal-performance"],
      phases: ["inference-serving"],
      manifestations: ["out-of-memory", "kv-cache"],
      causes: ["incorrect-resource-allocation", "misconfiguration"],
    },
    answered: {
      flags: ["--overrides", "--context-window-size"],
      phrases: ["context_window_size=1024", "context_window_size=2048"],
    },
    source: CLI_HELP,
    verified: VERIFIED,
  },
  {
    id: "mlc-llm-interactive-mode",
    text: "Serve with `--mode interactive`, which takes one request at a time.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["concurrency-issue"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "nothing changes",
        confirms: [],
        rulesOut: ["concurrency-issue"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    variantOf: "one-request",
    scope: {
      symptoms: ["crash", "system-hang", "unexpected-output"],
      phases: ["inference-serving"],
      components: ["job-manager", "resource-manager", "request-parser", "output-processor"],
      causes: ["concurrency-issue", "incorrect-job-context-management", "incorrect-resource-allocation"],
    },
    answered: {
      phrases: ["--mode interactive"],
    },
    source: CLI_HELP,
    verified: VERIFIED,
  },
  {
    id: "mlc-llm-prefix-cache-off",
    text: "Serve without prefix cache: `--prefix-cache-mode disable`.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-cache-management"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "nothing changes",
        confirms: [],
        rulesOut: ["incorrect-cache-management"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang"],
      phases: ["inference-serving"],
      components: ["resource-manager", "job-manager"],
      causes: ["incorrect-cache-management", "incorrect-job-context-management"],
    },
    answered: {
      flags: ["--prefix-cache-mode"],
    },
    source: CLI_HELP,
    verified: VERIFIED,
  },
];
