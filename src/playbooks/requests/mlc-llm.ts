import type { Request } from "../missing-information.js";

const BUG_FORM = "https://github.com/mlc-ai/mlc-llm/blob/main/.github/ISSUE_TEMPLATE/bug-report.md";
const INSTALL = "https://github.com/mlc-ai/mlc-llm/blob/main/docs/install/mlc_llm.rst";
const CLI_HELP = "https://github.com/mlc-ai/mlc-llm/blob/main/python/mlc_llm/interface/help.py";
const CONVERT = "https://github.com/mlc-ai/mlc-llm/blob/main/docs/compilation/convert_weights.rst";
const ENGINE = "mlc-llm";
const VERIFIED = "2026-11-25";

/** How to ask for what is missing in a report on MLC-LLM. */
export const MLC_LLM_REQUESTS: readonly Request[] = [
  {
    need: "version",
    engine: ENGINE,
    text: "Versions: the output of `pip list`, its lines for `mlc-llm` and `mlc-ai`, or the commit if built from source.",
    source: INSTALL,
    verified: VERIFIED,
  },
  {
    need: "environment",
    engine: ENGINE,
    text: 'Platform, driver, and the output of `python -c "import tvm; print(tvm.support.libinfo())"`.',
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "hardware",
    engine: ENGINE,
    text: "The device, such as phone model or GPU, and the platform (CUDA, Metal, Vulkan, Android, iOS, WebGPU).",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "command",
    engine: ENGINE,
    text: "All commands in order: `mlc_llm convert_weight`, `gen_config`, `compile`, and `serve` or `chat`.",
    source: CONVERT,
    verified: VERIFIED,
  },
  {
    need: "model",
    engine: ENGINE,
    text: "The model, its quantisation such as `q4f16_1`, and where the model library comes from.",
    source: CLI_HELP,
    verified: VERIFIED,
  },
];
