import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const TROUBLESHOOTING = "https://github.com/vllm-project/vllm/blob/main/docs/usage/troubleshooting.md";
const ENVS = "https://github.com/vllm-project/vllm/blob/main/vllm/envs.py";
const CLI = "https://docs.vllm.ai/en/latest/cli/";

/** vLLM: building, installing and importing. */
export const VLLM_SETUP_CHECKS: readonly Check[] = [
  {
    id: "vllm-collect-env",
    text: "Run `vllm collect-env` and compare the CUDA or ROCm version of torch with the one that your vLLM build was made for.",
    outcomes: [
      {
        when: "they differ",
        confirms: ["incompatible-version", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "no device is found",
        confirms: ["incompatible-backend", "misconfiguration"],
        rulesOut: ["incompatible-version"],
      },
      { when: "they agree", confirms: ["incorrect-algorithm-implementation"], rulesOut: ["incompatible-version"] },
    ],
    cost: "seconds",
    engine: "vllm",
    versions: ">=0.8.0",
    scope: {
      causes: [
        "incompatible-version",
        "dependent-module-issue",
        "incompatible-backend",
        "misconfiguration",
        "incorrect-algorithm-implementation",
      ],
      needs: ["gpu", "open"],
      symptoms: ["crash"],
    },
    answered: {
      phrases: ["collect-env", "collect_env"],
      parts: ["environment"],
    },
    lastResort: true,
    source: CLI,
    verified: VERIFIED,
  },
  {
    id: "vllm-precompiled-build",
    text: "Build with `VLLM_USE_PRECOMPILED=1`, which takes the compiled parts from a released wheel.",
    outcomes: [
      {
        when: "it builds and runs",
        confirms: ["incompatible-backend", "misconfiguration", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "it builds, but import fails", confirms: ["incompatible-version"], rulesOut: ["misconfiguration"] },
    ],
    cost: "rebuild",
    engine: "vllm",
    scope: {
      symptoms: ["crash"],
      causes: ["incompatible-backend", "misconfiguration", "dependent-module-issue", "incompatible-version"],
      phases: ["engine-setup"],
      manifestations: ["build-failure"],
      backends: ["cuda"],
    },
    answered: {
      env: ["VLLM_USE_PRECOMPILED"],
      phrases: ["macos", "mac os", "apple", "darwin", "windows"],
    },
    source: ENVS,
    verified: VERIFIED,
  },
  {
    id: "vllm-build-jobs",
    text: "Build with `MAX_JOBS=2` and `VERBOSE=1`, and post the first error rather than the last lines.",
    outcomes: [
      {
        when: "it builds: memory ran out before",
        confirms: ["incorrect-resource-allocation", "misconfiguration"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "nvcc refuses a source file",
        confirms: ["incompatible-backend", "incompatible-version"],
        rulesOut: ["incorrect-resource-allocation"],
      },
      {
        when: "a header is missing",
        confirms: ["dependent-module-issue"],
        rulesOut: ["incorrect-resource-allocation"],
      },
    ],
    cost: "rebuild",
    engine: "vllm",
    scope: {
      symptoms: ["crash"],
      causes: [
        "incorrect-resource-allocation",
        "misconfiguration",
        "incompatible-backend",
        "incompatible-version",
        "dependent-module-issue",
      ],
      phases: ["engine-setup"],
      manifestations: ["build-failure"],
      mentions: ["killed", "out of memory", "oom", "max_jobs"],
    },
    answered: { env: ["MAX_JOBS", "VERBOSE"], phrases: ["max-jobs"], origins: ["compiler"] },
    source: ENVS,
    verified: VERIFIED,
  },
  {
    id: "vllm-target-device",
    text: "Set `VLLM_TARGET_DEVICE` (`cpu`, `rocm`, ...) while building for anything but CUDA.",
    outcomes: [
      {
        when: "the build takes the right backend",
        confirms: ["misconfiguration", "document-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "it fails as before", confirms: ["incompatible-backend"], rulesOut: ["misconfiguration"] },
    ],
    cost: "rebuild",
    engine: "vllm",
    scope: {
      symptoms: ["crash"],
      causes: ["misconfiguration", "document-issue", "incompatible-backend"],
      phases: ["engine-setup"],
      backends: ["cpu", "tpu", "hpu", "npu", "metal"],
    },
    answered: { env: ["VLLM_TARGET_DEVICE"], phrases: ["vllm-target-device"] },
    source: ENVS,
    verified: VERIFIED,
  },
  {
    id: "vllm-device-type-log",
    text: 'Run `VLLM_LOGGING_LEVEL=DEBUG python -c "from vllm.platforms import current_platform"` and post how the platform is chosen.',
    outcomes: [
      {
        when: "no platform is found",
        confirms: ["incompatible-backend", "dependent-module-issue", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "another platform is chosen",
        confirms: ["incorrect-conditional-logic", "misconfiguration"],
        rulesOut: ["dependent-module-issue"],
      },
    ],
    cost: "seconds",
    engine: "vllm",
    scope: {
      symptoms: ["crash"],
      causes: ["incompatible-backend", "dependent-module-issue", "misconfiguration", "incorrect-conditional-logic"],
      components: ["backend-adapter", "engine-initializer"],
      manifestations: ["import-error", "install-failure", "python-exception"],
      mentions: ["device type", "device_type", "failed to infer"],
    },
    answered: { phrases: ["vllm-logging-level=debug"] },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
];
