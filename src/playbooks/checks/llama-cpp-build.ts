import type { Check } from "../check.js";

const BUILD_DOC = "https://github.com/ggml-org/llama.cpp/blob/master/docs/build.md";
const SYCL_DOC = "https://github.com/ggml-org/llama.cpp/blob/master/docs/backend/SYCL.md";
const ENGINE = "llama.cpp";
const VERIFIED = "2026-11-24";

/** Building and installing llama.cpp, and binaries that do not fit the machine. */
export const LLAMA_CPP_BUILD_CHECKS: readonly Check[] = [
  {
    id: "llama-cpp-cpu-only-build",
    text: "Build once without the accelerator: `cmake -B build-cpu` with no `-DGGML_…=ON` option, then `cmake --build build-cpu`.",
    outcomes: [
      {
        when: "the CPU build succeeds",
        confirms: ["incompatible-backend"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "it fails in the same file", confirms: [], rulesOut: ["incompatible-backend"] },
    ],
    cost: "rebuild",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      phases: ["engine-setup"],
      manifestations: ["build-failure"],
      backends: ["cuda", "rocm", "vulkan", "sycl", "opencl", "musa", "cann"],
      causes: ["incompatible-backend", "dependent-module-issue", "incorrect-algorithm-implementation"],
    },
    answered: { phrases: ["cpu build works", "cpu-only build", "builds fine without"] },
    source: BUILD_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-metal-off-build",
    text: "Build once without Metal: `cmake -B build-cpu -DGGML_METAL=OFF`, then `cmake --build build-cpu`.",
    outcomes: [
      { when: "the build succeeds", confirms: ["incompatible-backend"], rulesOut: [] },
      { when: "it fails in the same file", confirms: [], rulesOut: ["incompatible-backend"] },
    ],
    cost: "rebuild",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      phases: ["engine-setup"],
      manifestations: ["build-failure"],
      backends: ["metal"],
      causes: ["incompatible-backend", "dependent-module-issue"],
    },
    answered: { phrases: ["ggml_metal=off", "llama_metal=off", "without metal"] },
    source: BUILD_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-cuda-architectures",
    text: "Name the GPU's compute capability when you build: `cmake -B build -DGGML_CUDA=ON -DCMAKE_CUDA_ARCHITECTURES=86` for 8.6.",
    outcomes: [
      {
        when: "the new binary works",
        confirms: ["incompatible-backend", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "the same error comes back", confirms: [], rulesOut: ["misconfiguration"] },
    ],
    cost: "rebuild",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      manifestations: ["no-kernel-image", "build-failure"],
      backends: ["cuda"],
      causes: ["incompatible-backend", "misconfiguration"],
    },
    answered: { phrases: ["cmake_cuda_architectures", "cuda_docker_arch"] },
    source: BUILD_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-cuda-compiler",
    text: "Name the compiler of the CUDA toolkit that you mean: `cmake -B build -DGGML_CUDA=ON -DCMAKE_CUDA_COMPILER=/usr/local/cuda/bin/nvcc`.",
    outcomes: [
      { when: "the build succeeds", confirms: ["misconfiguration"], rulesOut: ["incompatible-backend"] },
      { when: "the same error comes back", confirms: ["incompatible-version"], rulesOut: ["misconfiguration"] },
    ],
    cost: "rebuild",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      phases: ["engine-setup"],
      manifestations: ["build-failure"],
      backends: ["cuda"],
      causes: ["misconfiguration", "incompatible-version"],
    },
    answered: { phrases: ["cmake_cuda_compiler"] },
    source: BUILD_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-hip-gpu-targets",
    text: "Take the GPU's gfx name from `rocminfo` and build with it: `-DGGML_HIP=ON -DGPU_TARGETS=gfx1100`.",
    outcomes: [
      {
        when: "the new binary works",
        confirms: ["misconfiguration", "incompatible-backend"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "the same error comes back", confirms: [], rulesOut: ["misconfiguration"] },
    ],
    cost: "rebuild",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      manifestations: ["no-kernel-image", "build-failure", "cuda-error"],
      backends: ["rocm"],
      causes: ["incompatible-backend", "misconfiguration"],
    },
    answered: { phrases: ["gpu_targets", "amdgpu_targets"] },
    source: BUILD_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-hip-gfx-override",
    text: "On Linux, start with `HSA_OVERRIDE_GFX_VERSION=10.3.0` for an RDNA2 card (`11.0.0` for RDNA3).",
    outcomes: [
      {
        when: "it works",
        confirms: ["incompatible-backend"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["incompatible-backend"] },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang"],
      phases: ["inference-serving"],
      backends: ["rocm"],
      causes: ["incompatible-backend"],
    },
    answered: { env: ["HSA_OVERRIDE_GFX_VERSION"], phrases: ["hsa_override_gfx_version"] },
    source: BUILD_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-native-build",
    text: "Build llama.cpp on the machine that runs it, with `GGML_NATIVE` left on, and run that binary.",
    outcomes: [
      {
        when: "your own binary works",
        confirms: ["incompatible-backend"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "it stops with an illegal instruction too", confirms: [], rulesOut: ["incompatible-backend"] },
    ],
    cost: "rebuild",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      manifestations: ["illegal-instruction"],
      causes: ["incompatible-backend", "misconfiguration"],
    },
    answered: { phrases: ["ggml_native=on"] },
    source: BUILD_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-vulkaninfo",
    text: "Run `vulkaninfo --summary` in the shell in which you build or run llama.cpp; it must list your GPU.",
    outcomes: [
      {
        when: "it fails or does not list the GPU",
        confirms: ["dependent-module-issue", "incompatible-backend"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "it lists the GPU", confirms: [], rulesOut: ["dependent-module-issue"] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "feature-failure", "abnormal-performance"],
      backends: ["vulkan"],
      causes: ["dependent-module-issue", "incompatible-backend", "misconfiguration"],
    },
    answered: { phrases: ["vulkaninfo"] },
    source: BUILD_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-oneapi-environment",
    text: "Run `source /opt/intel/oneapi/setvars.sh`, then `sycl-ls`: it must list a `level_zero:gpu` device.",
    outcomes: [
      {
        when: "no such device is listed",
        confirms: ["dependent-module-issue", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "it is listed", confirms: [], rulesOut: ["dependent-module-issue"] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "feature-failure", "abnormal-performance"],
      backends: ["sycl"],
      causes: ["dependent-module-issue", "misconfiguration", "incompatible-backend"],
    },
    answered: { phrases: ["sycl-ls"] },
    source: SYCL_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-list-devices",
    text: "Run `llama-server --list-devices`: every GPU that you mean to use must be in the list.",
    outcomes: [
      {
        when: "the GPU is missing",
        confirms: ["incompatible-backend", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "it is listed", confirms: [], rulesOut: ["dependent-module-issue"] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["abnormal-performance", "feature-failure", "crash"],
      phases: ["inference-serving"],
      components: ["backend-adapter", "resource-manager", "setup-tools", "engine-initializer"],
      backends: ["cuda", "rocm", "metal", "vulkan", "sycl", "opencl", "musa", "cann"],
      causes: [
        "incompatible-backend",
        "misconfiguration",
        "incorrect-multi-device-management",
        "dependent-module-issue",
      ],
    },
    answered: {
      flags: ["--list-devices"],
      phrases: ["list-devices", "ggml_cuda_init: found", "ggml_vulkan: found", "layers to gpu"],
    },
    source: BUILD_DOC,
    verified: VERIFIED,
  },
];
