import type { Request } from "../missing-information.js";

const FAQ = "https://github.com/InternLM/lmdeploy/blob/main/docs/en/faq.md";
const BUG_FORM = "https://github.com/InternLM/lmdeploy/blob/main/.github/ISSUE_TEMPLATE/1-bug-report.yml";
const BENCHMARK = "https://github.com/InternLM/lmdeploy/blob/main/docs/en/benchmark/benchmark.md";
const CLI_OPTIONS = "https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/cli/utils.py";
const ENGINE = "lmdeploy";
const VERIFIED = "2026-11-25";

/** How to ask for what is missing in a report on LMDeploy. */
export const LMDEPLOY_REQUESTS: readonly Request[] = [
  {
    need: "version",
    engine: ENGINE,
    text: "Version of LMDeploy: the output of `lmdeploy check_env`.",
    source: FAQ,
    verified: VERIFIED,
  },
  { need: "environment", engine: ENGINE, text: "The output of `lmdeploy check_env`.", source: FAQ, verified: VERIFIED },
  {
    need: "hardware",
    engine: ENGINE,
    text: "Model and number of GPUs: the output of `lmdeploy check_env`.",
    source: FAQ,
    verified: VERIFIED,
  },
  {
    need: "command",
    engine: ENGINE,
    text: "The full `lmdeploy serve api_server` command or script, with its `--backend`.",
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    need: "log",
    engine: ENGINE,
    text: "The log as text from the start, run with `--log-level INFO`.",
    source: CLI_OPTIONS,
    verified: VERIFIED,
  },
  {
    need: "measurement",
    engine: ENGINE,
    text: "The result of `benchmark/profile_restful_api.py --backend lmdeploy`, here and where it was better.",
    source: BENCHMARK,
    verified: VERIFIED,
  },
];
