import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const INSTALL = "https://github.com/sgl-project/sglang/blob/main/docs/docs/get-started/install.mdx";
const CHECK_ENV = "https://github.com/sgl-project/sglang/blob/main/python/sglang/check_env.py";

/** SGLang: installing and importing. */
export const SGLANG_SETUP_CHECKS: readonly Check[] = [
  {
    id: "sglang-flashinfer-reinstall",
    text: "Run `pip3 install --upgrade flashinfer-python --force-reinstall --no-deps` and delete `~/.cache/flashinfer`.",
    outcomes: [
      {
        when: "it works",
        confirms: ["dependent-module-issue", "incompatible-version"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-backend"],
      },
      { when: "the same error comes", confirms: ["incompatible-backend"], rulesOut: ["dependent-module-issue"] },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["crash"],
      causes: [
        "dependent-module-issue",
        "incompatible-version",
        "incompatible-backend",
        "incorrect-algorithm-implementation",
      ],
      manifestations: ["import-error", "install-failure", "no-kernel-image", "build-failure"],
      mentions: ["flashinfer"],
    },
    answered: {
      phrases: ["cache/flashinfer", "flashinfer-python", "disable-flashinfer"],
    },
    source: INSTALL,
    verified: VERIFIED,
  },
  {
    id: "sglang-cuda-home",
    text: "Set `CUDA_HOME` to the toolkit of the CUDA version that torch was built for.",
    outcomes: [
      {
        when: "it builds or starts",
        confirms: ["misconfiguration", "document-issue"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-backend"],
      },
      {
        when: "the same error comes",
        confirms: ["incompatible-version", "dependent-module-issue"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: "sglang",
    scope: {
      symptoms: ["crash"],
      causes: ["misconfiguration", "document-issue", "incompatible-version", "dependent-module-issue"],
      manifestations: ["import-error", "install-failure", "build-failure"],
      mentions: ["cuda_home", "nvcc", "cuda toolkit", "libcudart", "libnvrtc", "ninja", "jit", "cuda.h", "libcuda"],
      needs: ["cuda"],
    },
    answered: { env: ["CUDA_HOME"] },
    source: INSTALL,
    verified: VERIFIED,
  },
  {
    id: "sglang-check-env",
    text: "Run `python3 -m sglang.check_env` and compare torch, flashinfer and sglang-kernel (older: sgl-kernel) with what your SGLang release pins.",
    outcomes: [
      {
        when: "a version differs",
        confirms: ["incompatible-version", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "no device is found",
        confirms: ["incompatible-backend", "misconfiguration"],
        rulesOut: ["incompatible-version"],
      },
      {
        when: "all agree",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-version", "dependent-module-issue"],
      },
    ],
    cost: "seconds",
    engine: "sglang",
    scope: {
      causes: [
        "incompatible-version",
        "dependent-module-issue",
        "incompatible-backend",
        "misconfiguration",
        "incorrect-algorithm-implementation",
      ],
      needs: ["open"],
      symptoms: ["crash"],
    },
    answered: {
      phrases: ["check-env"],
      parts: ["environment"],
    },
    lastResort: true,
    source: CHECK_ENV,
    verified: VERIFIED,
  },
  {
    id: "sglang-official-image",
    text: "Run the same command in the `lmsysorg/sglang` image with `--shm-size 32g --ipc=host`.",
    outcomes: [
      {
        when: "it works in the image",
        confirms: ["dependent-module-issue", "incompatible-version", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-model"],
      },
      {
        when: "it fails there as well",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation"],
        rulesOut: ["dependent-module-issue"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    variantOf: "released-package",
    scope: {
      symptoms: ["crash", "system-hang"],
      causes: [
        "dependent-module-issue",
        "incompatible-version",
        "misconfiguration",
        "incompatible-backend",
        "incorrect-algorithm-implementation",
      ],
      phases: ["engine-setup", "inference-serving"],
      manifestations: ["import-error", "install-failure", "build-failure"],
      mentions: [
        "no module named",
        "undefined symbol",
        "cannot open shared",
        "no matching distribution",
        "failed building wheel",
        "cuda_home",
      ],
    },
    answered: { logged: ["libnccl-net.so", "libnccl-tuner.so"], phrases: ["jetson", "orin", "lmsysorg/sglang"] },
    source: INSTALL,
    verified: VERIFIED,
  },
  {
    id: "sglang-server-args-line",
    text: "Compare the settings that the engine prints at start (`server_args=...`) with what you passed, above all data type and memory.",
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
    engine: "sglang",
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
    answered: { logged: ["server_args=", "serverargs("] },
    source: "https://github.com/sgl-project/sglang/blob/main/python/sglang/srt/entrypoints/engine.py",
    verified: VERIFIED,
  },
];
