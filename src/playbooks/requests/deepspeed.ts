import type { Request } from "../missing-information.js";

const INSTALL = "https://github.com/deepspeedai/DeepSpeed/blob/master/docs/_tutorials/advanced-install.md";
const COMMS = "https://www.deepspeed.ai/tutorials/comms-logging/";
const INFERENCE_CONFIG = "https://github.com/deepspeedai/DeepSpeed/blob/master/deepspeed/inference/config.py";
const ENGINE = "deepspeed";
const VERIFIED = "2026-11-25";

/** How to ask for what is missing in a report on DeepSpeed. */
export const DEEPSPEED_REQUESTS: readonly Request[] = [
  {
    need: "version",
    engine: ENGINE,
    text: "Versions of DeepSpeed, torch and CUDA: the output of `ds_report`.",
    source: INSTALL,
    verified: VERIFIED,
  },
  { need: "environment", engine: ENGINE, text: "The output of `ds_report`.", source: INSTALL, verified: VERIFIED },
  {
    need: "command",
    engine: ENGINE,
    text: "The launch command (`deepspeed ...`) and the configuration, as file or as arguments of `init_inference`.",
    source: INFERENCE_CONFIG,
    verified: VERIFIED,
  },
  {
    need: "log",
    engine: ENGINE,
    symptoms: ["crash"],
    text: "The whole output as text, with the first compiler error where an op is built.",
    source: INSTALL,
    verified: VERIFIED,
  },
  {
    need: "measurement",
    engine: ENGINE,
    symptoms: ["abnormal-performance"],
    text: "Step or token times per rank, best with `comms_logger` turned on, here and where it was better.",
    source: COMMS,
    verified: VERIFIED,
  },
];
