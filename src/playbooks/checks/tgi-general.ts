import type { Check } from "../check.js";
import { rendition } from "./rendition.js";

const VERIFIED = "2026-11-25";
const LAUNCHER = "https://github.com/huggingface/text-generation-inference/blob/main/docs/source/reference/launcher.md";
const MODELS =
  "https://github.com/huggingface/text-generation-inference/blob/main/docs/source/basic_tutorials/non_core_models.md";
const CLI =
  "https://github.com/huggingface/text-generation-inference/blob/main/docs/source/basic_tutorials/using_cli.md";
const INSTALL = "https://github.com/huggingface/text-generation-inference/blob/main/docs/source/installation.md";
const TOUR = "https://github.com/huggingface/text-generation-inference/blob/main/docs/source/quicktour.md";
const BENCHMARK = "https://github.com/huggingface/text-generation-inference/blob/main/benchmark/README.md";

/** The general steps of any engine in the commands of TGI: models, versions, builds, options, requests. */
export const TGI_GENERAL_CHECKS: readonly Check[] = [
  rendition("newest-version", {
    id: "tgi-newest-image",
    text: "Repeat in the newest image, `ghcr.io/huggingface/text-generation-inference:latest`, with the same options and weights.",
    engine: "tgi",
    scope: { needs: ["released"] },
    answered: { phrases: ["text-generation-inference:latest"] },
    source: MODELS,
    verified: VERIFIED,
  }),
  rendition("known-good-model", {
    id: "tgi-small-model",
    text: "Start the same command with the launcher's own default model, `--model-id bigscience/bloom-560m`.",
    engine: "tgi",
    answered: { phrases: ["bloom-560m"] },
    source: LAUNCHER,
    verified: VERIFIED,
  }),
  rendition("previous-release", {
    id: "tgi-previous-image",
    text: "Repeat in the image of an older release, `ghcr.io/huggingface/text-generation-inference:<version>`, and name the newest that works, if any.",
    engine: "tgi",
    source: TOUR,
    verified: VERIFIED,
  }),
  rendition("released-package", {
    id: "tgi-official-image",
    text: "Run the official image: `docker run --gpus all --shm-size 1g ghcr.io/huggingface/text-generation-inference:latest --model-id gpt2`.",
    engine: "tgi",
    source: MODELS,
    verified: VERIFIED,
  }),
  rendition("installed-build", {
    id: "tgi-installed-build",
    text: "Run `text-generation-launcher --env` where it fails: its commit, target and GPUs must be those that you mean.",
    engine: "tgi",
    answered: { phrases: ["text-generation-launcher --env"], parts: ["environment"] },
    source: LAUNCHER,
    verified: VERIFIED,
  }),
  rendition("followed-page", {
    id: "tgi-followed-page",
    text: "Compare each command that you ran, in order, with `docs/source/installation.md` at the tag of your release.",
    engine: "tgi",
    scope: { phases: ["engine-setup"] },
    source: INSTALL,
    verified: VERIFIED,
  }),
  rendition("convert-original", {
    id: "tgi-original-checkpoint",
    text: "Serve the author's own checkpoint, `--model-id <repo>` with no `--quantize`, in place of the converted or fine-tuned one.",
    engine: "tgi",
    wider: ["mentions"],
    source: LAUNCHER,
    verified: VERIFIED,
  }),
  rendition("converter-options", {
    id: "tgi-quantize-method",
    text: "Compare `--quantize` with `quantization_config` in the model's `config.json`: a pre-quantised model needs no such option.",
    engine: "tgi",
    wider: ["components"],
    source: LAUNCHER,
    verified: VERIFIED,
  }),
  rendition("bare-command", {
    id: "tgi-bare-launcher",
    text: "Start with `--model-id <model>` and no other option, then add yours back one at a time (`text-generation-launcher --help` lists them).",
    engine: "tgi",
    source: CLI,
    verified: VERIFIED,
  }),
  rendition("one-request", {
    id: "tgi-one-request",
    text: "Repeat the same requests one after another with `--max-concurrent-requests 1`, which refuses any beside the first.",
    engine: "tgi",
    answered: { flags: ["--max-concurrent-requests"] },
    source: LAUNCHER,
    verified: VERIFIED,
  }),
  rendition("assert-the-anomaly", {
    id: "tgi-curl-script",
    text: "Turn the finding into one `curl 127.0.0.1:8080/generate -X POST -d` whose reply shows the expected beside the actual value.",
    engine: "tgi",
    source: TOUR,
    verified: VERIFIED,
  }),
  rendition("load-or-start", {
    id: "tgi-weights-first",
    text: "Run `text-generation-server download-weights <repo>` first, then start, and note whether disk, network or CPU is busy when it stands still.",
    engine: "tgi",
    wider: ["mentions"],
    answered: { phrases: ["download-weights"] },
    source: CLI,
    verified: VERIFIED,
  }),
  rendition("alone-and-loaded", {
    id: "tgi-benchmark",
    text: "Measure with `text-generation-benchmark --tokenizer-name <model>` beside the running server, and name the batch size at which it slows.",
    engine: "tgi",
    wider: ["mentions"],
    answered: { phrases: ["text-generation-benchmark"] },
    source: BENCHMARK,
    verified: VERIFIED,
  }),
];
