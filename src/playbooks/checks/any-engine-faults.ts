import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const GIT_LOG = "https://git-scm.com/docs/git-log";
const GIT_REVERT = "https://git-scm.com/docs/git-revert";
const PYTEST = "https://docs.pytest.org/en/stable/how-to/usage.html";

/** What goes on from a report that names the fault: its lines, the change that brought it, a fix, a failing test. */
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
    answered: {
      phrases: [
        "working on a pr",
        "working on it",
        "i'm working",
        "submit a pr",
        "open a pr",
        "create a pr",
        "raise a pr",
        "send a pr",
        "pull request",
        "now works",
        "now functions",
        "works correctly now",
        "fixed it by",
        "fixed this by",
        "fixes the",
        "fixed the",
        "fixes it",
        "fixed it for",
        "solved it for",
        "works after",
        "after changing",
        "after applying",
        "with this change",
        "with the change",
        "i patched",
        "we patched",
        "resolves the",
        "locally and it works",
      ],
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
      symptoms: ["crash", "unexpected-output", "feature-failure", "silent-error", "system-hang"],
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
      needs: ["known"],
    },

    lastResort: true,
    source: PYTEST,
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
];
