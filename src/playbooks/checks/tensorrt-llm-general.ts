import type { Check } from "../check.js";
import { rendition } from "./rendition.js";

const VERIFIED = "2026-11-25";
const NIGHTLY = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/docs/source/installation/nightly-releases.md";
const QUICKSTART = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/docs/source/quick-start-guide.md";
const CONTAINERS = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/docs/source/installation/containers.md";
const REQUIREMENTS = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/requirements.txt";
const SERVE = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/tensorrt_llm/commands/serve.py";
const BENCHMARK =
  "https://github.com/NVIDIA/TensorRT-LLM/blob/main/docs/source/commands/trtllm-serve/run-benchmark-with-trtllm-serve.md";
const TROUBLE = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/docs/source/legacy/reference/troubleshooting.md";
const EXAMPLE = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/examples/llm-api/quickstart_example.py";
const INSTALLATION = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/docs/source/installation/installation-guide.md";

/**
 * The general steps of any engine in the commands of TensorRT-LLM: models, versions, builds, options, requests.
 *
 * 1.3 took the TensorRT engine backend out, and with it `trtllm-build` and the conversion scripts: what names them ends there.
 */
export const TENSORRT_LLM_GENERAL_CHECKS: readonly Check[] = [
  rendition("newest-version", {
    id: "tensorrt-llm-nightly-wheel",
    text: "Repeat with a nightly in a new environment: `pip install --pre tensorrt_llm --extra-index-url https://pypi.nvidia.com/trtllm_nightly/`.",
    engine: "tensorrt-llm",
    scope: { needs: ["released"] },
    source: NIGHTLY,
    verified: VERIFIED,
  }),
  rendition("known-good-model", {
    id: "tensorrt-llm-small-model",
    text: "Serve a small model that is known to work, `trtllm-serve TinyLlama/TinyLlama-1.1B-Chat-v1.0`, with your other options unchanged.",
    engine: "tensorrt-llm",
    answered: { phrases: ["tinyllama"] },
    source: QUICKSTART,
    verified: VERIFIED,
  }),
  rendition("previous-release", {
    id: "tensorrt-llm-previous-image",
    text: "Repeat in the image of an older release, `nvcr.io/nvidia/tensorrt-llm/release:<version>`, and name the newest that works, if any.",
    engine: "tensorrt-llm",
    source: CONTAINERS,
    verified: VERIFIED,
  }),
  rendition("released-package", {
    id: "tensorrt-llm-release-image",
    text: "Run the release image, `nvcr.io/nvidia/tensorrt-llm/release:<version>` with `--ipc host --gpus all`, in place of your own build.",
    engine: "tensorrt-llm",
    answered: { phrases: ["tensorrt-llm/release"] },
    source: CONTAINERS,
    verified: VERIFIED,
  }),
  rendition("installed-build", {
    id: "tensorrt-llm-installed-build",
    text: "Run `python3 -c 'import tensorrt_llm, torch; print(tensorrt_llm.__version__); print(torch.cuda.get_device_name())'`.",
    engine: "tensorrt-llm",
    source: NIGHTLY,
    verified: VERIFIED,
  }),
  rendition("followed-page", {
    id: "tensorrt-llm-followed-page",
    text: "Compare each command that you ran, in order, with the page in `docs/source/installation` at the tag of your release.",
    engine: "tensorrt-llm",
    scope: { phases: ["engine-setup"] },
    source: INSTALLATION,
    verified: VERIFIED,
  }),
  rendition("convert-original", {
    id: "tensorrt-llm-original-checkpoint",
    text: "Convert the author's own checkpoint with the same `convert_checkpoint.py` and `trtllm-build` options, in place of the changed one.",
    engine: "tensorrt-llm",
    versions: "<1.3",
    wider: ["mentions"],
    source: TROUBLE,
    verified: VERIFIED,
  }),
  rendition("converter-versions", {
    id: "tensorrt-llm-pinned-versions",
    text: "Repeat with the `transformers`, `nvidia-modelopt` and `torch` that `requirements.txt` of your TensorRT-LLM version names.",
    engine: "tensorrt-llm",
    source: REQUIREMENTS,
    verified: VERIFIED,
  }),
  rendition("library-version", {
    id: "tensorrt-llm-library-version",
    text: "Compare the installed version of the library that raised the error with `requirements.txt` of your TensorRT-LLM version.",
    engine: "tensorrt-llm",
    source: REQUIREMENTS,
    verified: VERIFIED,
  }),
  rendition("bare-command", {
    id: "tensorrt-llm-bare-serve",
    text: "Start `trtllm-serve <model>` with no other option and no file of options, then add yours back one at a time.",
    engine: "tensorrt-llm",
    source: SERVE,
    verified: VERIFIED,
  }),
  rendition("one-request", {
    id: "tensorrt-llm-one-request",
    text: "Repeat the same requests with `--max_batch_size 1`, which runs them one at a time.",
    engine: "tensorrt-llm",
    answered: { flags: ["--max_batch_size"] },
    source: SERVE,
    verified: VERIFIED,
  }),
  rendition("without-server", {
    id: "tensorrt-llm-offline-request",
    text: "Reproduce it offline in a few lines of `tensorrt_llm`: `LLM(model=...)` with your options, then `.generate(prompts, sampling_params)`.",
    engine: "tensorrt-llm",
    answered: { phrases: ["llm.generate", "from tensorrt_llm import"] },
    source: EXAMPLE,
    verified: VERIFIED,
  }),
  rendition("assert-the-anomaly", {
    id: "tensorrt-llm-offline-script",
    text: "Turn the finding into ten lines (`from tensorrt_llm import LLM`), or one `curl` to the server, that show expected and actual value.",
    engine: "tensorrt-llm",
    source: EXAMPLE,
    verified: VERIFIED,
  }),
  rendition("greedy-reference", {
    id: "tensorrt-llm-greedy-reference",
    text: "Run the prompt with `SamplingParams(temperature=0)` here and `do_sample=False` in Transformers, and name the first token that differs.",
    engine: "tensorrt-llm",
    source: EXAMPLE,
    verified: VERIFIED,
  }),
  rendition("alone-and-loaded", {
    id: "tensorrt-llm-benchmark-serving",
    text: "Measure with `python -m tensorrt_llm.serve.scripts.benchmark_serving --max-concurrency 1`, then at your concurrency, with fixed lengths.",
    engine: "tensorrt-llm",
    versions: ">=1.0",
    wider: ["mentions"],
    answered: { phrases: ["benchmark-serving"] },
    source: BENCHMARK,
    verified: VERIFIED,
  }),
];
