import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const TORCH_ARCH = "https://docs.pytorch.org/docs/stable/generated/torch.cuda.get_arch_list.md";
const PIP_CHECK = "https://man.archlinux.org/man/pip-check.1.en";
const LDD = "https://www.unix.com/man_page/linux/1/ldd/";
const PYTHON_COMMAND = "https://docs.python.org/3/using/cmdline.html";
const SGLANG_INSTALL = "https://github.com/sgl-project/sglang/blob/main/docs/docs/get-started/install.mdx";

/** Checks for installing and importing any engine. */
export const ANY_ENGINE_SETUP_CHECKS: readonly Check[] = [
  {
    id: "dependency-conflicts",
    text: "Run `python -m pip check` in the environment that the engine runs in.",
    outcomes: [
      {
        when: "it lists a wrong version",
        confirms: ["incompatible-version"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-backend"],
      },
      {
        when: "it lists a missing package",
        confirms: ["dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-backend"],
      },
      { when: "it finds nothing broken", confirms: ["incompatible-backend", "misused-api"], rulesOut: [] },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["crash"],
      causes: [
        "incompatible-version",
        "dependent-module-issue",
        "incorrect-algorithm-implementation",
        "incompatible-backend",
        "misused-api",
      ],
      manifestations: ["import-error", "install-failure"],
      mentions: [
        "no module named",
        "cannot import name",
        "conflict",
        "resolver",
        "requires",
        "incompatible",
        "numpy",
        "version",
      ],
      needs: ["python", "third-party", "open"],
    },
    answered: { phrases: ["pip check", "no broken requirements"] },
    lastResort: true,
    source: PIP_CHECK,
    verified: VERIFIED,
  },
  {
    id: "fresh-environment",
    text: "Install the engine alone into a new virtual environment or its official image, and repeat only the step that failed.",
    outcomes: [
      {
        when: "it works there",
        confirms: ["dependent-module-issue", "incompatible-version", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-backend", "document-issue"],
      },
      {
        when: "it fails there as well",
        confirms: ["incompatible-backend", "document-issue"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["crash", "feature-failure"],
      causes: [
        "dependent-module-issue",
        "incompatible-version",
        "misconfiguration",
        "incompatible-backend",
        "document-issue",
      ],
      phases: ["engine-setup", "inference-serving", "model-conversion"],
      manifestations: ["import-error", "install-failure"],
      needs: ["python", "open"],
    },
    answered: {
      phrases: [
        "fresh environment",
        "clean environment",
        "fresh venv",
        "new conda env",
        "fresh conda",
        "clean install",
        "official docker image",
        "fresh install",
      ],
    },
    lastResort: true,
    source: SGLANG_INSTALL,
    verified: VERIFIED,
  },
  {
    id: "missing-libraries",
    text: "Run `ldd` on the shared library that the error names and look for `not found`.",
    outcomes: [
      {
        when: "a library is not found",
        confirms: ["dependent-module-issue", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "all are found", confirms: ["incompatible-version"], rulesOut: ["dependent-module-issue"] },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["crash"],
      causes: ["dependent-module-issue", "misconfiguration", "incompatible-version"],
      manifestations: ["import-error"],
      mentions: [".so", "shared object", "libc"],
    },
    answered: {
      phrases: ["ldd ", "dylib", "dyld", "mac", "dll", "windows", "no such file", "glibc-"],
      logged: ["undefined symbol", "dylib", "dyld", ".dll", "glibc_2", "no such file or directory"],
    },
    source: LDD,
    verified: VERIFIED,
  },
  {
    id: "import-alone",
    text: 'Run `python -c "import torch; print(torch.__version__, torch.version.cuda)"`, then the same with the engine imported after it.',
    outcomes: [
      {
        when: "torch alone fails",
        confirms: ["dependent-module-issue", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "only the engine fails",
        confirms: ["incompatible-version", "incompatible-backend"],
        rulesOut: ["misconfiguration"],
      },
      { when: "both import", confirms: [], rulesOut: ["dependent-module-issue"] },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["crash", "feature-failure"],
      causes: ["dependent-module-issue", "misconfiguration", "incompatible-version", "incompatible-backend"],
      phases: ["engine-setup", "inference-serving"],
      manifestations: ["import-error", "no-kernel-image"],
      needs: ["python", "open"],
      mentions: ["undefined symbol", "libtorch", "libc10", "dll load", "libcudart", "libcublas"],
    },
    source: TORCH_ARCH,
    verified: VERIFIED,
  },
  {
    id: "followed-page",
    text: "Write down each command that you ran in order and compare it with the installation page of exactly your release.",
    outcomes: [
      {
        when: "the page leaves out a step or names something gone",
        confirms: ["document-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "a step of yours differs", confirms: ["misconfiguration"], rulesOut: ["document-issue"] },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["crash", "feature-failure"],
      causes: ["document-issue", "misconfiguration", "incorrect-algorithm-implementation"],
      phases: ["engine-setup", "model-conversion"],
      needs: ["open"],
      mentions: ["install", "setup", "set up", "how to", "tutorial", "guide", "instructions"],
    },
    answered: {
      phrases: [
        "official documentation",
        "official docs",
        "following the doc",
        "followed the doc",
        "the documentation",
        "the docs",
        "the readme",
        "instructions",
        "the guide",
        "docs/",
      ],
      origins: ["compiler"],
    },
    lastResort: true,
    source: SGLANG_INSTALL,
    verified: VERIFIED,
  },
  {
    id: "installed-build",
    text: "Print the version of the engine that starts and the folder that it is loaded from, and compare both with what you installed.",
    outcomes: [
      {
        when: "one is not what you installed",
        confirms: ["misconfiguration", "incompatible-version", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "all are",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: [
        "crash",
        "feature-failure",
        "system-hang",
        "abnormal-performance",
        "silent-error",
        "unexpected-output",
      ],
      causes: ["misconfiguration", "incompatible-version", "dependent-module-issue", "incompatible-backend"],
      phases: ["engine-setup"],
      needs: ["installed", "open"],
      mentions: [
        "not detect",
        "no gpu",
        "not compiled",
        "without gpu",
        "not used",
        "wrong version",
        "old version",
        "mismatch",
        "not using",
        "which version",
        "after the update",
        "after updating",
        "not linking",
      ],
    },
    source: PYTHON_COMMAND,
    verified: VERIFIED,
  },
  {
    id: "released-package",
    text: "Install the engine's released package, binary or image on the same machine in place of your own build or installation.",
    outcomes: [
      {
        when: "the released one runs",
        confirms: ["misconfiguration", "dependent-module-issue"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "it fails in the same way",
        confirms: ["incompatible-backend", "incompatible-version"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: [
        "crash",
        "feature-failure",
        "system-hang",
        "abnormal-performance",
        "silent-error",
        "unexpected-output",
      ],
      causes: ["misconfiguration", "dependent-module-issue", "incompatible-backend", "incompatible-version"],
      phases: ["engine-setup"],
      needs: ["installed", "open"],
    },
    answered: {
      phrases: [
        "docker run",
        "official image",
        "docker image",
        "prebuilt",
        "pre-built",
        "released binar",
        "release binar",
      ],
    },
    lastResort: true,
    source: "https://github.com/ggml-org/llama.cpp/blob/master/docs/install.md",
    verified: VERIFIED,
  },
];
