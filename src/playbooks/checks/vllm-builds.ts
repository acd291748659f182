import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const INSTALL_CUDA = "https://github.com/vllm-project/vllm/blob/main/docs/getting_started/installation/gpu.cuda.inc.md";

/** vLLM: toolchain and wheels. */
export const VLLM_BUILD_CHECKS: readonly Check[] = [
  {
    id: "vllm-cuda-toolkit",
    text: "Run `nvcc --version` and `$CUDA_HOME/bin/nvcc --version`: both must name the CUDA version that torch was built for.",
    outcomes: [
      {
        when: "one is missing or another version",
        confirms: ["misconfiguration", "incompatible-version"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "all three agree",
        confirms: [],
        rulesOut: ["misconfiguration", "incompatible-version"],
      },
    ],
    cost: "seconds",
    engine: "vllm",
    scope: {
      symptoms: ["crash"],
      causes: ["misconfiguration", "incompatible-version", "dependent-module-issue"],
      mentions: ["cuda", "nvcc"],
      phases: ["engine-setup"],
      needs: ["cuda"],
      manifestations: ["build-failure"],
    },
    answered: {
      phrases: ["nvcc --version", "nvcc -v", "macos", "mac os", "apple", "darwin", "windows", "precompiled", "nvcr.io"],
    },
    source: INSTALL_CUDA,
    verified: VERIFIED,
  },
  {
    id: "vllm-existing-torch",
    text: "Build against the torch that you have: `python use_existing_torch.py`, then `pip install --no-build-isolation -e .`.",
    outcomes: [
      {
        when: "it builds",
        confirms: ["incompatible-version", "dependent-module-issue"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "the same error comes",
        confirms: ["incompatible-backend"],
        rulesOut: ["dependent-module-issue"],
      },
    ],
    cost: "rebuild",
    engine: "vllm",
    scope: {
      symptoms: ["crash"],
      causes: ["incompatible-version", "dependent-module-issue", "incompatible-backend"],
      manifestations: ["build-failure"],
      phases: ["engine-setup"],
      mentions: [
        "torch version",
        "torch nightly",
        "pytorch nightly",
        "different torch",
        "torch==",
        "existing pytorch",
        "existing torch",
        "nvidia pytorch",
        "installed torch",
        "own torch",
      ],
    },
    answered: { phrases: ["use_existing_torch", "no-build-isolation"] },
    source: INSTALL_CUDA,
    verified: VERIFIED,
  },
  {
    id: "vllm-host-compiler",
    text: "Run `gcc --version` in the shell that builds: a build from source needs GCC 11.3 or later.",
    outcomes: [
      {
        when: "it is older",
        confirms: ["incompatible-version", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it is 11.3 or later",
        confirms: [],
        rulesOut: ["dependent-module-issue"],
      },
    ],
    cost: "seconds",
    engine: "vllm",
    scope: {
      symptoms: ["crash"],
      causes: ["incompatible-version", "dependent-module-issue", "incompatible-backend"],
      manifestations: ["build-failure"],
      phases: ["engine-setup"],
      mentions: ["gcc", "g++", "std::", "c++"],
    },
    answered: { phrases: ["gcc --version", "gcc14", "gcc-14", "gcc 13", "gcc-13", "gcc 12", "gcc-12", "gcc 11"] },
    source: INSTALL_CUDA,
    verified: VERIFIED,
  },
  {
    id: "vllm-build-in-ngc-image",
    text: "Build once inside NVIDIA's PyTorch image, `nvcr.io/nvidia/pytorch`, started with `--gpus all --ipc=host`.",
    outcomes: [
      {
        when: "it builds there",
        confirms: ["dependent-module-issue", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it fails there too",
        confirms: ["incompatible-backend"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "rebuild",
    engine: "vllm",
    scope: {
      symptoms: ["crash"],
      causes: ["dependent-module-issue", "misconfiguration", "incompatible-backend"],
      manifestations: ["build-failure"],
      mentions: ["cuda", "nvcc"],
      phases: ["engine-setup"],
      needs: ["cuda", "open"],
    },
    answered: {
      phrases: ["nvcr.io", "macos", "mac os", "apple", "darwin", "windows", "precompiled"],
    },
    source: INSTALL_CUDA,
    verified: VERIFIED,
  },
  {
    id: "vllm-wheel-for-driver",
    text: "Install into a new environment with `uv pip install vllm --torch-backend=auto`, which picks torch by the driver's CUDA version.",
    outcomes: [
      {
        when: "it installs and imports",
        confirms: ["incompatible-version", "dependent-module-issue"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "no wheel fits this machine",
        confirms: ["incompatible-backend"],
        rulesOut: [],
      },
    ],
    cost: "minutes",
    engine: "vllm",
    scope: {
      symptoms: ["crash"],
      causes: ["incompatible-version", "dependent-module-issue", "incompatible-backend"],
      manifestations: ["import-error", "install-failure", "no-kernel-image", "build-failure"],
      backends: ["cuda"],
      needs: ["cuda", "open"],
      mentions: [
        "pip install",
        "undefined symbol",
        "libcu",
        "no kernel image",
        "no matching distribution",
        "install vllm",
        "vllm wheel",
        "libtorch",
      ],
    },
    answered: {
      logged: ["/dev/shm"],
      phrases: [
        "torch-backend",
        "device=cpu",
        "cpu machine",
        "cpu-only",
        "from source",
        "macos",
        "mac os",
        "apple",
        "darwin",
        "windows",
      ],
    },
    source: INSTALL_CUDA,
    verified: VERIFIED,
  },
];
