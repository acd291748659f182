import type { Check } from "../check.js";

const TROUBLESHOOTING = "https://docs.ollama.com/troubleshooting";
const GPU = "https://github.com/ollama/ollama/blob/main/docs/gpu.mdx";
const ENGINE = "ollama";
const VERIFIED = "2026-11-25";

/** Discovery of GPUs by Ollama: drivers, containers, permissions. */
export const OLLAMA_DRIVER_CHECKS: readonly Check[] = [
  {
    id: "ollama-gfx-override",
    text: "On Linux, start the server with `HSA_OVERRIDE_GFX_VERSION` set to the nearest supported target, such as `10.3.0`.",
    outcomes: [
      {
        when: "the GPU is used",
        confirms: ["incompatible-backend"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "nothing changes",
        confirms: [],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "feature-failure", "abnormal-performance"],
      backends: ["rocm"],
      causes: ["incompatible-backend"],
    },
    answered: {
      env: ["HSA_OVERRIDE_GFX_VERSION"],
      phrases: ["hsa_override_gfx_version"],
    },
    source: GPU,
    verified: VERIFIED,
  },
  {
    id: "ollama-container-gpu",
    text: "Run `docker run --gpus all ubuntu nvidia-smi`; if that fails, Ollama in a container cannot see the GPU either.",
    outcomes: [
      {
        when: "it fails",
        confirms: ["misconfiguration", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it lists the GPU",
        confirms: [],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["feature-failure", "abnormal-performance", "crash"],
      components: ["backend-adapter", "setup-tools", "resource-manager", "engine-initializer"],
      backends: ["cuda"],
      causes: ["misconfiguration", "dependent-module-issue", "incompatible-backend"],
    },
    answered: {
      phrases: ["nvidia-smi in the container", "nvidia-smi inside", "docker exec"],
    },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "ollama-uvm-reload",
    text: "On Linux, reload the driver: `sudo rmmod nvidia_uvm && sudo modprobe nvidia_uvm`.",
    outcomes: [
      {
        when: "the GPU is found again",
        confirms: ["incompatible-backend"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "nothing changes",
        confirms: ["misconfiguration"],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["feature-failure", "abnormal-performance"],
      components: ["backend-adapter", "resource-manager", "engine-initializer"],
      backends: ["cuda"],
      causes: ["incompatible-backend", "misconfiguration"],
    },
    answered: {
      phrases: ["nvidia_uvm"],
    },
    source: GPU,
    verified: VERIFIED,
  },
  {
    id: "ollama-amd-groups",
    text: "Let the account that runs Ollama read `/dev/kfd`: it must be in the `render` and `video` groups.",
    outcomes: [
      {
        when: "the GPU is found",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "nothing changes",
        confirms: [],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["feature-failure", "abnormal-performance", "crash"],
      components: ["backend-adapter", "resource-manager", "engine-initializer", "setup-tools"],
      backends: ["rocm"],
      causes: ["misconfiguration", "incompatible-backend"],
    },
    answered: {
      phrases: ["render group", "/dev/kfd", "usermod -a"],
    },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "ollama-rocm-driver",
    text: "Compare the installed `amdgpu` driver with the ROCm that the release brings (7 in the newest): one too old lets GPU discovery time out.",
    outcomes: [
      {
        when: "the driver is older",
        confirms: ["incompatible-version"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it is new enough",
        confirms: [],
        rulesOut: ["incompatible-version"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["feature-failure", "abnormal-performance", "system-hang", "crash"],
      backends: ["rocm"],
      causes: ["incompatible-version", "incompatible-backend"],
    },
    answered: {
      phrases: ["rocm 7", "amdgpu-install"],
    },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
];
