import type { Request } from "../missing-information.js";

const BUG_FORM =
  "https://github.com/huggingface/text-generation-inference/blob/main/.github/ISSUE_TEMPLATE/bug-report.yml";
const LAUNCHER = "https://github.com/huggingface/text-generation-inference/blob/main/docs/source/reference/launcher.md";
const ENGINE = "tgi";
const VERIFIED = "2026-11-25";

/** How to ask for what is missing in a report on TGI. */
export const TGI_REQUESTS: readonly Request[] = [
  {
    need: "version",
    engine: ENGINE,
    text: "Version: the image tag, or the output of `text-generation-launcher --env`.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "environment",
    engine: ENGINE,
    text: "The output of `text-generation-launcher --env`.",
    source: LAUNCHER,
    verified: VERIFIED,
  },
  {
    need: "hardware",
    engine: ENGINE,
    text: "Model and number of GPUs, and the cloud if it is one: the output of `nvidia-smi`.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "command",
    engine: ENGINE,
    text: "The full `docker run` or `text-generation-launcher` command with its environment variables.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "log",
    engine: ENGINE,
    text: "The log of the launcher as text from its start, with the traceback of the shard.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "repro",
    engine: ENGINE,
    text: "The request, as `curl` command or code, that makes it happen again.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "prompt",
    engine: ENGINE,
    text: "The `inputs` or `messages` with all `parameters`, and the answer as text.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
];
