import type { Check } from "../check.js";

const LAUNCHER = "https://github.com/huggingface/text-generation-inference/blob/main/docs/source/reference/launcher.md";
const README = "https://github.com/huggingface/text-generation-inference/blob/main/README.md";
const ENGINE = "tgi";
const VERIFIED = "2026-11-25";

/** Kernels, devices and memory of TGI. */
export const TGI_DEVICE_CHECKS: readonly Check[] = [
  {
    id: "tgi-custom-kernels-off",
    text: "Start with `--disable-custom-kernels`.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation"],
        rulesOut: ["incorrect-tokenization"],
      },
      {
        when: "nothing changes",
        confirms: ["incorrect-tokenization"],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output"],
      phases: ["inference-serving"],
      components: ["operators", "backend-adapter", "model-loader", "engine-initializer"],
      causes: ["incompatible-backend", "incorrect-algorithm-implementation", "incorrect-tokenization"],
    },
    answered: {
      flags: ["--disable-custom-kernels"],
      env: ["DISABLE_CUSTOM_KERNELS"],
      phrases: ["disable-custom-kernels", "disable_custom_kernels"],
    },
    source: LAUNCHER,
    verified: VERIFIED,
  },
  {
    id: "tgi-one-shard",
    text: "Run a model that fits on one GPU with `--sharded false`.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incorrect-multi-device-management", "concurrency-issue"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "it fails too",
        confirms: [],
        rulesOut: ["incorrect-multi-device-management"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    variantOf: "one-device",
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang"],
      phases: ["inference-serving"],
      manifestations: ["multi-gpu", "nccl"],
      causes: ["incorrect-multi-device-management", "concurrency-issue", "incompatible-backend"],
    },
    answered: {
      phrases: ["--sharded false", "--num-shard 1", "num_shard=1", "single gpu works", "works on a single gpu"],
    },
    source: LAUNCHER,
    verified: VERIFIED,
  },
  {
    id: "tgi-shared-memory",
    text: "Start the container with `--shm-size 1g`.",
    outcomes: [
      {
        when: "it works",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it fails in the same way",
        confirms: [],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "system-hang"],
      phases: ["inference-serving"],
      manifestations: ["nccl", "multi-gpu", "stuck"],
      causes: ["misconfiguration", "incompatible-backend", "concurrency-issue"],
    },
    answered: {
      flags: ["--shm-size"],
      phrases: ["shm-size", "shm_size", "sizelimit"],
    },
    source: README,
    verified: VERIFIED,
  },
  {
    id: "tgi-nccl-without-shm",
    text: "Start with `NCCL_SHM_DISABLE=1`; it is slower, and keeps NCCL out of shared memory.",
    outcomes: [
      {
        when: "it works",
        confirms: ["misconfiguration", "incompatible-backend"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it fails in the same way",
        confirms: [],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "system-hang"],
      phases: ["inference-serving"],
      manifestations: ["nccl", "stuck"],
      causes: ["misconfiguration", "incompatible-backend"],
    },
    answered: {
      env: ["NCCL_SHM_DISABLE"],
      phrases: ["nccl_shm_disable"],
    },
    source: README,
    verified: VERIFIED,
  },
  {
    id: "tgi-prefill-tokens",
    text: "Lower the tokens of one prefill: `--max-batch-prefill-tokens 2048`, with `--max-total-tokens` to match.",
    outcomes: [
      {
        when: "it starts",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-resource-deallocation"],
      },
      {
        when: "it still runs out of memory",
        confirms: ["incorrect-resource-allocation"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      phases: ["inference-serving"],
      manifestations: ["out-of-memory", "kv-cache"],
      causes: ["incorrect-resource-allocation", "misconfiguration"],
    },
    answered: {
      flags: ["--max-batch-prefill-tokens"],
      env: ["MAX_BATCH_PREFILL_TOKENS"],
    },
    source: LAUNCHER,
    verified: VERIFIED,
  },
  {
    id: "tgi-memory-fraction",
    text: "If another process holds part of the GPU, give TGI less: `--cuda-memory-fraction 0.8`.",
    outcomes: [
      {
        when: "it runs",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-resource-deallocation"],
      },
      {
        when: "it still runs out of memory",
        confirms: ["incorrect-resource-allocation"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      phases: ["inference-serving"],
      manifestations: ["out-of-memory"],
      causes: ["misconfiguration", "incorrect-resource-allocation"],
    },
    answered: {
      flags: ["--cuda-memory-fraction"],
      env: ["CUDA_MEMORY_FRACTION"],
    },
    source: LAUNCHER,
    verified: VERIFIED,
  },
];
