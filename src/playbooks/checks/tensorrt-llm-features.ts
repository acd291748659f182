import type { Check } from "../check.js";

const SERVE = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/tensorrt_llm/commands/serve.py";
const LLM_ARGS = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/tensorrt_llm/llmapi/llm_args.py";
const MATRIX = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/docs/source/features/feature-combination-matrix.md";
const PERF_ANALYSIS = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/docs/source/developer-guide/perf-analysis.md";
const ENGINE = "tensorrt-llm";
const VERIFIED = "2026-11-25";

/** TensorRT-LLM's serving features: combinations, parsers, guided decoding, batching limits, logs. */
export const TENSORRT_LLM_FEATURE_CHECKS: readonly Check[] = [
  {
    id: "tensorrt-llm-feature-matrix",
    text: "Look up the features that you combine in `feature-combination-matrix.md`, and drop one where it says No or Untested.",
    outcomes: [
      {
        when: "the pair is not supported, and one alone works",
        confirms: ["misconfiguration", "incorrect-conditional-logic", "document-issue"],
        rulesOut: ["incompatible-backend", "incompatible-model"],
      },
      {
        when: "the pair is supported",
        confirms: ["incorrect-conditional-logic", "incorrect-algorithm-implementation"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    versions: ">=1.0",
    scope: {
      symptoms: ["feature-failure", "crash", "unexpected-output", "system-hang"],
      phases: ["inference-serving"],
      causes: ["misconfiguration", "incorrect-conditional-logic", "document-issue"],
      needs: ["options"],
    },
    source: MATRIX,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-guided-backend",
    text: "Set `guided_decoding_backend` to the other one, `xgrammar` or `llguidance`, in the file given with `--extra_llm_api_options`.",
    outcomes: [
      {
        when: "the other backend obeys the schema",
        confirms: ["dependent-module-issue", "incorrect-formatting"],
        rulesOut: ["incorrect-request-parsing", "incorrect-tokenization"],
      },
      {
        when: "both fail in the same way",
        confirms: ["incorrect-request-parsing", "incorrect-tokenization"],
        rulesOut: ["dependent-module-issue"],
      },
      {
        when: "none was set before: now it works",
        confirms: ["misconfiguration", "document-issue"],
        rulesOut: ["incorrect-formatting"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    versions: ">=1.0",
    scope: {
      symptoms: ["feature-failure", "crash", "unexpected-output"],
      phases: ["inference-serving"],
      manifestations: ["structured-output"],
      causes: ["dependent-module-issue", "incorrect-formatting", "incorrect-request-parsing", "misconfiguration"],
    },
    answered: { phrases: ["guided_decoding_backend"] },
    source: LLM_ARGS,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-without-parsers",
    text: "Start `trtllm-serve` without `--tool_parser` and `--reasoning_parser`, and post the raw `content` of the same request.",
    outcomes: [
      {
        when: "the raw text holds the right call or reasoning",
        confirms: ["incorrect-formatting", "incorrect-conditional-logic"],
        rulesOut: ["incompatible-model", "incorrect-algorithm-implementation"],
      },
      {
        when: "the raw text lacks it",
        confirms: ["incorrect-tokenization", "incompatible-model", "misconfiguration"],
        rulesOut: ["incorrect-formatting"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    variantOf: "text-before-parser",
    versions: ">=1.2",
    scope: {
      symptoms: ["feature-failure", "unexpected-output"],
      phases: ["inference-serving"],
      causes: ["incorrect-formatting", "incorrect-conditional-logic", "incorrect-tokenization", "misconfiguration"],
      mentions: ["tool", "reasoning", "parser", "thinking", "function call", "think>"],
    },
    source: SERVE,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-batch-limits",
    text: "Measure again with `--max_batch_size` and `--max_num_tokens` given to `trtllm-serve` instead of its defaults.",
    outcomes: [
      {
        when: "it is as fast as it should be",
        confirms: ["misconfiguration", "document-issue"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-backend"],
      },
      {
        when: "it is as slow as before",
        confirms: ["incorrect-algorithm-implementation", "incompatible-version"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["abnormal-performance"],
      phases: ["inference-serving"],
      causes: ["misconfiguration", "document-issue", "incorrect-algorithm-implementation"],
      needs: ["server"],
    },
    answered: { flags: ["--max_num_tokens"], phrases: ["max_num_tokens"] },
    source: SERVE,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-profile-iterations",
    text: "Profile some iterations: `TLLM_PROFILE_START_STOP=100-150 nsys profile -c cudaProfilerApi ...`, and name what fills the gaps.",
    outcomes: [
      {
        when: "the GPU waits for the host",
        confirms: ["incorrect-algorithm-implementation", "concurrency-issue", "misconfiguration"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "one kernel takes the time",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend"],
        rulesOut: ["concurrency-issue", "misconfiguration"],
      },
      {
        when: "communication takes it",
        confirms: ["incorrect-multi-device-management", "misconfiguration"],
        rulesOut: ["incorrect-resource-allocation"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["abnormal-performance"],
      phases: ["inference-serving"],
      manifestations: ["slow", "high-utilisation"],
      causes: ["incorrect-algorithm-implementation", "concurrency-issue", "incompatible-backend"],
    },
    answered: { env: ["TLLM_PROFILE_START_STOP"], phrases: ["nsys", "nsight"] },
    source: PERF_ANALYSIS,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-verbose-hang",
    text: "Start with `--log_level verbose` and post the last lines of each MPI rank before it stands still.",
    outcomes: [
      {
        when: "one rank is a step behind",
        confirms: ["incorrect-synchronization", "concurrency-issue", "misused-api"],
        rulesOut: ["misconfiguration"],
      },
      {
        when: "all stop at the same request",
        confirms: ["incorrect-request-parsing", "incorrect-exception-handling", "incorrect-cache-management"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "all stop in initialisation",
        confirms: ["incompatible-backend", "misconfiguration"],
        rulesOut: ["incorrect-request-parsing"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    versions: ">=0.20",
    scope: {
      symptoms: ["system-hang"],
      causes: [
        "incorrect-synchronization",
        "concurrency-issue",
        "misused-api",
        "incompatible-backend",
        "misconfiguration",
        "incorrect-exception-handling",
      ],
    },
    answered: { env: ["TLLM_LOG_LEVEL"], phrases: ["log_level verbose", "log_level debug", "tllm_log_level"] },
    source: SERVE,
    verified: VERIFIED,
  },
];
