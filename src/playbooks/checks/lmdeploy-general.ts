import type { Check } from "../check.js";
import { rendition } from "./rendition.js";

const VERIFIED = "2026-11-25";
const START = "https://github.com/InternLM/lmdeploy/blob/main/docs/en/get_started/get_started.md";
const INSTALL = "https://github.com/InternLM/lmdeploy/blob/main/docs/en/get_started/installation.md";
const SERVER = "https://github.com/InternLM/lmdeploy/blob/main/docs/en/llm/api_server.md";
const OPTIONS = "https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/cli/utils.py";
const REQUIREMENTS = "https://github.com/InternLM/lmdeploy/blob/main/requirements/runtime_cuda.txt";
const AWQ = "https://github.com/InternLM/lmdeploy/blob/main/docs/en/quantization/w4a16.md";
const THROUGHPUT = "https://github.com/InternLM/lmdeploy/blob/main/docs/en/benchmark/profile_throughput.md";

/** The general steps of any engine in the commands of LMDeploy: models, versions, builds, options, requests. */
export const LMDEPLOY_GENERAL_CHECKS: readonly Check[] = [
  rendition("newest-version", {
    id: "lmdeploy-newest-release",
    text: "Repeat with the newest release in a new environment, `pip install -U lmdeploy`, nothing else changed.",
    engine: "lmdeploy",
    scope: { needs: ["released"] },
    source: INSTALL,
    verified: VERIFIED,
  }),
  rendition("known-good-model", {
    id: "lmdeploy-small-model",
    text: "Run a model that is known to work, `lmdeploy chat internlm/internlm2_5-7b-chat`, with your own backend and options.",
    engine: "lmdeploy",
    answered: { phrases: ["internlm2"] },
    source: START,
    verified: VERIFIED,
  }),
  rendition("previous-release", {
    id: "lmdeploy-previous-release",
    text: "Run the same in an older release, `pip install lmdeploy==<version>`, and name the newest version that works, if any.",
    engine: "lmdeploy",
    source: INSTALL,
    verified: VERIFIED,
  }),
  rendition("released-package", {
    id: "lmdeploy-official-image",
    text: "Run the official image in place of your own installation: `docker run --gpus all --ipc=host openmmlab/lmdeploy:latest lmdeploy check_env`.",
    engine: "lmdeploy",
    answered: { phrases: ["openmmlab/lmdeploy"] },
    source: SERVER,
    verified: VERIFIED,
  }),
  rendition("installed-build", {
    id: "lmdeploy-installed-build",
    text: "Run `lmdeploy check_env` with the Python that fails: its torch, CUDA and LMDeploy must be those that you installed.",
    engine: "lmdeploy",
    answered: { phrases: ["check-env"], parts: ["environment"] },
    source: START,
    verified: VERIFIED,
  }),
  rendition("followed-page", {
    id: "lmdeploy-followed-page",
    text: "Compare each command that you ran, in order, with `docs/en/get_started/installation.md` at the tag of your release.",
    engine: "lmdeploy",
    scope: { phases: ["engine-setup"] },
    source: INSTALL,
    verified: VERIFIED,
  }),
  rendition("convert-original", {
    id: "lmdeploy-original-checkpoint",
    text: "Quantise the author's own checkpoint with the defaults, `lmdeploy lite auto_awq <repo> --work-dir <folder>`, in place of the changed one.",
    engine: "lmdeploy",
    wider: ["mentions"],
    source: AWQ,
    verified: VERIFIED,
  }),
  rendition("converter-versions", {
    id: "lmdeploy-pinned-versions",
    text: "Repeat with the `transformers`, `torch` and `triton` that `requirements/runtime_cuda.txt` of your LMDeploy version allows.",
    engine: "lmdeploy",
    source: REQUIREMENTS,
    verified: VERIFIED,
  }),
  rendition("library-version", {
    id: "lmdeploy-library-version",
    text: "Compare the installed version of the library that raised the error with `requirements/runtime_cuda.txt` of your LMDeploy version.",
    engine: "lmdeploy",
    source: REQUIREMENTS,
    verified: VERIFIED,
  }),
  rendition("bare-command", {
    id: "lmdeploy-bare-server",
    text: "Start `lmdeploy serve api_server <model>` with no other option, then add yours back one at a time (`-h` lists them).",
    engine: "lmdeploy",
    source: SERVER,
    verified: VERIFIED,
  }),
  rendition("one-request", {
    id: "lmdeploy-one-request",
    text: "Repeat the same requests with `--max-batch-size 1`, which runs them one at a time.",
    engine: "lmdeploy",
    answered: { flags: ["--max-batch-size"] },
    source: OPTIONS,
    verified: VERIFIED,
  }),
  rendition("without-server", {
    id: "lmdeploy-offline-request",
    text: "Reproduce it with `lmdeploy chat <model>` or `pipeline(...)`, with your options and no `api_server` in between.",
    engine: "lmdeploy",
    answered: { phrases: ["lmdeploy chat", "pipeline("] },
    source: START,
    verified: VERIFIED,
  }),
  rendition("assert-the-anomaly", {
    id: "lmdeploy-pipeline-script",
    text: "Turn the finding into ten lines (`from lmdeploy import pipeline`), or one `curl` to the server, that show expected and actual value.",
    engine: "lmdeploy",
    source: START,
    verified: VERIFIED,
  }),
  rendition("greedy-reference", {
    id: "lmdeploy-greedy-reference",
    text: "Run the prompt with `GenerationConfig(top_k=1)` here and `do_sample=False` in Transformers, and name the first token that differs.",
    engine: "lmdeploy",
    source: START,
    verified: VERIFIED,
  }),
  rendition("alone-and-loaded", {
    id: "lmdeploy-profile-throughput",
    text: "Measure with `benchmark/profile_throughput.py <dataset> <model> --concurrency 1`, then at your own concurrency.",
    engine: "lmdeploy",
    wider: ["mentions", "needs"],
    answered: { phrases: ["profile-throughput", "profile-restful-api"] },
    source: THROUGHPUT,
    verified: VERIFIED,
  }),
  rendition("load-or-start", {
    id: "lmdeploy-log-level",
    text: "Start with `--log-level INFO`, note the last line before it stands still, and whether disk, network or CPU is busy then.",
    engine: "lmdeploy",
    wider: ["mentions"],
    answered: { flags: ["--log-level"] },
    source: OPTIONS,
    verified: VERIFIED,
  }),
];
