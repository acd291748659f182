import type { Check } from "../check.js";

const INSTALL = "https://github.com/deepspeedai/DeepSpeed/blob/master/docs/_tutorials/advanced-install.md";
const ENGINE = "deepspeed";
const VERIFIED = "2026-11-25";

/** Installing DeepSpeed and compiling its ops. */
export const DEEPSPEED_OP_CHECKS: readonly Check[] = [
  {
    id: "deepspeed-report",
    text: "Run `ds_report` and look at the row of the op that fails, under `installed` and `compatible`.",
    outcomes: [
      {
        when: "the op is not compatible",
        confirms: ["dependent-module-issue", "incompatible-backend"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "the op is compatible",
        confirms: [],
        rulesOut: ["dependent-module-issue"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "feature-failure"],
      manifestations: ["import-error", "build-failure", "install-failure", "python-exception", "no-kernel-image"],
      causes: ["dependent-module-issue", "incompatible-backend", "incompatible-version"],
    },
    answered: {
      phrases: ["ds_report", "async_io ..."],
    },
    source: INSTALL,
    verified: VERIFIED,
  },
  {
    id: "deepspeed-fresh-extensions",
    text: "Run once with an empty folder for compiled ops: `TORCH_EXTENSIONS_DIR=./torch-extensions`.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incompatible-version", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "the same error comes back",
        confirms: [],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "system-hang"],
      manifestations: ["import-error", "build-failure", "stuck", "segfault", "no-kernel-image"],
      causes: ["incompatible-version", "misconfiguration", "dependent-module-issue"],
    },
    answered: {
      env: ["TORCH_EXTENSIONS_DIR"],
      phrases: ["torch_extensions_dir", "rm -rf ~/.cache/torch_extensions", "deleted torch_extensions"],
    },
    source: INSTALL,
    verified: VERIFIED,
  },
  {
    id: "deepspeed-cuda-matches-torch",
    text: 'Compare `nvcc --version` with `python -c "import torch; print(torch.version.cuda)"`; the major versions must agree.',
    outcomes: [
      {
        when: "they differ",
        confirms: ["incompatible-version"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "they agree",
        confirms: [],
        rulesOut: ["incompatible-version"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      manifestations: ["build-failure", "import-error", "install-failure"],
      backends: ["cuda"],
      causes: ["incompatible-version", "dependent-module-issue", "misconfiguration"],
    },
    answered: {
      phrases: ["ds_skip_cuda_check"],
    },
    source: INSTALL,
    verified: VERIFIED,
  },
  {
    id: "deepspeed-arch-list",
    text: 'Build the ops for your card: `TORCH_CUDA_ARCH_LIST="8.6" pip install deepspeed`, with its compute capability.',
    outcomes: [
      {
        when: "it works",
        confirms: ["incompatible-backend"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "the same error comes back",
        confirms: [],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "rebuild",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      manifestations: ["no-kernel-image", "cuda-error"],
      backends: ["cuda"],
      causes: ["incompatible-backend", "misconfiguration"],
    },
    answered: {
      env: ["TORCH_CUDA_ARCH_LIST"],
      phrases: ["torch_cuda_arch_list"],
    },
    source: INSTALL,
    verified: VERIFIED,
  },
  {
    id: "deepspeed-prebuilt-ops",
    text: "Install with the op built ahead, `DS_BUILD_OPS=1 pip install --no-build-isolation deepspeed`, and read the first compiler error.",
    outcomes: [
      {
        when: "a header or library is missing",
        confirms: ["dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "the compiler rejects the source",
        confirms: ["incompatible-version", "incompatible-backend"],
        rulesOut: ["misconfiguration"],
      },
      {
        when: "it builds",
        confirms: [],
        rulesOut: ["dependent-module-issue"],
      },
    ],
    cost: "rebuild",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      manifestations: ["build-failure", "install-failure"],
      causes: ["dependent-module-issue", "incompatible-version", "incompatible-backend"],
    },
    answered: {
      env: ["DS_BUILD_OPS"],
      phrases: ["ds_build_"],
    },
    source: INSTALL,
    verified: VERIFIED,
  },
];
