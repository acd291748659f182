import type { Check } from "../check.js";
import { TGI_DEVICE_CHECKS } from "./tgi-devices.js";
import { TGI_GENERAL_CHECKS } from "./tgi-general.js";
import { TGI_MODEL_CHECKS } from "./tgi-models.js";
import { TGI_SETUP_CHECKS } from "./tgi-setup.js";

/** Checks of Text Generation Inference. */
export const TGI_CHECKS: readonly Check[] = [
  ...TGI_DEVICE_CHECKS,
  ...TGI_MODEL_CHECKS,
  ...TGI_SETUP_CHECKS,
  ...TGI_GENERAL_CHECKS,
];
