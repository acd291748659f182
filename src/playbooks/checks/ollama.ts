import type { Check } from "../check.js";
import { OLLAMA_DEVICE_CHECKS } from "./ollama-devices.js";
import { OLLAMA_DRIVER_CHECKS } from "./ollama-drivers.js";
import { OLLAMA_GENERAL_CHECKS } from "./ollama-general.js";
import { OLLAMA_MODEL_CHECKS } from "./ollama-models.js";
import { OLLAMA_RUN_CHECKS } from "./ollama-runs.js";

/** Checks of Ollama: discovery of GPUs, runners, memory, templates. */
export const OLLAMA_CHECKS: readonly Check[] = [
  ...OLLAMA_DEVICE_CHECKS,
  ...OLLAMA_DRIVER_CHECKS,
  ...OLLAMA_MODEL_CHECKS,
  ...OLLAMA_RUN_CHECKS,
  ...OLLAMA_GENERAL_CHECKS,
];
