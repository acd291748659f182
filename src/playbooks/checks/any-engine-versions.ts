import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const PIP_INSTALL = "https://github.com/pypa/pip/blob/main/docs/html/cli/pip_install.rst";
const GIT_BISECT = "https://git-scm.com/docs/git-bisect/2.6.7";
const VLLM_CLI = "https://docs.vllm.ai/en/latest/cli/";

/** Checks for any engine and symptom: what changed between versions, and what the documentation says. */
export const ANY_ENGINE_VERSION_CHECKS: readonly Check[] = [
  {
    id: "previous-release",
    text: "Repeat the failing step with the last release that worked (`pip install <engine>==<version>`, or its image or tag), nothing else changed.",
    outcomes: [
      {
        when: "the older release works",
        confirms: ["incompatible-version", "incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-backend", "misconfiguration", "document-issue"],
      },
      { when: "the older release fails as well", confirms: [], rulesOut: ["incompatible-version"] },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: [
        "crash",
        "unexpected-output",
        "feature-failure",
        "abnormal-performance",
        "system-hang",
        "silent-error",
      ],
      causes: [
        "incorrect-algorithm-implementation",
        "incompatible-backend",
        "incompatible-version",
        "misconfiguration",
        "document-issue",
      ],
      mentions: [
        "upgrad",
        "updat",
        "regress",
        "used to",
        "previously",
        "older version",
        "previous version",
        "no longer",
        "stopped working",
        "broke",
        "newer version",
        "since v",
        "after pulling",
        "new version",
        "works in",
        "worked in",
        "works with v",
      ],
    },
    answered: {
      phrases: [
        "regression since",
        "used to work in",
        "worked fine in",
        "works fine in v",
        "worked in version",
        "downgrading to",
        "rolling back to",
        "rolled back to",
        "git bisect",
        "first bad commit",
        "revert",
        "introduced",
        "after pr",
        "after #",
        "starting from",
        "starting at",
        "since commit",
        "since pr",
      ],
      facts: ["lastGoodVersion", "firstBadCommit"],
    },
    source: PIP_INSTALL,
    verified: VERIFIED,
  },
  {
    id: "bisect-commits",
    text: "Run `git bisect start <bad> <good>` between the failing commit and the last one that worked, and name the first bad commit.",
    outcomes: [
      {
        when: "the first bad commit changes a pinned dependency",
        confirms: ["incompatible-version", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it changes a kernel or a branch of the code",
        confirms: ["incorrect-algorithm-implementation", "incorrect-conditional-logic", "incorrect-assignment"],
        rulesOut: ["incompatible-version", "dependent-module-issue"],
      },
    ],
    cost: "rebuild",
    engine: null,
    scope: {
      symptoms: [
        "crash",
        "unexpected-output",
        "feature-failure",
        "abnormal-performance",
        "system-hang",
        "silent-error",
      ],
      causes: [
        "incompatible-version",
        "incorrect-algorithm-implementation",
        "incorrect-conditional-logic",
        "dependent-module-issue",
        "incorrect-assignment",
      ],
      mentions: ["regress", "used to work", "worked", "previous version", "upgrad", "earlier version", "older version"],
    },
    answered: {
      phrases: [
        "git bisect",
        "bisected",
        "first bad commit",
        "introduced in #",
        "introduced by #",
        "revert",
        "introduced",
        "after pr",
        "after #",
        "after http",
      ],
      facts: ["firstBadCommit"],
    },
    source: GIT_BISECT,
    verified: VERIFIED,
  },
  {
    id: "documented-command",
    text: "Name the documentation page that you followed and check each of its options against `--help` of the release that you installed.",
    outcomes: [
      {
        when: "an option or step of the page does not exist in it",
        confirms: ["document-issue", "incompatible-version"],
        rulesOut: [],
      },
      { when: "the page and the release agree", confirms: [], rulesOut: ["document-issue"] },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["crash", "feature-failure", "silent-error"],
      causes: ["document-issue", "incompatible-version"],
      mentions: ["documentation", "readme", "tutorial", "the docs", "guide"],
      needs: ["options"],
    },
    source: VLLM_CLI,
    verified: VERIFIED,
  },
];
