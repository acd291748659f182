import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const GIT_LOG = "https://git-scm.com/docs/git-log";
const GH_SEARCH = "https://cli.github.com/manual/gh_search_prs";

/** What the engine's own history says of a failure that nobody has explained yet: its lines, its commits, its pull requests. */
export const ANY_ENGINE_HISTORY_CHECKS: readonly Check[] = [
  {
    id: "line-that-raised",
    text: "Look up the last line of the engine's own in the traceback in today's main branch: `git log -L <line>,+5:<file>` shows what changed there.",
    outcomes: [
      {
        when: "it has changed since your version",
        confirms: ["incompatible-version", "incorrect-algorithm-implementation"],
        rulesOut: ["misconfiguration"],
      },
      {
        when: "it is as it was",
        confirms: ["incorrect-conditional-logic", "incorrect-assignment", "incompatible-model"],
        rulesOut: ["incompatible-version"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["crash", "feature-failure", "unexpected-output", "silent-error"],
      causes: [
        "incompatible-version",
        "incorrect-algorithm-implementation",
        "incorrect-conditional-logic",
        "incorrect-assignment",
        "incompatible-model",
      ],
      needs: ["raised-line", "open"],
    },
    source: GIT_LOG,
    verified: VERIFIED,
  },
  {
    id: "commits-since",
    text: "List what has changed since your version in the part that fails: `git log --oneline -i --grep=<its name> <version>..main`.",
    outcomes: [
      {
        when: "one of the commits mends it",
        confirms: ["incompatible-version", "incorrect-algorithm-implementation"],
        rulesOut: ["misconfiguration"],
      },
      { when: "none touches it", confirms: [], rulesOut: ["incompatible-version"] },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      causes: ["incompatible-version", "incorrect-algorithm-implementation", "misconfiguration"],
      phases: ["inference-serving", "model-conversion"],
      needs: ["versioned", "open"],
    },
    answered: {
      phrases: ["nightly", "on main", "main branch", "latest main", "latest commit", "latest master", "current master"],
    },
    lastResort: true,
    source: GIT_LOG,
    verified: VERIFIED,
  },
  {
    id: "fix-under-way",
    text: "Look for a pull request that mends it: `gh search prs --repo <owner>/<name> <function or option that fails>`.",
    outcomes: [
      {
        when: "one is open or newer than your version",
        confirms: ["incompatible-version", "incorrect-conditional-logic", "incorrect-algorithm-implementation"],
        rulesOut: ["misconfiguration"],
      },
      { when: "nobody has touched it", confirms: [], rulesOut: ["incompatible-version"] },
    ],
    cost: "seconds",
    engine: null,
    scope: { needs: ["open", "traceable"] },
    answered: { phrases: ["/pull/", "gh search prs"] },
    source: GH_SEARCH,
    verified: "2026-11-25",
  },
];
