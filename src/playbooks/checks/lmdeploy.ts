import type { Check } from "../check.js";
import { LMDEPLOY_DEVICE_CHECKS } from "./lmdeploy-devices.js";
import { LMDEPLOY_ENGINE_CHECKS } from "./lmdeploy-engines.js";
import { LMDEPLOY_GENERAL_CHECKS } from "./lmdeploy-general.js";
import { LMDEPLOY_MODEL_CHECKS } from "./lmdeploy-models.js";

/** Checks of LMDeploy: TurboMind and the PyTorch engine. */
export const LMDEPLOY_CHECKS: readonly Check[] = [
  ...LMDEPLOY_ENGINE_CHECKS,
  ...LMDEPLOY_MODEL_CHECKS,
  ...LMDEPLOY_DEVICE_CHECKS,
  ...LMDEPLOY_GENERAL_CHECKS,
];
