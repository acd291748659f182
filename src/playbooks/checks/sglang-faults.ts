import type { Check } from "../check.js";
import { rendition } from "./rendition.js";

const VERIFIED = "2026-11-24";
const INSTALL = "https://github.com/sgl-project/sglang/blob/main/docs/docs/get-started/install.mdx";
const ARGS = "https://github.com/sgl-project/sglang/blob/main/docs/docs/advanced_features/server_arguments.mdx";
const TESTS = "https://github.com/sgl-project/sglang/blob/main/test/README.md";

/** What to do in SGLang once the fault, the change that brought it or the failing test is named; and the log of a start. */
export const SGLANG_FAULT_CHECKS: readonly Check[] = [
  rendition("proposed-change", {
    id: "sglang-proposed-change",
    text: "Make the change that you have in mind in the newest main, install it with `pip install -e python`, and repeat what failed.",
    engine: "sglang",
    source: INSTALL,
    verified: VERIFIED,
  }),
  rendition("lines-in-main", {
    id: "sglang-lines-in-main",
    text: "Look whether the code in question is still the same in today's `main`; `git log -L <start>,<end>:python/sglang/<file>` shows what changed it last.",
    engine: "sglang",
    source: TESTS,
    verified: VERIFIED,
  }),
  rendition("line-that-raised", {
    id: "sglang-line-that-raised",
    text: "Look up the last SGLang line of the traceback in today's `main`: `git log -L <line>,+5:python/sglang/<file>` shows what changed there.",
    engine: "sglang",
    source: TESTS,
    verified: VERIFIED,
  }),
  rendition("commits-since", {
    id: "sglang-commits-since",
    text: "List what has changed since your version in the part that fails: `git log --oneline -i --grep=<its name> v<version>..origin/main`.",
    engine: "sglang",
    source: TESTS,
    verified: VERIFIED,
  }),
  rendition("change-reverted", {
    id: "sglang-change-reverted",
    text: "Undo the change that you name in today's main, `git revert --no-commit <commit>`, install with `pip install -e python`, and repeat.",
    engine: "sglang",
    source: INSTALL,
    verified: VERIFIED,
  }),
  rendition("commits-between", {
    id: "sglang-commits-between",
    text: "List the commits of `main` between the last run of the test that passed and the first that failed: `git log --oneline <good>..<bad>`.",
    engine: "sglang",
    source: TESTS,
    verified: VERIFIED,
  }),
  rendition("failing-test-alone", {
    id: "sglang-failing-test-alone",
    text: "Run the failing test alone and several times, `python3 test_file.py TestClass.test_name`, and then together with the tests before it.",
    engine: "sglang",
    source: TESTS,
    verified: VERIFIED,
  }),
  {
    id: "sglang-start-log",
    text: "Start with `--log-level debug` and post the whole log as text, from the first line to the point where it goes wrong.",
    outcomes: [
      {
        when: "a warning or another error stands before the failure",
        confirms: ["misconfiguration", "incompatible-backend", "incorrect-exception-handling"],
        rulesOut: ["incorrect-request-parsing"],
      },
      {
        when: "nothing unusual stands before it",
        confirms: ["incorrect-algorithm-implementation", "incorrect-conditional-logic"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: "sglang",
    scope: {
      causes: [
        "misconfiguration",
        "incompatible-backend",
        "incorrect-exception-handling",
        "incorrect-algorithm-implementation",
        "incorrect-conditional-logic",
      ],
      phases: ["inference-serving"],
      needs: ["open", "no-log"],
      symptoms: ["crash"],
    },
    answered: { flags: ["--log-level"], phrases: ["log-level debug"], parts: ["trace", "log"] },
    source: ARGS,
    verified: VERIFIED,
  },
];
