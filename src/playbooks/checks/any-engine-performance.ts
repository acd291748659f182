import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const CUDA_ENV = "https://docs.nvidia.com/cuda/cuda-programming-guide/05-appendices/environment-variables.html";
const NVIDIA_SMI = "https://man.archlinux.org/man/extra/nvidia-utils/nvidia-smi.1.en";
const PY_SPY = "https://github.com/benfred/py-spy/blob/master/README.md";
const SGLANG_TUNING = "https://github.com/sgl-project/sglang/blob/main/docs/advanced_features/hyperparameter_tuning.md";

/** Checks for slowness and memory growth of any engine. */
export const ANY_ENGINE_PERFORMANCE_CHECKS: readonly Check[] = [
  {
    id: "utilisation-log",
    text: "Log `nvidia-smi --query-gpu=utilization.gpu,memory.used --format=csv -l 1` while it is slow.",
    outcomes: [
      {
        when: "the GPU idles most of the time",
        confirms: ["concurrency-issue", "misconfiguration"],
        rulesOut: ["mismatched-precision"],
      },
      {
        when: "the GPU is busy all the time",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend", "mismatched-precision"],
        rulesOut: ["concurrency-issue"],
      },
      {
        when: "one GPU works, the others idle",
        confirms: ["incorrect-multi-device-management"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["abnormal-performance", "system-hang"],
      causes: [
        "concurrency-issue",
        "misconfiguration",
        "incorrect-algorithm-implementation",
        "incompatible-backend",
        "mismatched-precision",
        "incorrect-multi-device-management",
      ],
      phases: ["inference-serving"],
      backends: ["cuda"],
    },
    answered: { phrases: ["gpu utilization", "gpu-util", "gpu usage"] },
    source: NVIDIA_SMI,
    verified: VERIFIED,
  },
  {
    id: "alone-and-loaded",
    text: "Measure time to first token and tokens per second for one request alone, then at your concurrency, with fixed lengths.",
    outcomes: [
      {
        when: "slow only under load",
        confirms: ["concurrency-issue", "misconfiguration", "incorrect-resource-allocation"],
        rulesOut: ["incompatible-backend", "mismatched-precision"],
      },
      {
        when: "slow alone as well",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend", "mismatched-precision"],
        rulesOut: ["concurrency-issue", "incorrect-resource-allocation"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["abnormal-performance"],
      causes: [
        "concurrency-issue",
        "misconfiguration",
        "incorrect-resource-allocation",
        "incompatible-backend",
        "mismatched-precision",
        "incorrect-algorithm-implementation",
      ],
      phases: ["inference-serving"],
    },
    source: SGLANG_TUNING,
    verified: VERIFIED,
  },
  {
    id: "py-spy-top",
    text: "Run `py-spy top --pid <pid>` on the scheduler and worker processes while it is slow.",
    outcomes: [
      {
        when: "one Python function takes most of the time",
        confirms: ["incorrect-algorithm-implementation", "concurrency-issue"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "they wait for the device",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation", "mismatched-precision"],
        rulesOut: ["concurrency-issue"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["abnormal-performance"],
      causes: [
        "incorrect-algorithm-implementation",
        "concurrency-issue",
        "incompatible-backend",
        "mismatched-precision",
      ],
      phases: ["inference-serving"],
    },
    answered: { phrases: ["py-spy"] },
    source: PY_SPY,
    verified: VERIFIED,
  },
  {
    id: "memory-over-time",
    text: "Log `nvidia-smi --query-gpu=memory.used --format=csv -l 10` for an hour of steady load.",
    outcomes: [
      {
        when: "memory climbs without end",
        confirms: ["incorrect-resource-deallocation", "incorrect-cache-management"],
        rulesOut: ["misconfiguration"],
      },
      {
        when: "it levels off",
        confirms: ["incorrect-resource-allocation", "misconfiguration"],
        rulesOut: ["incorrect-resource-deallocation"],
      },
      { when: "it levels off and falls when idle", confirms: [], rulesOut: ["incorrect-resource-deallocation"] },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["abnormal-performance", "crash"],
      causes: [
        "incorrect-resource-deallocation",
        "incorrect-cache-management",
        "incorrect-resource-allocation",
        "misconfiguration",
      ],
      phases: ["inference-serving"],
      manifestations: ["memory-growth", "out-of-memory"],
    },
    source: NVIDIA_SMI,
    verified: VERIFIED,
  },
  {
    id: "memory-after-stop",
    text: "Stop the server or unload the model and look with `nvidia-smi` for processes that still hold memory.",
    outcomes: [
      {
        when: "a process of the engine is left over",
        confirms: ["incorrect-resource-deallocation", "incorrect-exception-handling"],
        rulesOut: ["incorrect-resource-allocation"],
      },
      {
        when: "nothing is left",
        confirms: ["incorrect-resource-allocation"],
        rulesOut: ["incorrect-resource-deallocation"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["abnormal-performance", "crash"],
      causes: ["incorrect-resource-deallocation", "incorrect-exception-handling", "incorrect-resource-allocation"],
      phases: ["inference-serving"],
      manifestations: ["memory-growth", "out-of-memory"],
    },
    source: NVIDIA_SMI,
    verified: VERIFIED,
  },
  {
    id: "same-request-repeat",
    text: "Send one and the same request a hundred times and note whether each costs more memory or time than the one before.",
    outcomes: [
      {
        when: "each costs more",
        confirms: ["incorrect-resource-deallocation", "incorrect-cache-management", "incorrect-job-context-management"],
        rulesOut: ["misconfiguration", "incompatible-backend"],
      },
      {
        when: "all cost the same",
        confirms: ["misconfiguration", "incorrect-resource-allocation"],
        rulesOut: ["incorrect-resource-deallocation"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["abnormal-performance"],
      causes: [
        "incorrect-resource-deallocation",
        "incorrect-cache-management",
        "incorrect-job-context-management",
        "misconfiguration",
        "incorrect-resource-allocation",
      ],
      phases: ["inference-serving"],
    },
    source: SGLANG_TUNING,
    verified: VERIFIED,
  },
  {
    id: "visible-devices",
    text: "Compare `CUDA_VISIBLE_DEVICES` in the engine's environment with the GPUs that `nvidia-smi` shows in use.",
    outcomes: [
      {
        when: "other or fewer GPUs are in use",
        confirms: ["incorrect-multi-device-management", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "exactly those are in use", confirms: [], rulesOut: ["incorrect-multi-device-management"] },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["abnormal-performance", "feature-failure", "crash", "system-hang"],
      causes: ["incorrect-multi-device-management", "misconfiguration"],
      phases: ["inference-serving"],
      manifestations: ["multi-gpu", "high-utilisation", "slow", "out-of-memory"],
    },
    source: CUDA_ENV,
    verified: VERIFIED,
  },
];
