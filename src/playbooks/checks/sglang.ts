import type { Check } from "../check.js";
import { SGLANG_COMMUNICATION_CHECKS } from "./sglang-communication.js";
import { SGLANG_CPU_CHECKS } from "./sglang-cpu.js";
import { SGLANG_CRASH_CHECKS } from "./sglang-crash.js";
import { SGLANG_FAULT_CHECKS } from "./sglang-faults.js";
import { SGLANG_GENERAL_CHECKS } from "./sglang-general.js";
import { SGLANG_HANG_CHECKS } from "./sglang-hang.js";
import { SGLANG_INTERFACE_CHECKS } from "./sglang-interface.js";
import { SGLANG_LOAD_CHECKS } from "./sglang-load.js";
import { SGLANG_MEMORY_CHECKS } from "./sglang-memory.js";
import { SGLANG_NUMBER_CHECKS } from "./sglang-numbers.js";
import { SGLANG_OUTPUT_CHECKS } from "./sglang-output.js";
import { SGLANG_PERFORMANCE_CHECKS } from "./sglang-performance.js";
import { SGLANG_SETUP_CHECKS } from "./sglang-setup.js";
import { SGLANG_TOOL_CHECKS } from "./sglang-tools.js";

/** All checks of SGLang. */
export const SGLANG_CHECKS: readonly Check[] = [
  ...SGLANG_CRASH_CHECKS,
  ...SGLANG_MEMORY_CHECKS,
  ...SGLANG_LOAD_CHECKS,
  ...SGLANG_OUTPUT_CHECKS,
  ...SGLANG_NUMBER_CHECKS,
  ...SGLANG_TOOL_CHECKS,
  ...SGLANG_INTERFACE_CHECKS,
  ...SGLANG_PERFORMANCE_CHECKS,
  ...SGLANG_HANG_CHECKS,
  ...SGLANG_COMMUNICATION_CHECKS,
  ...SGLANG_SETUP_CHECKS,
  ...SGLANG_CPU_CHECKS,
  ...SGLANG_GENERAL_CHECKS,
  ...SGLANG_FAULT_CHECKS,
];
