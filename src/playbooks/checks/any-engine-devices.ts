import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const ROCMINFO = "https://rocm.docs.amd.com/projects/rocminfo/en/latest";
const METAL_VALIDATION = "https://developer.apple.com/documentation/xcode/validating-your-apps-metal-api-usage";
const VULKANINFO = "https://github.com/KhronosGroup/Vulkan-Tools/blob/master/vulkaninfo/vulkaninfo.md";
const SYCL = "https://github.com/ggml-org/llama.cpp/blob/master/docs/backend/SYCL.md";
const CPU_FLAGS = "https://docs.ollama.com/troubleshooting";

/** One look at the device for each backend that is not CUDA: is it there, and what can it do? */
export const ANY_ENGINE_DEVICE_CHECKS: readonly Check[] = [
  {
    id: "rocminfo-target",
    text: "Run `rocminfo` and compare the `gfx` name of the GPU with the targets that the engine's build or wheel was made for.",
    outcomes: [
      {
        when: "the target is not among them, or no GPU is listed",
        confirms: ["incompatible-backend", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-model"],
      },
      {
        when: "the target is supported",
        confirms: ["incorrect-algorithm-implementation", "incompatible-version"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["crash", "system-hang", "abnormal-performance", "unexpected-output", "feature-failure"],
      causes: ["incompatible-backend", "misconfiguration", "incorrect-algorithm-implementation"],
      backends: ["rocm"],
      mentions: [
        "hsa_",
        "no kernel image",
        "invalid device function",
        "no binary for gpu",
        "unsupported gpu",
        "no gpu",
        "not detected",
      ],
    },
    answered: { phrases: ["rocminfo"], logged: ["rocminfo"] },
    source: ROCMINFO,
    verified: VERIFIED,
  },
  {
    id: "metal-validation",
    text: "Run the shortest failing request once with `MTL_DEBUG_LAYER=1` and post the first message of the validation layer.",
    outcomes: [
      {
        when: "validation stops at a call of the engine",
        confirms: ["misused-api", "incompatible-backend"],
        rulesOut: ["incompatible-model", "misconfiguration"],
      },
      {
        when: "nothing is reported",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["misused-api"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang"],
      causes: ["misused-api", "incompatible-backend", "incorrect-algorithm-implementation"],
      backends: ["metal"],
      needs: ["open"],
      mentions: [
        "command buffer",
        "mtl",
        "iogpu",
        "metal kernel",
        "validation",
        "gpu error",
        "gpu hang",
        "ggml_metal_graph",
        "pipeline",
        "encoder",
        "garb",
        "gibberish",
        "kernel_",
      ],
      phases: ["inference-serving"],
    },
    answered: {
      logged: ["unsupported op"],
      env: ["MTL_DEBUG_LAYER"],
      phrases: [
        "mtl_debug_layer",
        "library not loaded",
        "image not found",
        "no such file",
        "cannot open shared object",
      ],
    },
    source: METAL_VALIDATION,
    verified: VERIFIED,
  },
  {
    id: "vulkan-driver-listed",
    text: "Run `vulkaninfo --summary` as the user that runs the engine, and note the device, its driver and the driver's version.",
    outcomes: [
      {
        when: "the GPU is missing, or only `llvmpipe` is there",
        confirms: ["misconfiguration", "dependent-module-issue", "incompatible-backend"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-model"],
      },
      {
        when: "it is listed with its vendor's or Mesa's driver",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation"],
        rulesOut: ["misconfiguration", "dependent-module-issue"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["crash", "abnormal-performance", "unexpected-output", "system-hang", "feature-failure"],
      causes: ["incompatible-backend", "misconfiguration", "dependent-module-issue"],
      backends: ["vulkan"],
      mentions: [
        "no device",
        "not detect",
        "not found",
        "vk_error_incompatible",
        "vk_error_initialization",
        "vulkan_library",
        "wrong device",
        "llvmpipe",
        "cpu instead",
      ],
    },
    answered: { phrases: ["vulkaninfo"], logged: ["vulkaninfo", "ggml_vulkan: 0 ="] },
    source: VULKANINFO,
    verified: VERIFIED,
  },
  {
    id: "sycl-level-zero-listed",
    text: "Run `sycl-ls` in the shell that starts the engine: a `level_zero:gpu` device must be in the list.",
    outcomes: [
      {
        when: "there is none, or only `opencl:` devices",
        confirms: ["misconfiguration", "dependent-module-issue", "incompatible-backend"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-model"],
      },
      {
        when: "it is listed",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend"],
        rulesOut: ["misconfiguration", "dependent-module-issue"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["crash", "abnormal-performance", "unexpected-output", "system-hang", "feature-failure"],
      causes: ["incompatible-backend", "misconfiguration", "dependent-module-issue"],
      backends: ["sycl"],
      mentions: ["no device", "not found", "not detect", "pi_error", "native api", "level", "no sycl", "cpu instead"],
    },
    answered: { phrases: ["sycl-ls"], logged: ["level_zero:gpu"] },
    source: SYCL,
    verified: VERIFIED,
  },
  {
    id: "cpu-instruction-sets",
    text: "Compare `cat /proc/cpuinfo | grep flags | head -1` with the instruction sets of the build (AVX2, AVX-512, AMX).",
    outcomes: [
      {
        when: "the build uses a set that the CPU lacks",
        confirms: ["incompatible-backend", "misconfiguration"],
        rulesOut: ["incompatible-model", "incorrect-algorithm-implementation"],
      },
      {
        when: "the CPU has more than the build uses",
        confirms: ["misconfiguration"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "they match",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-backend", "misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["crash", "abnormal-performance"],
      causes: ["incompatible-backend", "misconfiguration", "incorrect-algorithm-implementation"],
      backends: ["cpu"],
      mentions: ["illegal instruction", "sigill", "avx", "amx", "sse", "instruction set", "f16c", "slow"],
      needs: ["cpu"],
    },
    answered: { logged: ["avx512", "system_info:"] },
    source: CPU_FLAGS,
    verified: VERIFIED,
  },
];
