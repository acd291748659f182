import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const GIT_LOG = "https://git-scm.com/docs/git-log";
const GIT_REVERT = "https://git-scm.com/docs/git-revert";
const PYTEST = "https://docs.pytest.org/en/stable/how-to/usage.html";
const PDB = "https://docs.python.org/3/library/pdb.html";
const FLAKY = "https://docs.pytest.org/en/stable/explanation/flaky.html";
const VLLM_FORM = "https://github.com/vllm-project/vllm/blob/main/.github/ISSUE_TEMPLATE/400-bug-report.yml";
const TRANSFORMERS = "https://github.com/huggingface/transformers/blob/main/docs/source/en/models.md";

/** Checks for reports that have come far by themselves: they name the fault, a failing test, or a checkpoint that will not load. */
export const ANY_ENGINE_FAULT_CHECKS: readonly Check[] = [
  {
    id: "proposed-change",
    text: "Make the change that you have in mind in today's main branch, repeat what failed, and post the difference as a patch.",
    outcomes: [
      {
        when: "it works with the change",
        confirms: [
          "incorrect-conditional-logic",
          "incorrect-algorithm-implementation",
          "incorrect-assignment",
          "misused-api",
        ],
        rulesOut: ["misconfiguration", "dependent-module-issue", "incompatible-backend"],
      },
      {
        when: "it fails still",
        confirms: [],
        rulesOut: ["incorrect-conditional-logic", "incorrect-assignment", "misused-api"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      causes: [
        "incorrect-conditional-logic",
        "incorrect-algorithm-implementation",
        "incorrect-assignment",
        "misused-api",
        "misconfiguration",
      ],
      needs: ["fix-named"],
    },
    source: GIT_LOG,
    verified: VERIFIED,
  },
  {
    id: "change-reverted",
    text: "Undo the change that you name in today's main branch, `git revert --no-commit <commit>`, build and repeat what failed.",
    outcomes: [
      {
        when: "it works without the change",
        confirms: ["incorrect-algorithm-implementation", "incorrect-conditional-logic", "incompatible-version"],
        rulesOut: ["misconfiguration", "incompatible-model"],
      },
      {
        when: "it fails without it too",
        confirms: [],
        rulesOut: ["incorrect-algorithm-implementation", "incorrect-conditional-logic"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      causes: [
        "incorrect-algorithm-implementation",
        "incorrect-conditional-logic",
        "incompatible-version",
        "misconfiguration",
        "incompatible-model",
      ],
      needs: ["change-named"],
    },
    answered: {
      phrases: [
        "reverting",
        "after the revert",
        "when reverted",
        "if i revert",
        "revert the commit",
        "we revert",
        "partially revert",
        "revert the change",
        "i reverted",
        "undo",
      ],
    },
    source: GIT_REVERT,
    verified: VERIFIED,
  },
  {
    id: "how-often",
    text: "Repeat it ten times from a fresh start and count how often it happens, and whether always at the same place.",
    outcomes: [
      {
        when: "it happens every time, at the same place",
        confirms: ["incorrect-algorithm-implementation", "incorrect-conditional-logic", "incompatible-version"],
        rulesOut: ["concurrency-issue", "incorrect-synchronization"],
      },
      {
        when: "it happens now and then, or in other places",
        confirms: ["concurrency-issue", "incorrect-synchronization", "incorrect-resource-allocation"],
        rulesOut: ["misconfiguration", "incompatible-version"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      causes: [
        "concurrency-issue",
        "incorrect-synchronization",
        "incorrect-algorithm-implementation",
        "incorrect-conditional-logic",
        "incompatible-version",
      ],
      phases: ["inference-serving"],
      symptoms: ["unexpected-output", "system-hang", "silent-error", "abnormal-performance"],
    },
    answered: {
      phrases: [
        "always",
        "every time",
        "100%",
        "consistent",
        "sometimes",
        "random",
        "intermittent",
        "occasional",
        "sporadic",
        "reproducible",
        "once in a while",
        "each time",
      ],
      parts: ["trace"],
    },
    lastResort: true,
    source: FLAKY,
    verified: VERIFIED,
  },
  {
    id: "shortest-steps",
    text: "Post the shortest list of commands after which it happens, from a new folder, environment or container on.",
    outcomes: [
      {
        when: "it happens from a fresh start",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend", "incorrect-conditional-logic"],
        rulesOut: ["misconfiguration", "dependent-module-issue"],
      },
      {
        when: "it does not happen there",
        confirms: ["misconfiguration", "dependent-module-issue", "incompatible-version"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      causes: [
        "incorrect-algorithm-implementation",
        "incompatible-backend",
        "misconfiguration",
        "dependent-module-issue",
        "incompatible-version",
      ],
    },
    answered: {
      phrases: ["steps to reproduce", "fresh install", "clean install", "minimal repro"],
      parts: ["command", "code"],
    },
    lastResort: true,
    source: VLLM_FORM,
    verified: VERIFIED,
  },
  {
    id: "lines-in-main",
    text: "Look whether the code in question is still the same in today's main branch; `git log -L <start>,<end>:<file>` shows what changed it last.",
    outcomes: [
      {
        when: "they have changed since",
        confirms: ["incompatible-version"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "they stand as they were",
        confirms: ["incorrect-conditional-logic", "incorrect-algorithm-implementation", "incorrect-assignment"],
        rulesOut: ["incompatible-version"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      causes: [
        "incompatible-version",
        "incorrect-conditional-logic",
        "incorrect-algorithm-implementation",
        "incorrect-assignment",
      ],
      needs: ["known"],
    },
    source: GIT_LOG,
    verified: VERIFIED,
  },
  {
    id: "failing-test-alone",
    text: "Run the failing test alone and several times, `pytest -v path/test_file.py::test_name`, and then after the tests that run before it.",
    outcomes: [
      {
        when: "it fails alone each time",
        confirms: ["incorrect-algorithm-implementation", "incompatible-version", "misused-api"],
        rulesOut: ["concurrency-issue", "incorrect-resource-deallocation"],
      },
      {
        when: "it fails only now and then",
        confirms: ["concurrency-issue", "numerical-issue"],
        rulesOut: ["misused-api", "incompatible-version"],
      },
      {
        when: "it fails only after other tests",
        confirms: ["incorrect-resource-deallocation", "incorrect-cache-management"],
        rulesOut: ["misused-api"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      causes: [
        "incorrect-algorithm-implementation",
        "incompatible-version",
        "misused-api",
        "concurrency-issue",
        "incorrect-resource-deallocation",
      ],
      mentions: ["test", "ci"],
      needs: ["own-test"],
    },
    source: PYTEST,
    verified: VERIFIED,
  },
  {
    id: "regression-test",
    text: "Write the smallest test that fails because of it, beside the project's own tests of that part, and post it.",
    outcomes: [
      {
        when: "it fails on today's main branch",
        confirms: ["incorrect-algorithm-implementation", "incorrect-conditional-logic", "incorrect-assignment"],
        rulesOut: ["misconfiguration", "incompatible-version"],
      },
      {
        when: "it passes there",
        confirms: ["incompatible-version", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      causes: [
        "incorrect-algorithm-implementation",
        "incorrect-conditional-logic",
        "incorrect-assignment",
        "misconfiguration",
        "incompatible-version",
      ],
      phases: ["inference-serving", "model-conversion"],
      symptoms: ["crash", "unexpected-output", "feature-failure", "silent-error"],
      needs: ["fix-named"],
    },
    lastResort: true,
    source: PYTEST,
    verified: VERIFIED,
  },
  {
    id: "values-at-failure",
    text: "Print type, shape and value of what the last engine line of the traceback uses (a `print` above that line will do), and post them.",
    outcomes: [
      {
        when: "a value is missing, empty or `None`",
        confirms: ["incorrect-assignment", "incorrect-exception-handling", "incorrect-conditional-logic"],
        rulesOut: ["mismatched-shape", "incompatible-backend"],
      },
      {
        when: "a type, shape or name is not the expected one",
        confirms: ["incorrect-type", "mismatched-shape", "incompatible-version", "incompatible-model"],
        rulesOut: ["incorrect-exception-handling"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["crash", "feature-failure"],
      causes: [
        "incorrect-assignment",
        "incorrect-exception-handling",
        "incorrect-type",
        "mismatched-shape",
        "incompatible-version",
        "incompatible-model",
      ],
      manifestations: ["python-exception"],
      needs: ["python", "open"],
      mentions: [
        "keyerror",
        "typeerror",
        "indexerror",
        "assertionerror",
        "unboundlocalerror",
        "unpack",
        "nonetype",
        "size mismatch",
        "shapes cannot",
        "out of range",
        "'nonetype' object",
      ],
    },
    lastResort: true,
    source: PDB,
    verified: VERIFIED,
  },
  {
    id: "commits-between",
    text: "List the commits between the last run of the test that passed and the first that failed, `git log --oneline <good>..<bad>`.",
    outcomes: [
      {
        when: "one of them touches what the test is about",
        confirms: ["incorrect-algorithm-implementation", "incorrect-conditional-logic", "misused-api"],
        rulesOut: ["concurrency-issue", "dependent-module-issue"],
      },
      {
        when: "none does, but a dependency or an image changed",
        confirms: ["dependent-module-issue", "incompatible-version"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "nothing changed in between",
        confirms: ["concurrency-issue", "numerical-issue"],
        rulesOut: ["misused-api"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      causes: [
        "incorrect-algorithm-implementation",
        "incorrect-conditional-logic",
        "dependent-module-issue",
        "incompatible-version",
        "concurrency-issue",
      ],
      needs: ["own-test"],
    },
    source: GIT_LOG,
    verified: VERIFIED,
  },
  {
    id: "transformers-loads",
    text: "Load the same checkpoint with `AutoModelForCausalLM.from_pretrained` (and `AutoTokenizer`) of Transformers on the CPU.",
    outcomes: [
      {
        when: "Transformers fails too",
        confirms: ["incompatible-model", "incompatible-version", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-backend"],
      },
      {
        when: "Transformers loads it",
        confirms: ["incorrect-algorithm-implementation", "incorrect-conditional-logic"],
        rulesOut: ["dependent-module-issue"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["crash"],
      causes: [
        "incompatible-model",
        "incompatible-version",
        "dependent-module-issue",
        "incorrect-algorithm-implementation",
      ],
      phases: ["model-conversion"],
      needs: ["open"],
      mentions: ["keyerror", "tokenizer.model", "tokenizer.json", "safetensors", "config.json", "architecture"],
    },
    answered: {
      phrases: [
        "from_pretrained",
        "works in transformers",
        "loads in transformers",
        "consolidated.0",
        ".pth",
        "no such file",
      ],
    },
    source: TRANSFORMERS,
    verified: VERIFIED,
  },
];
