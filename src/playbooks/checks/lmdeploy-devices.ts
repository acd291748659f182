import type { Check } from "../check.js";

const ASCEND = "https://github.com/InternLM/lmdeploy/blob/main/docs/en/get_started/ascend/get_started.md";
const FAQ = "https://github.com/InternLM/lmdeploy/blob/main/docs/en/faq.md";
const ENGINE = "lmdeploy";
const VERIFIED = "2026-11-25";

/** LMDeploy on NVIDIA GPUs and on Ascend. */
export const LMDEPLOY_DEVICE_CHECKS: readonly Check[] = [
  {
    id: "lmdeploy-check-env",
    text: "Run `python3 -m lmdeploy check_env` where it fails, and compare CUDA, torch and the GPU's capability with the installed wheel.",
    outcomes: [
      {
        when: "CUDA or torch is not the wheel's",
        confirms: ["incompatible-version", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-model"],
      },
      {
        when: "no GPU is shown",
        confirms: ["misconfiguration", "incompatible-backend"],
        rulesOut: ["incompatible-model", "incompatible-version"],
      },
      {
        when: "all agree",
        confirms: ["incorrect-algorithm-implementation", "incompatible-model"],
        rulesOut: ["incompatible-version", "dependent-module-issue"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "feature-failure", "abnormal-performance"],
      causes: ["incompatible-version", "dependent-module-issue", "incompatible-backend", "misconfiguration"],
      backends: ["cuda"],
    },
    answered: { phrases: ["check_env"], parts: ["environment"] },
    source: FAQ,
    verified: VERIFIED,
  },
  {
    id: "lmdeploy-ascend-mode",
    text: "On Ascend, compare `--device ascend` with and without `--eager-mode`: Atlas 300I Duo needs graph mode, 800T A3 eager mode.",
    outcomes: [
      {
        when: "the mode of your card works",
        confirms: ["misconfiguration", "document-issue"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "only one mode works on a card that has both",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "both fail in the same way",
        confirms: ["incompatible-model", "incompatible-version"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang", "feature-failure", "silent-error"],
      causes: ["misconfiguration", "incompatible-backend", "incorrect-algorithm-implementation", "incompatible-model"],
      backends: ["npu"],
    },
    source: ASCEND,
    verified: VERIFIED,
  },
];
