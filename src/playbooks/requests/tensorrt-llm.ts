import type { Request } from "../missing-information.js";

const BUG_FORM = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/.github/ISSUE_TEMPLATE/06-bug-report.yml";
const TROUBLESHOOTING =
  "https://github.com/NVIDIA/TensorRT-LLM/blob/main/docs/source/legacy/reference/troubleshooting.md";
const BENCH = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/docs/source/developer-guide/perf-benchmarking.md";
const SERVE = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/tensorrt_llm/commands/serve.py";
const ENGINE = "tensorrt-llm";
const VERIFIED = "2026-11-25";

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
    text: "All commands in order with their options: `trtllm-serve` or your script (before 1.3, with an engine, `trtllm-build` and the conversion too).",
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
