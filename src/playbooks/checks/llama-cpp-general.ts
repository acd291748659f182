import type { Check } from "../check.js";
import { rendition } from "./rendition.js";

const VERIFIED = "2026-11-24";
const BUILD = "https://github.com/ggml-org/llama.cpp/blob/master/docs/build.md";
const INSTALL = "https://github.com/ggml-org/llama.cpp/blob/master/docs/install.md";
const RELEASES = "https://github.com/ggml-org/llama.cpp/releases";
const README_SERVER = "https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md";
const BENCH = "https://github.com/ggml-org/llama.cpp/blob/master/tools/llama-bench/README.md";
const MULTIMODAL = "https://github.com/ggml-org/llama.cpp/blob/master/docs/multimodal.md";
const GRAMMARS = "https://github.com/ggml-org/llama.cpp/blob/master/grammars/README.md";
const QUANTIZE = "https://github.com/ggml-org/llama.cpp/blob/master/tools/quantize/README.md";
const HF_CLI = "https://github.com/huggingface/huggingface_hub/blob/main/docs/source/en/guides/cli.md";

/** The general steps of any engine in the commands of llama.cpp: models, versions, builds, options, requests. */
export const LLAMA_CPP_GENERAL_CHECKS: readonly Check[] = [
  rendition("newest-version", {
    id: "llama-cpp-newest-build",
    text: "Repeat with today's code: `git pull`, `cmake -B build` with your options, `cmake --build build --config Release`.",
    engine: "llama.cpp",
    scope: { phases: ["engine-setup", "inference-serving"] },
    answered: {
      phrases: [
        "latest master",
        "current master",
        "on master",
        "latest build",
        "latest git",
        "git pull",
        "master branch",
        "docker pull",
        "error from daemon",
        "pull access",
        "latest code",
        "latest commit",
        "latest version of this repo",
        "newest code",
        "latest llama.cpp",
        "today's",
        "(or at least today",
      ],
    },
    source: BUILD,
    verified: VERIFIED,
  }),
  rendition("newest-version", {
    id: "llama-cpp-newest-converter",
    text: "Convert once more with today's scripts: `git pull`, then `pip install -r requirements.txt` in a new environment.",
    engine: "llama.cpp",
    scope: { phases: ["model-conversion"] },
    answered: {
      phrases: ["latest master", "current master", "master branch", "latest code", "latest commit", "git pull"],
    },
    source: QUANTIZE,
    verified: "2026-11-25",
  }),
  rendition("previous-release", {
    id: "llama-cpp-previous-binary",
    text: "Run an older release, tagged `b<number>`, for the same backend with the same command and file, and name the newest one that works, if any.",
    engine: "llama.cpp",
    scope: { phases: ["inference-serving"] },
    source: RELEASES,
    verified: VERIFIED,
  }),
  rendition("released-package", {
    id: "llama-cpp-released-package",
    text: "Install the pre-built package, `brew install llama.cpp`, `winget install llama.cpp` or conda-forge's, and run the same command.",
    engine: "llama.cpp",
    source: INSTALL,
    verified: VERIFIED,
  }),
  rendition("installed-build", {
    id: "llama-cpp-installed-build",
    text: "Run `llama-server --version` and `llama-server --list-devices`: build, compiler and devices must be those of the build that you mean.",
    engine: "llama.cpp",
    answered: { phrases: ["--list-devices"] },
    source: README_SERVER,
    verified: VERIFIED,
  }),
  rendition("followed-page", {
    id: "llama-cpp-followed-page",
    text: "Compare each command that you ran, in order, with the section for your backend in `docs/build.md` of the same checkout.",
    engine: "llama.cpp",
    scope: { phases: ["engine-setup"] },
    source: BUILD,
    verified: VERIFIED,
  }),
  rendition("convert-original", {
    id: "llama-cpp-original-checkpoint",
    text: "Download the author's own checkpoint, `hf download <repo>`, and convert it with the same command in place of the fine-tuned or merged one.",
    engine: "llama.cpp",
    scope: {
      mentions: ["fine-tun", "finetun", "merged", "unsloth", "peft", "distill", "abliterat", "qlora"],
      symptoms: ["crash", "feature-failure"],
    },
    source: HF_CLI,
    verified: VERIFIED,
  }),
  rendition("library-version", {
    id: "llama-cpp-library-version",
    text: "Compare the installed version of the library that raised the error with the files in the `requirements` folder of your checkout.",
    engine: "llama.cpp",
    scope: {
      mentions: [
        "unexpected keyword",
        "cannot import name",
        "no module named",
        "transformers/",
        "pydantic",
        "version mismatch",
        "after upgrading",
        "after updating",
        "numpy",
        "ggufwriter",
        "'gguf'",
        "gguf-py",
      ],
    },
    source: QUANTIZE,
    verified: VERIFIED,
  }),
  rendition("bare-command", {
    id: "llama-cpp-bare-command",
    text: "Leave out all options but `-m model.gguf` one at a time, first those that the failure does not need, and post the shortest command that still fails.",
    engine: "llama.cpp",
    source: README_SERVER,
    verified: VERIFIED,
  }),
  rendition("empty-build-folder", {
    id: "llama-cpp-empty-build-folder",
    text: "Delete what an older build left, `rm -rf build` (or `make clean`), and configure again with `cmake -B build` and your options.",
    engine: "llama.cpp",
    source: BUILD,
    verified: VERIFIED,
  }),
  rendition("without-server", {
    id: "llama-cpp-command-line",
    text: "Reproduce it on the command line, `llama-cli -m model.gguf -p <prompt>` with your options, and no server in between.",
    engine: "llama.cpp",
    answered: { phrases: ["llama-cli", "./main", "main.exe", "llama-completion"] },
    source: QUANTIZE,
    verified: VERIFIED,
  }),
  rendition("assert-the-anomaly", {
    id: "llama-cpp-curl-script",
    text: "Post one `curl` to `llama-server` (`/completion` or `/v1/chat/completions`) with its whole reply that shows it, and the reply that you expect.",
    engine: "llama.cpp",
    scope: {
      phases: ["inference-serving"],
      needs: ["server", "open", "no-repro"],
    },
    answered: { phrases: ["webui", "web ui", "web-ui", "paste", "button", "browser", "frontend"] },
    source: README_SERVER,
    verified: VERIFIED,
  }),
  rendition("alone-and-loaded", {
    id: "llama-cpp-bench-alone",
    text: "Measure the model alone, `llama-bench -m model.gguf -p 512 -n 128`, and compare with the timings of your own requests.",
    engine: "llama.cpp",
    wider: ["mentions"],
    scope: { needs: ["speed"] },
    answered: {
      phrases: ["over time", "at the beginning", "in the beginning", "llama-bench"],
      logged: ["| tg128", "| pp512", "tg 128", "pp 512"],
    },
    source: BENCH,
    verified: VERIFIED,
  }),
  rendition("without-media", {
    id: "llama-cpp-without-mmproj",
    text: "Start without `--mmproj` (with `-hf`, add `--no-mmproj`) and send the same question as text alone.",
    engine: "llama.cpp",
    source: MULTIMODAL,
    verified: VERIFIED,
  }),
  rendition("smaller-schema", {
    id: "llama-cpp-smaller-schema",
    text: "Run `examples/json_schema_to_grammar.py` on the schema, which warns of what it cannot express, and cut it down to one field.",
    engine: "llama.cpp",
    answered: { phrases: ["grammars/", "json-schema-to-grammar"] },
    scope: { mentions: ["json_schema", "json schema", "json-schema", "response_format"] },
    source: GRAMMARS,
    verified: VERIFIED,
  }),
];
