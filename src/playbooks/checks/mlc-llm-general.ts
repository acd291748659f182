import type { Check } from "../check.js";
import { rendition } from "./rendition.js";

const VERIFIED = "2026-11-25";
const PACKAGE = "https://github.com/mlc-ai/mlc-llm/blob/main/docs/install/mlc_llm.rst";
const INTRODUCTION = "https://github.com/mlc-ai/mlc-llm/blob/main/docs/get_started/introduction.rst";
const TVM = "https://github.com/mlc-ai/mlc-llm/blob/main/docs/install/tvm.rst";
const WEIGHTS = "https://github.com/mlc-ai/mlc-llm/blob/main/docs/compilation/convert_weights.rst";
const REST = "https://llm.mlc.ai/docs/deploy/rest.html";

/** The general steps of any engine in the commands of MLC-LLM: models, versions, builds, options, requests. */
export const MLC_LLM_GENERAL_CHECKS: readonly Check[] = [
  rendition("previous-release", {
    id: "mlc-llm-previous-nightlies",
    text: "Repeat with the packages of an older day, `mlc-llm-nightly-cpu==<version>` and `mlc-ai-nightly-cpu==<version>`, and name the newest that work.",
    engine: "mlc-llm",
    source: PACKAGE,
    verified: VERIFIED,
  }),
  rendition("newest-version", {
    id: "mlc-llm-newest-nightlies",
    text: "Repeat with both packages of one day: `pip install --pre -U -f https://mlc.ai/wheels mlc-llm-nightly-cpu mlc-ai-nightly-cpu`, or your CUDA's.",
    engine: "mlc-llm",
    answered: { phrases: ["mlc-ai-nightly"] },
    source: PACKAGE,
    verified: VERIFIED,
  }),
  rendition("known-good-model", {
    id: "mlc-llm-small-model",
    text: "Run a model that MLC publishes, `mlc_llm chat HF://mlc-ai/Llama-3-8B-Instruct-q4f16_1-MLC`, with your device and options.",
    engine: "mlc-llm",
    answered: { phrases: ["hf://mlc-ai"] },
    source: INTRODUCTION,
    verified: VERIFIED,
  }),
  rendition("released-package", {
    id: "mlc-llm-prebuilt-package",
    text: "Install the prebuilt nightlies into a new conda environment in place of your own build, and run `mlc_llm chat -h` there.",
    engine: "mlc-llm",
    answered: { phrases: ["mlc-llm-nightly"] },
    source: PACKAGE,
    verified: VERIFIED,
  }),
  rendition("installed-build", {
    id: "mlc-llm-installed-build",
    text: 'Print where both packages come from: `python -c "import mlc_llm, tvm; print(mlc_llm.__path__, tvm.__file__)"`.',
    engine: "mlc-llm",
    wider: ["mentions"],
    answered: { phrases: ["mlc_llm.__path__", "print(mlc_llm)"] },
    source: TVM,
    verified: VERIFIED,
  }),
  rendition("followed-page", {
    id: "mlc-llm-followed-page",
    text: "Compare each command that you ran, in order, with `docs/install/mlc_llm.rst`, and its validation steps with what you see.",
    engine: "mlc-llm",
    scope: { phases: ["engine-setup"] },
    source: PACKAGE,
    verified: VERIFIED,
  }),
  rendition("convert-original", {
    id: "mlc-llm-original-checkpoint",
    text: "Convert the author's own checkpoint with the same `mlc_llm convert_weight` and `gen_config` options, in place of the changed one.",
    engine: "mlc-llm",
    wider: ["mentions"],
    source: WEIGHTS,
    verified: VERIFIED,
  }),
  rendition("converter-options", {
    id: "mlc-llm-converter-options",
    text: "Give `convert_weight`, `gen_config` and `compile` the same `--quantization`, and compare `mlc-chat-config.json` with `config.json`.",
    engine: "mlc-llm",
    wider: ["components"],
    source: WEIGHTS,
    verified: VERIFIED,
  }),
  rendition("bare-command", {
    id: "mlc-llm-bare-serve",
    text: "Start `mlc_llm serve <model>` with no other option, then add yours back one at a time (`mlc_llm serve --help` lists them).",
    engine: "mlc-llm",
    source: REST,
    verified: VERIFIED,
  }),
  rendition("one-device", {
    id: "mlc-llm-one-gpu",
    text: 'Run on one GPU with `--overrides "tensor_parallel_shards=1"`, if need be with a smaller model of the same family.',
    engine: "mlc-llm",
    source: REST,
    verified: VERIFIED,
  }),
  rendition("empty-build-folder", {
    id: "mlc-llm-empty-build-folder",
    text: "Delete the build folder and configure again: `rm -rf build && mkdir build && cd build && python ../cmake/gen_cmake_config.py`.",
    engine: "mlc-llm",
    source: PACKAGE,
    verified: VERIFIED,
  }),
  rendition("without-server", {
    id: "mlc-llm-chat-request",
    text: "Reproduce it in `mlc_llm chat <model>` or with `MLCEngine`, with your options and no REST server in between.",
    engine: "mlc-llm",
    answered: { phrases: ["mlc-llm chat", "mlcengine"] },
    source: INTRODUCTION,
    verified: VERIFIED,
  }),
  rendition("assert-the-anomaly", {
    id: "mlc-llm-engine-script",
    text: "Turn the finding into ten lines (`from mlc_llm import MLCEngine`), or one `curl` to the server, that show expected and actual value.",
    engine: "mlc-llm",
    source: INTRODUCTION,
    verified: VERIFIED,
  }),
];
