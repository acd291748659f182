import type { Check } from "../check.js";
import { DEEPSPEED_GENERAL_CHECKS } from "./deepspeed-general.js";
import { DEEPSPEED_INFERENCE_CHECKS } from "./deepspeed-inference.js";
import { DEEPSPEED_OP_CHECKS } from "./deepspeed-ops.js";
import { DEEPSPEED_ROCM_CHECKS } from "./deepspeed-rocm.js";

/** Checks of DeepSpeed and DeepSpeed-Inference. */
export const DEEPSPEED_CHECKS: readonly Check[] = [
  ...DEEPSPEED_OP_CHECKS,
  ...DEEPSPEED_INFERENCE_CHECKS,
  ...DEEPSPEED_ROCM_CHECKS,
  ...DEEPSPEED_GENERAL_CHECKS,
];
