import type { Request } from "../missing-information.js";

const BUG_FORM = "https://github.com/sgl-project/sglang/blob/main/.github/ISSUE_TEMPLATE/1-bug-report.yml";
const BENCH = "https://github.com/sgl-project/sglang/blob/main/docs/docs/developer_guide/bench_serving.mdx";
const PYSPY = "https://github.com/benfred/py-spy";
const ENGINE = "sglang";
const VERIFIED = "2026-11-24";

/** How to ask for what is missing in a report on SGLang. */
export const SGLANG_REQUESTS: readonly Request[] = [
  {
    need: "version",
    engine: ENGINE,
    text: "Version of SGLang: the output of `python3 -m sglang.check_env`, or the image tag.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "environment",
    engine: ENGINE,
    text: "The output of `python3 -m sglang.check_env`.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "hardware",
    engine: ENGINE,
    text: "Model and number of GPUs: the output of `python3 -m sglang.check_env`.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "command",
    engine: ENGINE,
    text: "The full `python3 -m sglang.launch_server` command, or the script and the model.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "log",
    engine: ENGINE,
    symptoms: ["crash"],
    text: "The server log as text from its start, with the earliest traceback of each process.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "repro",
    engine: ENGINE,
    text: "The request, as `curl` command or script, that makes it happen again.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "stack-dump",
    engine: ENGINE,
    text: "`py-spy dump --pid <pid>` of the scheduler processes while it hangs.",
    source: PYSPY,
    verified: VERIFIED,
  },
  {
    need: "measurement",
    engine: ENGINE,
    text: "The result of `python3 -m sglang.bench_serving`, here and on the version or setting that was better.",
    source: BENCH,
    verified: VERIFIED,
  },
  {
    need: "prompt",
    engine: ENGINE,
    text: "The full prompt or `messages`, the `sampling_params` and the answer, as text.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
];
