import type { Check } from "../check.js";
import { MLC_LLM_DEVICE_CHECKS } from "./mlc-llm-devices.js";
import { MLC_LLM_GENERAL_CHECKS } from "./mlc-llm-general.js";
import { MLC_LLM_MODEL_CHECKS } from "./mlc-llm-models.js";
import { MLC_LLM_PACKAGE_CHECKS } from "./mlc-llm-packages.js";

/** Checks of MLC-LLM: packages, compiled model libraries, and its engine. */
export const MLC_LLM_CHECKS: readonly Check[] = [
  ...MLC_LLM_PACKAGE_CHECKS,
  ...MLC_LLM_MODEL_CHECKS,
  ...MLC_LLM_DEVICE_CHECKS,
  ...MLC_LLM_GENERAL_CHECKS,
];
