import type { Check } from "../check.js";

const TVM = "https://github.com/mlc-ai/mlc-llm/blob/main/docs/install/tvm.rst";
const GPU = "https://github.com/mlc-ai/mlc-llm/blob/main/docs/install/gpu.rst";
const CLI = "https://github.com/mlc-ai/mlc-llm/blob/main/docs/deploy/cli.rst";
const ENGINE = "mlc-llm";
const VERIFIED = "2026-11-25";

/** The device that MLC-LLM runs on, and how fast. */
export const MLC_LLM_DEVICE_CHECKS: readonly Check[] = [
  {
    id: "mlc-llm-tvm-device",
    text: 'Ask TVM for the device: `python -c "import tvm; print(tvm.metal().exist)"`, with `cuda` or `vulkan` for yours.',
    outcomes: [
      {
        when: "it prints False",
        confirms: ["incompatible-backend", "misconfiguration", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-model"],
      },
      {
        when: "it prints True",
        confirms: ["incorrect-algorithm-implementation", "incompatible-model"],
        rulesOut: ["misconfiguration", "dependent-module-issue"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "system-hang", "abnormal-performance", "feature-failure"],
      causes: ["incompatible-backend", "misconfiguration", "dependent-module-issue"],
      backends: ["cuda", "metal", "vulkan"],
    },
    answered: {
      phrases: [").exist", "ios", "iphone", "ipad", "android", "webgpu", "browser", "web-llm"],
    },
    source: TVM,
    verified: VERIFIED,
  },
  {
    id: "mlc-llm-vulkan-driver",
    text: "Run `vulkaninfo` in the same environment: it must show your GPU; MLC's own page rules WSL out for Vulkan.",
    outcomes: [
      {
        when: "the GPU is missing",
        confirms: ["misconfiguration", "dependent-module-issue", "incompatible-backend"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-model"],
      },
      {
        when: "it is shown",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "system-hang", "abnormal-performance", "unexpected-output"],
      causes: ["misconfiguration", "dependent-module-issue", "incompatible-backend"],
      backends: ["vulkan"],
      phases: ["inference-serving"],
    },
    answered: {
      phrases: ["vulkaninfo", "android"],
    },
    source: GPU,
    verified: VERIFIED,
  },
  {
    id: "mlc-llm-rocm-version",
    text: "Run `rocm-smi`, and compare the installed ROCm with the one in the name of your package (`mlc-ai-nightly-rocm62`).",
    outcomes: [
      {
        when: "no GPU is listed, or the versions differ",
        confirms: ["incompatible-version", "incompatible-backend", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-model"],
      },
      {
        when: "the GPU is listed and they agree",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-version", "misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "system-hang", "abnormal-performance", "unexpected-output"],
      causes: ["incompatible-version", "incompatible-backend", "misconfiguration"],
      backends: ["rocm"],
    },
    answered: { phrases: ["rocm-smi"] },
    source: GPU,
    verified: VERIFIED,
  },
  {
    id: "mlc-llm-chat-stats",
    text: "Type `/stats` in `mlc_llm chat` after the slow answer, and again with the library compiled anew for this device.",
    outcomes: [
      {
        when: "prefill alone is slow",
        confirms: ["incorrect-algorithm-implementation", "misconfiguration"],
        rulesOut: ["incorrect-resource-deallocation"],
      },
      {
        when: "the new library is fast",
        confirms: ["incompatible-version", "incompatible-backend"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "decoding is slow with both",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-version"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["abnormal-performance"],
      phases: ["inference-serving"],
      causes: [
        "incorrect-algorithm-implementation",
        "incompatible-backend",
        "incompatible-version",
        "misconfiguration",
      ],
    },
    answered: { phrases: ["/stats"] },
    source: CLI,
    verified: VERIFIED,
  },
];
