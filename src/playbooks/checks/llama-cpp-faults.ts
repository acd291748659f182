import type { Check } from "../check.js";
import { rendition } from "./rendition.js";

const VERIFIED = "2026-11-24";
const BUILD = "https://github.com/ggml-org/llama.cpp/blob/master/docs/build.md";
const CTEST = "https://cmake.org/cmake/help/latest/manual/ctest.1.html";
const GIT_LOG = "https://git-scm.com/docs/git-log";
const CONVERTER = "https://github.com/ggml-org/llama.cpp/blob/master/convert_hf_to_gguf.py";

/** What to do in llama.cpp once the fault, the change that brought it or the failing test is named. */
export const LLAMA_CPP_FAULT_CHECKS: readonly Check[] = [
  rendition("proposed-change", {
    id: "llama-cpp-proposed-change",
    text: "Make the change that you have in mind in today's `master`, build it with `cmake --build build --config Release`, and repeat what failed.",
    engine: "llama.cpp",
    source: BUILD,
    verified: VERIFIED,
  }),
  rendition("lines-in-main", {
    id: "llama-cpp-lines-in-main",
    text: "Look whether the code in question is still the same in today's `master`; `git log -L <start>,<end>:<file>` shows what changed it last.",
    engine: "llama.cpp",
    source: BUILD,
    verified: VERIFIED,
  }),
  rendition("line-that-raised", {
    id: "llama-cpp-line-that-raised",
    text: "Look up the line that the error names in today's `master`: `git log -L <line>,+5:<file>` shows what changed there since your build.",
    engine: "llama.cpp",
    source: GIT_LOG,
    verified: VERIFIED,
  }),
  rendition("commits-since", {
    id: "llama-cpp-commits-since",
    text: "List what has changed since your build in the part that fails: `git log --oneline -i --grep=<its name> b<number>..origin/master`.",
    engine: "llama.cpp",
    source: GIT_LOG,
    verified: VERIFIED,
  }),
  rendition("change-reverted", {
    id: "llama-cpp-change-reverted",
    text: "Undo the change that you name in today's `master`, `git revert --no-commit <commit>`, build, and repeat what failed.",
    engine: "llama.cpp",
    source: BUILD,
    verified: VERIFIED,
  }),
  rendition("commits-between", {
    id: "llama-cpp-commits-between",
    text: "List the commits of `master` between the last run of the test that passed and the first that failed: `git log --oneline <good>..<bad>`.",
    engine: "llama.cpp",
    source: GIT_LOG,
    verified: VERIFIED,
  }),
  rendition("failing-test-alone", {
    id: "llama-cpp-failing-test-alone",
    text: "Run the failing test alone and several times, `ctest --test-dir build -V -R <name>`, and then after the tests before it.",
    engine: "llama.cpp",
    source: CTEST,
    verified: VERIFIED,
  }),
  rendition("previous-release", {
    id: "llama-cpp-older-tag",
    text: "Build an older tag with the same options, `git checkout b<number>` and an empty build folder, and name the newest one that builds.",
    engine: "llama.cpp",
    cost: "rebuild",
    scope: { phases: ["engine-setup"] },
    answered: { phrases: ["docker pull", "error from daemon", "pull access"] },
    source: BUILD,
    verified: VERIFIED,
  }),
  rendition("previous-release", {
    id: "llama-cpp-older-converter",
    text: "Convert once with the script of an older tag, `git checkout b<number>`, and name the newest one that converts the model, if any.",
    engine: "llama.cpp",
    cost: "minutes",
    scope: { phases: ["model-conversion"], needs: ["open", "may-have-worked"] },
    answered: {
      phrases: ["not supported"],
      logged: ["is not supported"],
    },

    source: CONVERTER,
    verified: VERIFIED,
  }),
];
