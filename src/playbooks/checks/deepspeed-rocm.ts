import type { Check } from "../check.js";

const HIP = "https://pytorch.org/docs/stable/notes/hip.html";
const INSTALL = "https://github.com/deepspeedai/DeepSpeed/blob/master/docs/_tutorials/advanced-install.md";
const ENGINE = "deepspeed";
const VERIFIED = "2026-11-24";

/** DeepSpeed on AMD GPUs, and speed of its ops. */
export const DEEPSPEED_ROCM_CHECKS: readonly Check[] = [
  {
    id: "deepspeed-hip-build",
    text: 'Compare `python -c "import torch; print(torch.version.hip)"` with the installed ROCm, and read the failing op in `ds_report`.',
    outcomes: [
      {
        when: "it prints None, or another ROCm",
        confirms: ["incompatible-version", "dependent-module-issue", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "they agree, and the op is not compatible",
        confirms: ["incompatible-backend"],
        rulesOut: ["incompatible-version", "misconfiguration"],
      },
      {
        when: "they agree, and the op is compatible",
        confirms: ["incorrect-algorithm-implementation", "misused-api"],
        rulesOut: ["incompatible-version", "incompatible-backend"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang", "abnormal-performance"],
      causes: ["incompatible-version", "incompatible-backend", "dependent-module-issue", "misconfiguration"],
      backends: ["rocm"],
    },
    answered: { phrases: ["torch.version.hip"] },
    source: HIP,
    verified: VERIFIED,
  },
  {
    id: "deepspeed-plain-ops",
    text: "Reinstall without ops built ahead (`pip install --force-reinstall deepspeed`, no `DS_BUILD_OPS`), so that they are built at run time.",
    outcomes: [
      {
        when: "it works: the built ops did not fit",
        confirms: ["incompatible-version", "incompatible-backend", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "the build at run time fails",
        confirms: ["dependent-module-issue", "incompatible-backend"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it fails in the same way",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-version", "misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    variantOf: "released-package",
    scope: {
      symptoms: ["crash", "feature-failure"],
      phases: ["engine-setup", "inference-serving"],
      causes: ["incompatible-version", "incompatible-backend", "misconfiguration", "dependent-module-issue"],
      mentions: ["ds_build", "prebuilt", "pre-built", "op_builder", "undefined symbol", "wheel", "jit", "fused"],
    },
    source: INSTALL,
    verified: VERIFIED,
  },
];
