import type { Check } from "../check.js";
import { TENSORRT_LLM_BUILD_CHECKS } from "./tensorrt-llm-builds.js";
import { TENSORRT_LLM_FEATURE_CHECKS } from "./tensorrt-llm-features.js";
import { TENSORRT_LLM_GENERAL_CHECKS } from "./tensorrt-llm-general.js";
import { TENSORRT_LLM_MODEL_CHECKS } from "./tensorrt-llm-models.js";
import { TENSORRT_LLM_SERVING_CHECKS } from "./tensorrt-llm-serving.js";

/** Checks of TensorRT-LLM: its PyTorch backend, its engines built with `trtllm-build`, and its build. */
export const TENSORRT_LLM_CHECKS: readonly Check[] = [
  ...TENSORRT_LLM_BUILD_CHECKS,
  ...TENSORRT_LLM_SERVING_CHECKS,
  ...TENSORRT_LLM_MODEL_CHECKS,
  ...TENSORRT_LLM_FEATURE_CHECKS,
  ...TENSORRT_LLM_GENERAL_CHECKS,
];
