import type { Check } from "../check.js";

const LAUNCHER = "https://github.com/huggingface/text-generation-inference/blob/main/docs/source/reference/launcher.md";
const AMD = "https://github.com/huggingface/text-generation-inference/blob/main/docs/source/installation_amd.md";
const ENGINE = "tgi";
const VERIFIED = "2026-11-25";

/** What TGI sees of its machine and its model. */
export const TGI_SETUP_CHECKS: readonly Check[] = [
  {
    id: "tgi-launcher-env",
    text: "Run the same image with `--gpus all` and `--env` alone: it prints the commit and the GPUs that the container sees.",
    outcomes: [
      {
        when: "no GPU is printed",
        confirms: ["misconfiguration", "incompatible-backend"],
        rulesOut: ["incompatible-model", "incorrect-algorithm-implementation"],
      },
      {
        when: "the driver is older than the image's CUDA",
        confirms: ["incompatible-version", "incompatible-backend"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "GPU and driver are as they should be",
        confirms: ["incorrect-algorithm-implementation", "incompatible-model"],
        rulesOut: ["misconfiguration", "incompatible-version"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "abnormal-performance", "feature-failure", "system-hang"],
      causes: ["misconfiguration", "incompatible-backend", "incompatible-version"],
      backends: ["cuda"],
    },
    answered: { phrases: ["text-generation-launcher --env"], parts: ["environment"] },
    source: LAUNCHER,
    verified: VERIFIED,
  },
  {
    id: "tgi-rocm-attention",
    text: "On ROCm, start once with `PYTORCH_TUNABLEOP_ENABLED=0` and once with the other attention, `ROCM_USE_FLASH_ATTN_V2_TRITON`.",
    outcomes: [
      {
        when: "one of the two works or is fast",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "the start is quick without tuning",
        confirms: ["misconfiguration", "document-issue"],
        rulesOut: ["concurrency-issue"],
      },
      {
        when: "nothing changes",
        confirms: ["incompatible-model"],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "abnormal-performance", "unexpected-output", "system-hang"],
      causes: ["incompatible-backend", "incorrect-algorithm-implementation", "misconfiguration"],
      backends: ["rocm"],
    },
    answered: { env: ["PYTORCH_TUNABLEOP_ENABLED", "ROCM_USE_FLASH_ATTN_V2_TRITON"] },
    source: AMD,
    verified: VERIFIED,
  },
  {
    id: "tgi-tokenizer-config",
    text: "Give the original model's file with `--tokenizer-config-path`: its `chat_template` is the one that TGI renders.",
    outcomes: [
      {
        when: "it works with the original file",
        confirms: ["incompatible-model", "misconfiguration", "incorrect-tokenization"],
        rulesOut: ["incompatible-backend", "incorrect-algorithm-implementation"],
      },
      {
        when: "nothing changes",
        confirms: ["incorrect-request-parsing", "incorrect-formatting"],
        rulesOut: ["misconfiguration", "incorrect-tokenization"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["feature-failure", "unexpected-output", "silent-error"],
      phases: ["inference-serving"],
      causes: ["incompatible-model", "misconfiguration", "incorrect-tokenization", "incorrect-request-parsing"],
      needs: ["generation"],
    },
    answered: { flags: ["--tokenizer-config-path"], phrases: ["tokenizer-config-path"] },
    source: LAUNCHER,
    verified: VERIFIED,
  },
];
