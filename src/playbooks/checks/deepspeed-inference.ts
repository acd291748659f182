import type { Check } from "../check.js";

const INFERENCE_CONFIG = "https://github.com/deepspeedai/DeepSpeed/blob/master/deepspeed/inference/config.py";
const COMMS = "https://www.deepspeed.ai/tutorials/comms-logging/";
const AUTO_TP = "https://github.com/deepspeedai/DeepSpeed/blob/master/docs/_tutorials/automatic-tensor-parallelism.md";
const ENGINE = "deepspeed";
const VERIFIED = "2026-11-25";

/** Running models with DeepSpeed-Inference. */
export const DEEPSPEED_INFERENCE_CHECKS: readonly Check[] = [
  {
    id: "deepspeed-no-kernel-injection",
    text: "Run with `replace_with_kernel_inject=False` in `deepspeed.init_inference`.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incorrect-tokenization", "misconfiguration"],
      },
      {
        when: "nothing changes",
        confirms: [],
        rulesOut: ["mismatched-shape"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "abnormal-performance", "silent-error"],
      phases: ["inference-serving"],
      components: ["operators", "model-loader", "engine-initializer", "communicator", "backend-adapter"],
      causes: ["incorrect-algorithm-implementation", "mismatched-shape", "incompatible-model", "numerical-issue"],
    },
    answered: {
      phrases: [
        "replace_with_kernel_inject=false",
        "without kernel injection",
        "kernel_inject=false",
        'kernel_inject": false',
      ],
    },
    source: INFERENCE_CONFIG,
    verified: VERIFIED,
  },
  {
    id: "deepspeed-fp32",
    text: "Run the same prompt with `dtype=torch.float` in `deepspeed.init_inference`.",
    outcomes: [
      {
        when: "the answer is right",
        confirms: ["numerical-issue", "mismatched-precision"],
        rulesOut: ["incorrect-tokenization"],
      },
      {
        when: "it is wrong too",
        confirms: [],
        rulesOut: ["numerical-issue"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      phases: ["inference-serving"],
      manifestations: ["nan", "garbled-output", "repeated-output", "accuracy-drop", "quantization"],
      causes: ["numerical-issue", "mismatched-precision", "incorrect-algorithm-implementation"],
    },
    answered: {
      phrases: ["torch.float32", "torch.float,", "fp32 works"],
    },
    source: INFERENCE_CONFIG,
    verified: VERIFIED,
  },
  {
    id: "deepspeed-max-out-tokens",
    text: "Raise `max_out_tokens` to prompt plus answer; its default is 1024 tokens for both together.",
    outcomes: [
      {
        when: "it works",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it fails at the same length",
        confirms: [],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "feature-failure"],
      phases: ["inference-serving"],
      manifestations: [
        "context-overflow",
        "illegal-memory-access",
        "segfault",
        "empty-output",
        "garbled-output",
        "cuda-error",
        "out-of-memory",
      ],
      causes: ["misconfiguration", "incorrect-resource-allocation", "incorrect-exception-handling"],
    },
    answered: {
      phrases: ["max_out_tokens", "max_tokens="],
    },
    source: INFERENCE_CONFIG,
    verified: VERIFIED,
  },
  {
    id: "deepspeed-inference-cuda-graph-off",
    text: "Leave `enable_cuda_graph` of `deepspeed.init_inference` at `False`.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "nothing changes",
        confirms: ["incompatible-model"],
        rulesOut: ["concurrency-issue"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang"],
      phases: ["inference-serving"],
      components: ["operators", "engine-initializer"],
      causes: ["incorrect-algorithm-implementation", "concurrency-issue", "incompatible-model"],
    },
    answered: {
      phrases: ["enable_cuda_graph=false", 'enable_cuda_graph": false'],
    },
    source: INFERENCE_CONFIG,
    verified: VERIFIED,
  },
  {
    id: "deepspeed-tp-size-one",
    text: 'Run a model that fits on one GPU with `tensor_parallel={"tp_size": 1}`.',
    outcomes: [
      {
        when: "it works",
        confirms: ["incorrect-multi-device-management", "mismatched-shape", "incorrect-synchronization"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "it fails too",
        confirms: [],
        rulesOut: ["incorrect-multi-device-management", "incorrect-synchronization"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    variantOf: "one-device",
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang"],
      phases: ["inference-serving"],
      manifestations: ["multi-gpu", "nccl", "shape-mismatch"],
      causes: [
        "incorrect-multi-device-management",
        "mismatched-shape",
        "incorrect-synchronization",
        "concurrency-issue",
      ],
    },
    answered: {
      phrases: ["tp_size=1", '"tp_size": 1', "single gpu works", "works on a single gpu", "mp_size=1"],
    },
    source: INFERENCE_CONFIG,
    verified: VERIFIED,
  },
  {
    id: "deepspeed-comms-logger",
    text: 'Put `"comms_logger": {"enabled": true, "verbose": true, "prof_all": true}` into the configuration file and see the last operation of each rank.',
    outcomes: [
      {
        when: "the ranks stop at different operations",
        confirms: ["concurrency-issue", "incorrect-synchronization"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "all ranks stop at the same one",
        confirms: ["incompatible-backend"],
        rulesOut: ["incorrect-synchronization"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["system-hang", "abnormal-performance"],
      components: ["communicator", "engine-initializer", "operators", "resource-manager"],
      manifestations: ["nccl", "multi-gpu", "stuck", "timeout", "slow"],
      causes: ["concurrency-issue", "incorrect-synchronization", "incompatible-backend"],
    },
    answered: {
      phrases: ["comms_logger"],
    },
    source: COMMS,
    verified: VERIFIED,
  },
  {
    id: "deepspeed-with-and-without",
    text: "Measure with `inference-test.py --test_performance` of DeepSpeedExamples, once without and once with `--ds_inference`.",
    outcomes: [
      {
        when: "only the run with DeepSpeed is slow",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend"],
        rulesOut: ["misconfiguration"],
      },
      {
        when: "both are slow",
        confirms: ["misconfiguration", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["abnormal-performance"],
      causes: ["incorrect-algorithm-implementation", "incompatible-backend", "misconfiguration"],
      phases: ["inference-serving"],
    },
    answered: { phrases: ["ds-inference", "test-performance"] },
    source: AUTO_TP,
    verified: VERIFIED,
  },
];
