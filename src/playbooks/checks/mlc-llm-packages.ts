import type { Check } from "../check.js";

const INSTALL = "https://github.com/mlc-ai/mlc-llm/blob/main/docs/install/mlc_llm.rst";
const CLI_HELP = "https://github.com/mlc-ai/mlc-llm/blob/main/python/mlc_llm/interface/help.py";
const CONSTANTS = "https://github.com/mlc-ai/mlc-llm/blob/main/python/mlc_llm/support/constants.py";
const BUG_FORM = "https://github.com/mlc-ai/mlc-llm/blob/main/.github/ISSUE_TEMPLATE/bug-report.md";
const ENGINE = "mlc-llm";
const VERIFIED = "2026-11-25";

/** Packages, compiled model libraries and downloaded weights of MLC-LLM. */
export const MLC_LLM_PACKAGE_CHECKS: readonly Check[] = [
  {
    id: "mlc-llm-matching-nightlies",
    text: "Upgrade `mlc-llm-nightly-…` and `mlc-ai-nightly-…` in one `pip install --pre -U -f https://mlc.ai/wheels` command.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incompatible-version"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "the same error comes back",
        confirms: [],
        rulesOut: ["incompatible-version"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "feature-failure", "unexpected-output"],
      manifestations: ["import-error", "install-failure", "python-exception", "model-load-failure"],
      causes: ["incompatible-version", "dependent-module-issue"],
    },
    answered: {
      phrases: ["mlc-ai-nightly"],
    },
    source: INSTALL,
    verified: VERIFIED,
  },
  {
    id: "mlc-llm-which-package",
    text: 'Print which package runs: `python -c "import mlc_llm; print(mlc_llm)"`.',
    outcomes: [
      {
        when: "it is not the one that you built or installed",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it is the right one",
        confirms: [],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "feature-failure"],
      phases: ["engine-setup"],
      manifestations: ["import-error", "install-failure"],
      causes: ["misconfiguration", "dependent-module-issue", "incompatible-version"],
    },
    answered: {
      phrases: ["import mlc_llm; print"],
    },
    source: INSTALL,
    verified: VERIFIED,
  },
  {
    id: "mlc-llm-tvm-build-info",
    text: 'Print the build options of TVM with `python -c "import tvm; print(tvm.support.libinfo())"`.',
    outcomes: [
      {
        when: "`USE_LLVM` or your GPU runtime is off",
        confirms: ["misconfiguration", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "all that you need is on",
        confirms: [],
        rulesOut: ["dependent-module-issue"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      phases: ["engine-setup", "model-conversion"],
      causes: ["dependent-module-issue", "misconfiguration", "incompatible-backend"],
    },
    answered: {
      phrases: ["libinfo()", "use_llvm:", "git_commit_hash:"],
    },
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    id: "mlc-llm-windows-zstd",
    text: "On Windows, run `conda install zstd`: `tvm.dll` cannot be loaded without it.",
    outcomes: [
      {
        when: "it loads",
        confirms: ["dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "the same error comes back",
        confirms: [],
        rulesOut: ["dependent-module-issue"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      phases: ["engine-setup"],
      manifestations: ["import-error"],
      causes: ["dependent-module-issue"],
    },
    answered: {
      phrases: ["conda install zstd"],
    },
    source: INSTALL,
    verified: VERIFIED,
  },
  {
    id: "mlc-llm-recompile-library",
    text: "Compile the model library anew: run once with `MLC_JIT_POLICY=REDO`, or repeat `mlc_llm compile`.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incompatible-version"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "it fails in the same way",
        confirms: [],
        rulesOut: ["incompatible-version"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "feature-failure"],
      phases: ["inference-serving", "model-conversion"],
      components: ["model-loader", "model-conversion-tools", "engine-initializer", "operators"],
      causes: ["incompatible-version", "misconfiguration", "mismatched-shape"],
    },
    answered: {
      env: ["MLC_JIT_POLICY"],
      phrases: ["mlc_jit_policy"],
    },
    source: CONSTANTS,
    verified: VERIFIED,
  },
  {
    id: "mlc-llm-download-again",
    text: "Download the weights anew: run once with `MLC_DOWNLOAD_CACHE_POLICY=REDO`.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incompatible-model"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it fails in the same way",
        confirms: [],
        rulesOut: ["incompatible-model"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      phases: ["inference-serving"],
      manifestations: ["model-load-failure"],
      causes: ["incompatible-model", "misconfiguration"],
    },
    answered: {
      env: ["MLC_DOWNLOAD_CACHE_POLICY"],
      phrases: ["mlc_download_cache_policy"],
    },
    source: CONSTANTS,
    verified: VERIFIED,
  },
  {
    id: "mlc-llm-other-device",
    text: "Run the same model on another backend, such as `--device vulkan` in place of `--device cuda`.",
    outcomes: [
      {
        when: "it works there",
        confirms: ["incompatible-backend"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "it fails there too",
        confirms: ["incorrect-algorithm-implementation", "incompatible-model"],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    variantOf: "other-backend",
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang", "abnormal-performance"],
      phases: ["inference-serving"],
      causes: ["incompatible-backend", "incorrect-algorithm-implementation", "numerical-issue", "incompatible-model"],
    },
    answered: {
      phrases: [
        "works on vulkan",
        "works on cuda",
        "works on metal",
        "works on another device",
        "works with vulkan",
        "ios",
        "iphone",
        "ipad",
        "android",
        "webgpu",
        "browser",
        "web-llm",
      ],
    },
    source: CLI_HELP,
    verified: VERIFIED,
  },
];
