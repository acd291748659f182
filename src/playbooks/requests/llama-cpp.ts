import type { Request } from "../missing-information.js";

const RESULTS_FORM = "https://github.com/ggml-org/llama.cpp/blob/master/.github/ISSUE_TEMPLATE/011-bug-results.yml";
const MISC_FORM = "https://github.com/ggml-org/llama.cpp/blob/master/.github/ISSUE_TEMPLATE/019-bug-misc.yml";
const SERVER_DOC = "https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md";
const BENCH = "https://github.com/ggml-org/llama.cpp/blob/master/tools/llama-bench/README.md";
const BUILD_DOC = "https://github.com/ggml-org/llama.cpp/blob/master/docs/build.md";
const ENGINE = "llama.cpp";
const VERIFIED = "2026-11-24";

/** How to ask for what is missing in a report on llama.cpp. */
export const LLAMA_CPP_REQUESTS: readonly Request[] = [
  {
    need: "version",
    engine: ENGINE,
    text: "Build number and commit: the output of `llama-cli --version`.",
    source: MISC_FORM,
    verified: VERIFIED,
  },
  {
    need: "environment",
    engine: ENGINE,
    text: "Operating system, backend and compiler or driver version.",
    source: RESULTS_FORM,
    verified: VERIFIED,
  },
  {
    need: "hardware",
    engine: ENGINE,
    text: "The CPU and GPUs: `llama-server --list-devices` shows the latter.",
    source: SERVER_DOC,
    verified: VERIFIED,
  },
  {
    need: "command",
    engine: ENGINE,
    text: "The exact command line, such as `llama-server -m ... -c ...`.",
    source: MISC_FORM,
    verified: VERIFIED,
  },
  {
    need: "command",
    engine: ENGINE,
    symptoms: ["crash"],
    text: "The exact command line, such as `llama-server -m ... -c ...`; for a build, the `cmake` options.",
    source: MISC_FORM,
    verified: VERIFIED,
  },
  {
    need: "log",
    engine: ENGINE,
    symptoms: ["crash"],
    text: "The whole output as text, from the first line to the error: append `> llama.log 2>&1` to the command.",
    source: RESULTS_FORM,
    verified: VERIFIED,
  },
  {
    need: "log",
    engine: ENGINE,
    symptoms: ["unexpected-output", "feature-failure", "silent-error", "abnormal-performance"],
    text: "The whole output as text, with `--verbose` if you can repeat it.",
    source: RESULTS_FORM,
    verified: VERIFIED,
  },
  {
    need: "log",
    engine: ENGINE,
    symptoms: ["system-hang"],
    text: "The output with `--verbose` up to the last line before it stands still.",
    source: SERVER_DOC,
    verified: VERIFIED,
  },
  {
    need: "model",
    engine: ENGINE,
    text: "The model and its quantisation, best as link to the GGUF file.",
    source: RESULTS_FORM,
    verified: VERIFIED,
  },
  {
    need: "repro",
    engine: ENGINE,
    text: "A `llama-completion` (older builds: `llama-cli`) or `curl` command with its prompt that makes it happen again.",
    source: RESULTS_FORM,
    verified: VERIFIED,
  },
  {
    need: "stack-dump",
    engine: ENGINE,
    text: "`gdb -p <pid>` with `thread apply all bt` of the process while it hangs, from a build with `-DCMAKE_BUILD_TYPE=Debug` if you can.",
    source: BUILD_DOC,
    verified: VERIFIED,
  },
  {
    need: "measurement",
    engine: ENGINE,
    text: "The table of `llama-bench -m model.gguf -p 512 -n 128`, here and with the build or setting that was faster.",
    source: BENCH,
    verified: VERIFIED,
  },
  {
    need: "prompt",
    engine: ENGINE,
    text: "The prompt or request body with temperature, seed and other sampling options, and the answer as text.",
    source: SERVER_DOC,
    verified: VERIFIED,
  },
];
