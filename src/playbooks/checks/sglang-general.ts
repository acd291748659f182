import type { Check } from "../check.js";
import { rendition } from "./rendition.js";

const VERIFIED = "2026-11-24";
const INSTALL = "https://github.com/sgl-project/sglang/blob/main/docs/docs/get-started/install.mdx";
const OFFLINE = "https://github.com/sgl-project/sglang/blob/main/docs/docs/basic_usage/offline_engine_api.mdx";
const ARGS = "https://github.com/sgl-project/sglang/blob/main/docs/docs/advanced_features/server_arguments.mdx";
const PROJECT = "https://github.com/sgl-project/sglang/blob/main/python/pyproject.toml";
const BENCH = "https://github.com/sgl-project/sglang/blob/main/docs/docs/developer_guide/bench_serving.mdx";
const QUANTIZATION = "https://github.com/sgl-project/sglang/blob/main/docs/docs/advanced_features/quantization.mdx";
const SAMPLING = "https://github.com/sgl-project/sglang/blob/main/docs/docs/basic_usage/sampling_params.mdx";

/** The general steps of any engine in the commands of SGLang: models, versions, builds, options, requests. */
export const SGLANG_GENERAL_CHECKS: readonly Check[] = [
  rendition("newest-version", {
    id: "sglang-nightly-image",
    text: "Repeat in a `nightly` image of `lmsysorg/sglang`, which is built from the main branch every day.",
    engine: "sglang",
    scope: { needs: ["cuda", "released"] },
    answered: { tried: ["official image", "official docker", "docker image"], phrases: ["jetson", "orin"] },
    source: INSTALL,
    verified: VERIFIED,
  }),
  rendition("newest-version", {
    id: "sglang-newest-main",
    text: "Repeat with today's main, built as the installation page of your platform says: `git pull`, then `pip install -e python` or its image.",
    engine: "sglang",
    scope: { needs: ["no-wheel"] },
    source: INSTALL,
    verified: VERIFIED,
  }),
  rendition("known-good-model", {
    id: "sglang-small-model",
    text: "Serve a small model that is known to work, `--model-path qwen/qwen2.5-0.5b-instruct`, with your other options unchanged.",
    engine: "sglang",
    answered: { phrases: ["qwen2.5-0.5b"] },
    source: OFFLINE,
    verified: VERIFIED,
  }),
  rendition("previous-release", {
    id: "sglang-previous-release",
    text: "Run the same in an older release, `uv pip install sglang==<version> --prerelease=allow`, and name the newest version that works, if any.",
    engine: "sglang",
    source: INSTALL,
    verified: VERIFIED,
  }),
  rendition("released-package", {
    id: "sglang-released-package",
    text: "Install the released package into a new environment, `uv pip install sglang --prerelease=allow`, and repeat the step that failed.",
    engine: "sglang",
    source: INSTALL,
    verified: VERIFIED,
  }),
  rendition("installed-build", {
    id: "sglang-installed-build",
    text: "Compare torch, `sglang-kernel` (older: `sgl-kernel`) and `flashinfer_python` in `pip list` with `python/pyproject.toml` of your SGLang release.",
    engine: "sglang",
    source: PROJECT,
    verified: VERIFIED,
  }),
  rendition("followed-page", {
    id: "sglang-followed-page",
    text: "Compare each command that you ran, in order, with the installation page of your platform in `docs` at the tag of your release.",
    engine: "sglang",
    scope: { phases: ["engine-setup"] },
    source: INSTALL,
    verified: VERIFIED,
  }),
  rendition("convert-original", {
    id: "sglang-original-checkpoint",
    text: "Serve the author's own checkpoint, `--model-path <repo>` with no `--quantization`, in place of the converted or fine-tuned one.",
    engine: "sglang",
    wider: ["mentions"],
    source: QUANTIZATION,
    verified: VERIFIED,
  }),
  rendition("converter-versions", {
    id: "sglang-pinned-versions",
    text: "Repeat with the `transformers`, `torchao` and `compressed-tensors` that `python/pyproject.toml` of your SGLang version names.",
    engine: "sglang",
    source: PROJECT,
    verified: VERIFIED,
  }),
  rendition("library-version", {
    id: "sglang-library-version",
    text: "Compare the installed version of the library that raised the error with the one in `python/pyproject.toml` of your SGLang version.",
    engine: "sglang",
    source: PROJECT,
    verified: VERIFIED,
  }),
  rendition("bare-command", {
    id: "sglang-bare-server",
    text: "Leave out the options of `sglang.launch_server` one at a time, first those that the failure does not need, and post the shortest that still fails.",
    engine: "sglang",
    source: ARGS,
    verified: VERIFIED,
  }),
  rendition("one-request", {
    id: "sglang-one-request",
    text: "Repeat the same requests with `--max-running-requests 1`, which runs them one at a time.",
    engine: "sglang",
    answered: { flags: ["--max-running-requests"] },
    source: ARGS,
    verified: VERIFIED,
  }),
  rendition("one-device", {
    id: "sglang-one-gpu",
    text: "Run on one GPU, `CUDA_VISIBLE_DEVICES=0` and `--tp 1`, if need be with a smaller model of the same family.",
    engine: "sglang",
    answered: { phrases: ["oom", "out of memory", "divisible"] },
    source: ARGS,
    verified: VERIFIED,
  }),
  rendition("without-server", {
    id: "sglang-offline-request",
    text: "Reproduce it offline in a few lines: `sgl.Engine(model_path=...)` with your options, then `.generate(prompt, sampling_params)`.",
    engine: "sglang",
    answered: { phrases: ["sgl.engine"] },
    source: OFFLINE,
    verified: VERIFIED,
  }),
  rendition("assert-the-anomaly", {
    id: "sglang-offline-script",
    text: "Post ten lines (`sgl.Engine(model_path=...)`), or one `curl` to the server with its whole reply, that show it, and the reply that you expect.",
    engine: "sglang",
    source: OFFLINE,
    verified: VERIFIED,
  }),
  rendition("alone-and-loaded", {
    id: "sglang-bench-serving",
    text: "Measure with `sglang.bench_serving --dataset-name random --random-input-len 1024 --random-output-len 128 --max-concurrency 1`, then at your load.",
    engine: "sglang",
    wider: ["mentions"],
    answered: { phrases: ["bench-serving", "benchmark-serving"] },
    scope: { needs: ["speed", "server"] },
    source: BENCH,
    verified: "2026-11-25",
  }),
  rendition("smaller-schema", {
    id: "sglang-smaller-schema",
    text: "Cut the `json_schema`, `regex` or `ebnf` of the request down to its smallest form and add parts back until it fails.",
    engine: "sglang",
    source: SAMPLING,
    verified: VERIFIED,
  }),
  rendition("without-media", {
    id: "sglang-without-media",
    text: "Send the same prompt to `/generate` without `image_data`, or the chat request without its `image_url` parts.",
    engine: "sglang",
    source: SAMPLING,
    verified: VERIFIED,
  }),
];
