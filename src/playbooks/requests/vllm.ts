import type { Request } from "../missing-information.js";

const CLI = "https://docs.vllm.ai/en/latest/cli/index.html";
const BUG_FORM = "https://github.com/vllm-project/vllm/blob/main/.github/ISSUE_TEMPLATE/400-bug-report.yml";
const PYSPY = "https://github.com/benfred/py-spy";
const ENGINE = "vllm";
const VERIFIED = "2026-11-24";

/** How to ask for what is missing in a report on vLLM. */
export const VLLM_REQUESTS: readonly Request[] = [
  {
    need: "version",
    engine: ENGINE,
    text: "Version of vLLM: `pip show vllm`, or the image tag, or the commit if built from source.",
    source: CLI,
    verified: VERIFIED,
  },
  {
    need: "environment",
    engine: ENGINE,
    text: "The output of `vllm collect-env`, in older releases of `python collect_env.py`.",
    source: CLI,
    verified: VERIFIED,
  },
  {
    need: "hardware",
    engine: ENGINE,
    text: "Model and number of GPUs: the output of `vllm collect-env` or `nvidia-smi`.",
    source: CLI,
    verified: VERIFIED,
  },
  {
    need: "command",
    engine: ENGINE,
    text: "The full `vllm serve` command, or the code with all arguments of `LLM(...)`.",
    source: CLI,
    verified: VERIFIED,
  },
  {
    need: "log",
    engine: ENGINE,
    symptoms: ["crash"],
    text: "The server log as text from its start, with the earliest traceback: the last one is often just `EngineCore` going down.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "log",
    engine: ENGINE,
    symptoms: ["unexpected-output", "feature-failure", "silent-error", "abnormal-performance"],
    text: "The server log as text, with `VLLM_LOGGING_LEVEL=DEBUG` if you can repeat it.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "log",
    engine: ENGINE,
    symptoms: ["system-hang"],
    text: "The last log lines before it stands still, run with `VLLM_LOGGING_LEVEL=DEBUG`.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "model",
    engine: ENGINE,
    text: "The exact model (Hugging Face repository) and its quantisation.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "repro",
    engine: ENGINE,
    text: "A short script with `LLM(...)`, or the request as a `curl` command, that makes it happen again.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "expected",
    engine: ENGINE,
    symptoms: ["unexpected-output"],
    text: "What Transformers answers to the same prompt with greedy sampling.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "stack-dump",
    engine: ENGINE,
    text: "`py-spy dump --pid <pid>` of the server and of each worker process while it hangs.",
    source: PYSPY,
    verified: VERIFIED,
  },
  {
    need: "measurement",
    engine: ENGINE,
    text: "The result table of `vllm bench serve`, here and on the version or setting that was better.",
    source: CLI,
    verified: VERIFIED,
  },
  {
    need: "prompt",
    engine: ENGINE,
    text: "The full prompt or `messages`, the `SamplingParams` and the answer, as text.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
];
