import type { Check } from "../check.js";
import { ANY_ENGINE_BUILD_CHECKS } from "./any-engine-build.js";
import { ANY_ENGINE_CALL_CHECKS } from "./any-engine-calls.js";
import { ANY_ENGINE_COMMUNICATION_CHECKS } from "./any-engine-communication.js";
import { ANY_ENGINE_CONVERSION_CHECKS } from "./any-engine-conversion.js";
import { ANY_ENGINE_CRASH_CHECKS } from "./any-engine-crash.js";
import { ANY_ENGINE_DEVICE_CHECKS } from "./any-engine-devices.js";
import { ANY_ENGINE_FAULT_CHECKS } from "./any-engine-faults.js";
import { ANY_ENGINE_GENERAL_CHECKS } from "./any-engine-general.js";
import { ANY_ENGINE_HANG_CHECKS } from "./any-engine-hang.js";
import { ANY_ENGINE_HISTORY_CHECKS } from "./any-engine-history.js";
import { ANY_ENGINE_INTERFACE_CHECKS } from "./any-engine-interface.js";
import { ANY_ENGINE_LOAD_CHECKS } from "./any-engine-load.js";
import { ANY_ENGINE_MEDIA_CHECKS } from "./any-engine-media.js";
import { ANY_ENGINE_MEMORY_CHECKS } from "./any-engine-memory.js";
import { ANY_ENGINE_NUMBER_CHECKS } from "./any-engine-numbers.js";
import { ANY_ENGINE_OPTION_CHECKS } from "./any-engine-options.js";
import { ANY_ENGINE_OUTPUT_CHECKS } from "./any-engine-output.js";
import { ANY_ENGINE_PERFORMANCE_CHECKS } from "./any-engine-performance.js";
import { ANY_ENGINE_REPRODUCTION_CHECKS } from "./any-engine-reproduction.js";
import { ANY_ENGINE_SETTING_CHECKS } from "./any-engine-settings.js";
import { ANY_ENGINE_SETUP_CHECKS } from "./any-engine-setup.js";
import { ANY_ENGINE_TEXT_CHECKS } from "./any-engine-text.js";
import { ANY_ENGINE_VERSION_CHECKS } from "./any-engine-versions.js";

/** All checks that hold for any engine. */
export const ANY_ENGINE_CHECKS: readonly Check[] = [
  ...ANY_ENGINE_CRASH_CHECKS,
  ...ANY_ENGINE_MEMORY_CHECKS,
  ...ANY_ENGINE_LOAD_CHECKS,
  ...ANY_ENGINE_SETUP_CHECKS,
  ...ANY_ENGINE_BUILD_CHECKS,
  ...ANY_ENGINE_CONVERSION_CHECKS,
  ...ANY_ENGINE_OUTPUT_CHECKS,
  ...ANY_ENGINE_TEXT_CHECKS,
  ...ANY_ENGINE_NUMBER_CHECKS,
  ...ANY_ENGINE_INTERFACE_CHECKS,
  ...ANY_ENGINE_OPTION_CHECKS,
  ...ANY_ENGINE_MEDIA_CHECKS,
  ...ANY_ENGINE_PERFORMANCE_CHECKS,
  ...ANY_ENGINE_HANG_CHECKS,
  ...ANY_ENGINE_COMMUNICATION_CHECKS,
  ...ANY_ENGINE_GENERAL_CHECKS,
  ...ANY_ENGINE_SETTING_CHECKS,
  ...ANY_ENGINE_VERSION_CHECKS,
  ...ANY_ENGINE_DEVICE_CHECKS,
  ...ANY_ENGINE_CALL_CHECKS,
  ...ANY_ENGINE_FAULT_CHECKS,
  ...ANY_ENGINE_HISTORY_CHECKS,
  ...ANY_ENGINE_REPRODUCTION_CHECKS,
];
