import type { Check } from "../check.js";
import { rendition } from "./rendition.js";

const VERIFIED = "2026-11-24";
const INCREMENTAL = "https://github.com/vllm-project/vllm/blob/main/docs/contributing/incremental_build.md";
const CONTRIBUTING = "https://github.com/vllm-project/vllm/blob/main/docs/contributing/README.md";
const INSTALL = "https://github.com/vllm-project/vllm/blob/main/docs/getting_started/installation/gpu.md";
const APPLE = "https://github.com/vllm-project/vllm/blob/main/docs/getting_started/installation/cpu.apple.inc.md";
const CUDA = "https://github.com/vllm-project/vllm/blob/main/docs/getting_started/installation/gpu.cuda.inc.md";

/** What to do in vLLM once the fault, the change that brought it or the failing test is named; and where it does not run at all. */
export const VLLM_FAULT_CHECKS: readonly Check[] = [
  rendition("proposed-change", {
    id: "vllm-proposed-change",
    text: "Make the change that you have in mind in today's main, install it with `VLLM_USE_PRECOMPILED=1 uv pip install -e .`, and repeat what failed.",
    engine: "vllm",
    source: CUDA,
    verified: VERIFIED,
  }),
  rendition("lines-in-main", {
    id: "vllm-lines-in-main",
    text: "Look whether the code in question is still the same in today's `main`; `git log -L <start>,<end>:vllm/<file>` shows what changed it last.",
    engine: "vllm",
    source: CONTRIBUTING,
    verified: VERIFIED,
  }),
  rendition("line-that-raised", {
    id: "vllm-line-that-raised",
    text: "Look up the last vLLM line of the traceback in today's `main`: `git log -L <line>,+5:vllm/<file>` shows what changed there since your version.",
    engine: "vllm",
    source: CONTRIBUTING,
    verified: VERIFIED,
  }),
  rendition("commits-since", {
    id: "vllm-commits-since",
    text: "List what has changed since your version in the part that fails: `git log --oneline -i --grep=<its name> v<version>..origin/main`.",
    engine: "vllm",
    source: CONTRIBUTING,
    verified: VERIFIED,
  }),
  rendition("change-reverted", {
    id: "vllm-change-reverted",
    text: "Undo the change that you name in today's main, `git revert --no-commit <commit>`, install with `uv pip install -e .`, and repeat what failed.",
    engine: "vllm",
    source: INCREMENTAL,
    verified: VERIFIED,
  }),
  rendition("commits-between", {
    id: "vllm-commits-between",
    text: "List the commits of `main` between the last run of the test that passed and the first that failed: `git log --oneline <good>..<bad>`.",
    engine: "vllm",
    source: CONTRIBUTING,
    verified: VERIFIED,
  }),
  rendition("failing-test-alone", {
    id: "vllm-failing-test-alone",
    text: "Run the failing test alone and several times, `pytest -s -v tests/<path>.py::<test>`, and then together with the tests before it.",
    engine: "vllm",
    source: CONTRIBUTING,
    verified: VERIFIED,
  }),
  {
    id: "vllm-windows-wsl",
    text: "On Windows, install into WSL or run the image there, `docker run --gpus all vllm/vllm-openai:latest`: vLLM does not run on Windows itself.",
    outcomes: [
      {
        when: "it works in WSL",
        confirms: ["incompatible-backend", "document-issue"],
        rulesOut: ["incompatible-version", "incorrect-algorithm-implementation"],
      },
      {
        when: "it fails there as well",
        confirms: ["incompatible-version", "dependent-module-issue"],
        rulesOut: ["document-issue"],
      },
    ],
    cost: "minutes",
    engine: "vllm",
    scope: {
      symptoms: ["crash", "feature-failure"],
      causes: ["incompatible-backend", "document-issue", "incompatible-version", "dependent-module-issue"],
      mentions: ["windows", "win_amd64", "win32", "c:\\"],
      phases: ["engine-setup"],
    },
    answered: { phrases: ["wsl"] },
    source: INSTALL,
    verified: VERIFIED,
  },
  {
    id: "vllm-apple-source",
    text: "On Apple silicon, build from source: `uv pip install -r requirements/cpu.txt --index-strategy unsafe-best-match`, then `uv pip install -e .`.",
    outcomes: [
      {
        when: "it builds and runs",
        confirms: ["incompatible-backend", "document-issue"],
        rulesOut: ["incompatible-version"],
      },
      {
        when: "it fails as before",
        confirms: ["incompatible-version", "dependent-module-issue"],
        rulesOut: ["document-issue"],
      },
    ],
    cost: "rebuild",
    engine: "vllm",
    scope: {
      symptoms: ["crash", "feature-failure"],
      causes: ["incompatible-backend", "document-issue", "incompatible-version", "dependent-module-issue"],
      mentions: ["mac", "macos", "macbook", "apple", "darwin", "m1", "m2", "m3", "m4", "mps"],
      phases: ["engine-setup"],
    },
    answered: {
      phrases: ["requirements-cpu.txt", "requirements/cpu.txt", "cpu.txt"],
    },
    source: APPLE,
    verified: VERIFIED,
  },
];
