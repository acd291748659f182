import type { Check } from "../check.js";
import { rendition } from "./rendition.js";

const VERIFIED = "2026-11-24";
const QUICKSTART = "https://github.com/vllm-project/vllm/blob/main/docs/getting_started/quickstart.md";
const INSTALL_CUDA = "https://github.com/vllm-project/vllm/blob/main/docs/getting_started/installation/gpu.cuda.inc.md";
const CLI = "https://github.com/vllm-project/vllm/blob/main/docs/cli/README.md";
const REQUIREMENTS = "https://github.com/vllm-project/vllm/blob/main/requirements/common.txt";
const MEMORY = "https://github.com/vllm-project/vllm/blob/main/docs/configuration/conserving_memory.md";
const STRUCTURED = "https://github.com/vllm-project/vllm/blob/main/docs/features/structured_outputs.md";

/** The general steps of any engine in the commands of vLLM: models, versions, builds, options, requests. */
export const VLLM_GENERAL_CHECKS: readonly Check[] = [
  rendition("newest-version", {
    id: "vllm-nightly-wheel",
    text: "Repeat with the newest code: `uv pip install -U vllm --torch-backend=auto --extra-index-url https://wheels.vllm.ai/nightly`.",
    engine: "vllm",
    scope: { needs: ["cuda", "released"] },
    source: INSTALL_CUDA,
    verified: VERIFIED,
  }),
  rendition("known-good-model", {
    id: "vllm-small-model",
    text: "Serve a small model that is known to work with your other options unchanged: `vllm serve Qwen/Qwen2.5-1.5B-Instruct`.",
    engine: "vllm",
    answered: { phrases: ["qwen2.5-1.5b", "opt-125m"] },
    source: QUICKSTART,
    verified: VERIFIED,
  }),
  rendition("previous-release", {
    id: "vllm-previous-wheel",
    text: "Install the last release that worked, `uv pip install vllm==<version> --torch-backend=auto`, and repeat with nothing else changed.",
    engine: "vllm",
    source: INSTALL_CUDA,
    verified: VERIFIED,
  }),
  rendition("bisect-commits", {
    id: "vllm-commit-wheels",
    text: "Halve the range of commits with ready wheels: `uv pip install vllm --torch-backend=auto --extra-index-url https://wheels.vllm.ai/<commit>`.",
    engine: "vllm",
    cost: "minutes",
    scope: { needs: ["cuda"] },
    source: INSTALL_CUDA,
    verified: VERIFIED,
  }),
  rendition("released-package", {
    id: "vllm-official-image",
    text: "Run the official image on the same machine: `docker run --runtime nvidia --gpus all --ipc=host vllm/vllm-openai:latest --model Qwen/Qwen3-0.6B`.",
    engine: "vllm",
    scope: { needs: ["cuda"] },
    answered: { phrases: ["vllm-openai"] },
    source: INSTALL_CUDA,
    verified: VERIFIED,
  }),
  rendition("released-package", {
    id: "vllm-rocm-wheel",
    text: "Install the ROCm wheel in place of your own build: `uv pip install vllm --extra-index-url https://wheels.vllm.ai/rocm/`.",
    engine: "vllm",
    scope: { backends: ["rocm"] },
    answered: { phrases: ["wheels.vllm.ai/rocm"] },
    source: QUICKSTART,
    verified: VERIFIED,
  }),
  rendition("installed-build", {
    id: "vllm-installed-build",
    text: "Leave the source folder, run `vllm collect-env`, and see whether vLLM, torch and CUDA in it are the ones that you installed.",
    engine: "vllm",
    answered: { phrases: ["collect-env"] },
    source: CLI,
    verified: VERIFIED,
  }),
  rendition("followed-page", {
    id: "vllm-followed-page",
    text: "Compare each command that you ran, in order, with the page for your platform in `docs/getting_started/installation` at the tag of your release.",
    engine: "vllm",
    scope: { phases: ["engine-setup"] },
    source: INSTALL_CUDA,
    verified: VERIFIED,
  }),
  rendition("convert-original", {
    id: "vllm-original-checkpoint",
    text: "Serve the author's own checkpoint, `vllm serve <repo>` with no `--quantization`, in place of the converted or fine-tuned one.",
    engine: "vllm",
    source: QUICKSTART,
    verified: VERIFIED,
  }),
  rendition("converter-versions", {
    id: "vllm-pinned-versions",
    text: "Repeat with the `transformers`, `tokenizers` and `compressed-tensors` that `requirements/common.txt` of your vLLM version names.",
    engine: "vllm",
    source: REQUIREMENTS,
    verified: VERIFIED,
  }),
  rendition("library-version", {
    id: "vllm-library-version",
    text: "Compare the installed version of the library that raised the error with its range in `requirements/common.txt` of your vLLM version.",
    engine: "vllm",
    source: REQUIREMENTS,
    verified: VERIFIED,
  }),
  rendition("bare-command", {
    id: "vllm-bare-serve",
    text: "Start `vllm serve <model>` with no other option, then add yours back one at a time (`vllm serve --help=all` lists them).",
    engine: "vllm",
    source: CLI,
    verified: VERIFIED,
  }),
  rendition("one-request", {
    id: "vllm-one-sequence",
    text: "Repeat the same requests with `--max-num-seqs 1`, which runs them one at a time.",
    engine: "vllm",
    answered: { flags: ["--max-num-seqs"] },
    source: CLI,
    verified: VERIFIED,
  }),
  rendition("one-device", {
    id: "vllm-one-gpu",
    text: "Run on one GPU, `CUDA_VISIBLE_DEVICES=0` and `--tensor-parallel-size 1`, if need be with a smaller model of the same family.",
    engine: "vllm",
    source: MEMORY,
    verified: VERIFIED,
  }),
  rendition("without-server", {
    id: "vllm-offline-request",
    text: "Reproduce it offline in a few lines: `LLM(model=...)` with your options, then `.chat(messages)` or `.generate(prompt)`.",
    engine: "vllm",
    answered: { phrases: ["llm.generate", "llm.chat", "from vllm import llm"] },
    source: QUICKSTART,
    verified: VERIFIED,
  }),
  rendition("assert-the-anomaly", {
    id: "vllm-offline-script",
    text: "Turn the finding into ten lines (`from vllm import LLM`), or one `curl` to the server, that show the expected beside the actual value.",
    engine: "vllm",
    source: QUICKSTART,
    verified: VERIFIED,
  }),
  rendition("greedy-reference", {
    id: "vllm-greedy-reference",
    text: "Run the prompt with `SamplingParams(temperature=0)` here and `do_sample=False` in Transformers, and name the first token that differs.",
    engine: "vllm",
    source: QUICKSTART,
    verified: VERIFIED,
  }),
  rendition("alone-and-loaded", {
    id: "vllm-bench-serve",
    text: "Measure with `vllm bench serve --model <model> --random-input-len 1024 --random-output-len 128 --num-prompts 1`, then with 100 prompts.",
    engine: "vllm",
    versions: ">=0.9.0",
    wider: ["mentions"],
    answered: { phrases: ["vllm bench", "benchmark-serving", "bench-serving"] },
    source: CLI,
    verified: VERIFIED,
  }),
  rendition("without-media", {
    id: "vllm-text-only",
    text: "Start with `--limit-mm-per-prompt '{\"image\": 0}'`, which makes the model text-only, and send the same question without the image.",
    engine: "vllm",
    source: MEMORY,
    verified: VERIFIED,
  }),
  rendition("smaller-schema", {
    id: "vllm-smaller-schema",
    text: "Cut `structured_outputs` (or `response_format`) down to a schema with one required field and add parts back until it fails.",
    engine: "vllm",
    source: STRUCTURED,
    verified: VERIFIED,
  }),
];
