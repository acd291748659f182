import type { Request } from "../missing-information.js";

const BUG_FORM = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/.github/ISSUE_TEMPLATE/06-bug-report.yml";
const TROUBLESHOOTING = "https://nvidia.github.io/TensorRT-LLM/reference/troubleshooting.html";
const BENCH = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/docs/source/1.0/developer-guide/perf-benchmarking.md";
const SERVE = "https://nvidia.github.io/TensorRT-LLM/0.18.2/commands/trtllm-serve.html";
const ENGINE = "tensorrt-llm";
const VERIFIED = "2026-11-24";

/** How to ask for what is missing in a report on TensorRT-LLM. */
export const TENSORRT_LLM_REQUESTS: readonly Request[] = [
  {
    need: "version",
    engine: ENGINE,
    text: "Versions: the output of `pip show tensorrt_llm tensorrt torch`, or the container tag.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "environment",
    engine: ENGINE,
    text: "The output of `nvidia-smi` and `nvcc --version`, the operating system, and the container if there is one.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "hardware",
    engine: ENGINE,
    text: "Model, memory and number of GPUs: the output of `nvidia-smi`.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "command",
    engine: ENGINE,
    text: "All commands in order: `convert_checkpoint.py`, `trtllm-build`, `trtllm-serve` or your script, with their options.",
    source: SERVE,
    verified: VERIFIED,
  },
  {
    need: "log",
    engine: ENGINE,
    symptoms: ["crash"],
    text: "The log as text from the start, run with `TLLM_LOG_LEVEL=TRACE` if it is a shape or engine error.",
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    need: "repro",
    engine: ENGINE,
    text: "A script with `LLM(...)` and `SamplingParams`, or the commands, that we can copy and run.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "measurement",
    engine: ENGINE,
    text: "The performance overview of `trtllm-bench`, here and on the version or setting that was better.",
    source: BENCH,
    verified: VERIFIED,
  },
  {
    need: "prompt",
    engine: ENGINE,
    text: "The prompt, the `SamplingParams` and the answer, beside what Transformers answers.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
];
