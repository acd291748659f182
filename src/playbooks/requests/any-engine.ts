import type { Request } from "../missing-information.js";

const PYSPY = "https://github.com/benfred/py-spy";
const VLLM_FORM = "https://github.com/vllm-project/vllm/blob/main/.github/ISSUE_TEMPLATE/400-bug-report.yml";
const TGI_FORM =
  "https://github.com/huggingface/text-generation-inference/blob/main/.github/ISSUE_TEMPLATE/bug-report.yml";
const LLAMA_FORM = "https://github.com/ggml-org/llama.cpp/blob/master/.github/ISSUE_TEMPLATE/011-bug-results.yml";
const BENCH = "https://github.com/ggml-org/llama.cpp/blob/master/tools/llama-bench/README.md";
const SERVER_DOC = "https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md";
const TRT_FORM = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/.github/ISSUE_TEMPLATE/06-bug-report.yml";
const BUILD_DOC = "https://github.com/ggml-org/llama.cpp/blob/master/docs/build.md";
const VERIFIED = "2026-11-24";

/** How to ask where the engine has no row of its own: one row for every need. */
export const ANY_ENGINE_REQUESTS: readonly Request[] = [
  {
    need: "version",
    engine: null,
    text: "Version of the engine: release, or commit if built from source (`git rev-parse HEAD`).",
    source: TGI_FORM,
    verified: VERIFIED,
  },
  {
    need: "command",
    engine: null,
    text: "The exact command or code that was run, with all options and environment variables.",
    source: LLAMA_FORM,
    verified: VERIFIED,
  },
  {
    need: "log",
    engine: null,
    text: "The log as text from the start of the program up to the error, with the full traceback.",
    source: VLLM_FORM,
    verified: VERIFIED,
  },
  {
    need: "log",
    engine: null,
    symptoms: ["unexpected-output", "feature-failure", "silent-error", "abnormal-performance"],
    text: "The log of the program as text, from its start to the request in question.",
    source: VLLM_FORM,
    verified: VERIFIED,
  },
  {
    need: "log",
    engine: null,
    symptoms: ["system-hang"],
    text: "The log as text up to its last line before it stands still.",
    source: VLLM_FORM,
    verified: VERIFIED,
  },
  {
    need: "environment",
    engine: null,
    text: "Operating system, driver and library versions; for NVIDIA the header of `nvidia-smi`.",
    source: TRT_FORM,
    verified: VERIFIED,
  },
  {
    need: "hardware",
    engine: null,
    text: "Model and number of GPUs, or the CPU: `nvidia-smi`, `rocminfo` or `vulkaninfo --summary`.",
    source: BUILD_DOC,
    verified: VERIFIED,
  },
  {
    need: "model",
    engine: null,
    text: "The exact model (repository or file name) and its quantisation.",
    source: LLAMA_FORM,
    verified: VERIFIED,
  },
  {
    need: "repro",
    engine: null,
    text: "The shortest command or script, with its input, that makes it happen again.",
    source: VLLM_FORM,
    verified: VERIFIED,
  },
  {
    need: "expected",
    engine: null,
    text: "What you expected instead, and which version, engine or setting gives it.",
    source: TRT_FORM,
    verified: VERIFIED,
  },
  {
    need: "stack-dump",
    engine: null,
    text: "A stack dump while it hangs: `py-spy dump --pid <pid>` for Python, `gdb -p <pid>` with `thread apply all bt` for C++.",
    source: PYSPY,
    verified: VERIFIED,
  },
  {
    need: "measurement",
    engine: null,
    text: "The numbers: tokens per second or latency, here and where it was better, with prompt length and concurrency.",
    source: BENCH,
    verified: VERIFIED,
  },
  {
    need: "prompt",
    engine: null,
    text: "The full prompt with its sampling parameters, and the answer that came back, as text.",
    source: SERVER_DOC,
    verified: VERIFIED,
  },
];

/** Log, error or answer are there, but as a picture: ask for them as text. */
export const LOG_AS_TEXT: Request = {
  need: "log",
  engine: null,
  text: "What the screenshot shows, as text in a code block: a picture can be neither searched nor copied.",
  source: TGI_FORM,
  verified: VERIFIED,
};
