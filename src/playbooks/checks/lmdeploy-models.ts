import type { Check } from "../check.js";

const CLI_OPTIONS = "https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/cli/utils.py";
const BENCHMARK = "https://github.com/InternLM/lmdeploy/blob/main/docs/en/benchmark/benchmark.md";
const ENGINE = "lmdeploy";
const VERIFIED = "2026-11-25";

/** Output and speed of models under LMDeploy. */
export const LMDEPLOY_MODEL_CHECKS: readonly Check[] = [
  {
    id: "lmdeploy-eager-mode",
    text: "On the PyTorch engine, start with `--eager-mode`.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "nothing changes",
        confirms: ["incompatible-model"],
        rulesOut: ["incorrect-synchronization"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang"],
      phases: ["inference-serving"],
      components: ["operators", "engine-initializer", "backend-adapter", "resource-manager"],
      causes: ["incorrect-algorithm-implementation", "incompatible-backend", "incompatible-model"],
    },
    answered: {
      flags: ["--eager-mode"],
      phrases: ["eager-mode", "eager_mode=true", "--backend turbomind"],
    },
    source: CLI_OPTIONS,
    verified: VERIFIED,
  },
  {
    id: "lmdeploy-no-kv-quantization",
    text: "Use an unquantised KV cache: `--quant-policy 0`.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["mismatched-precision"],
        rulesOut: ["incorrect-tokenization"],
      },
      {
        when: "nothing changes",
        confirms: [],
        rulesOut: ["mismatched-precision"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "silent-error"],
      phases: ["inference-serving"],
      manifestations: ["quantization", "kv-cache", "accuracy-drop", "garbled-output"],
      causes: ["mismatched-precision", "numerical-issue", "incorrect-algorithm-implementation"],
    },
    answered: {
      phrases: ["quant-policy 0", "quant_policy=0"],
    },
    source: CLI_OPTIONS,
    verified: VERIFIED,
  },
  {
    id: "lmdeploy-prefix-caching-off",
    text: "Leave `--enable-prefix-caching` away.",
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
      phrases: ["without prefix caching", "enable_prefix_caching=false"],
    },
    source: CLI_OPTIONS,
    verified: VERIFIED,
  },
  {
    id: "lmdeploy-chat-template",
    text: "Name the template yourself with `--chat-template`, by its built-in name or a JSON file.",
    outcomes: [
      {
        when: "the answer is right",
        confirms: ["incorrect-tokenization", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it is wrong too",
        confirms: [],
        rulesOut: ["incorrect-tokenization"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["unexpected-output", "feature-failure"],
      phases: ["inference-serving"],
      components: ["input-processor", "output-processor", "request-parser"],
      causes: ["incorrect-tokenization", "misconfiguration", "incompatible-model"],
    },
    answered: {
      flags: ["--chat-template"],
      phrases: ["chat_template_config", "--chat-template"],
    },
    source: CLI_OPTIONS,
    verified: VERIFIED,
  },
  {
    id: "lmdeploy-calibration-nan",
    text: "Quantise again with `--dtype bfloat16`: weights cast to float16 for the calibration can overflow to NaN.",
    outcomes: [
      {
        when: "it works",
        confirms: ["numerical-issue"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "NaN comes back",
        confirms: [],
        rulesOut: ["numerical-issue"],
      },
    ],
    cost: "rebuild",
    engine: ENGINE,
    versions: ">=0.7.0",
    scope: {
      symptoms: ["crash", "unexpected-output", "silent-error"],
      phases: ["model-conversion"],
      manifestations: ["nan", "quantization"],
      causes: ["numerical-issue", "mismatched-precision", "incompatible-model"],
    },
    answered: {
      phrases: ["--dtype bfloat16"],
    },
    source: CLI_OPTIONS,
    verified: VERIFIED,
  },
  {
    id: "lmdeploy-restful-benchmark",
    text: "Measure with `benchmark/profile_restful_api.py --backend lmdeploy` on the version that was fast and on this one.",
    outcomes: [
      {
        when: "the benchmark is slower too",
        confirms: ["incorrect-algorithm-implementation", "incompatible-version"],
        rulesOut: ["misconfiguration"],
      },
      {
        when: "both versions are as fast",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["abnormal-performance"],
      phases: ["inference-serving"],
      manifestations: ["slow", "high-utilisation"],
      causes: ["incorrect-algorithm-implementation", "incompatible-version", "misconfiguration"],
    },
    answered: {
      phrases: ["profile_restful_api", "profile_throughput", "benchmark_serving"],
    },
    source: BENCHMARK,
    verified: VERIFIED,
  },
];
