import type { Check } from "../check.js";
import { VLLM_BUILD_CHECKS } from "./vllm-builds.js";
import { VLLM_CRASH_CHECKS } from "./vllm-crash.js";
import { VLLM_FAULT_CHECKS } from "./vllm-faults.js";
import { VLLM_GENERAL_CHECKS } from "./vllm-general.js";
import { VLLM_HANG_CHECKS } from "./vllm-hang.js";
import { VLLM_INTERFACE_CHECKS } from "./vllm-interface.js";
import { VLLM_KERNEL_CHECKS } from "./vllm-kernels.js";
import { VLLM_LATENCY_CHECKS } from "./vllm-latency.js";
import { VLLM_LOAD_CHECKS } from "./vllm-load.js";
import { VLLM_OUTPUT_CHECKS } from "./vllm-output.js";
import { VLLM_PERFORMANCE_CHECKS } from "./vllm-performance.js";
import { VLLM_PROCESS_CHECKS } from "./vllm-processes.js";
import { VLLM_SETUP_CHECKS } from "./vllm-setup.js";
import { VLLM_TOOL_CHECKS } from "./vllm-tools.js";

/** All checks of vLLM. */
export const VLLM_CHECKS: readonly Check[] = [
  ...VLLM_CRASH_CHECKS,
  ...VLLM_PROCESS_CHECKS,
  ...VLLM_LOAD_CHECKS,
  ...VLLM_OUTPUT_CHECKS,
  ...VLLM_KERNEL_CHECKS,
  ...VLLM_TOOL_CHECKS,
  ...VLLM_INTERFACE_CHECKS,
  ...VLLM_PERFORMANCE_CHECKS,
  ...VLLM_LATENCY_CHECKS,
  ...VLLM_HANG_CHECKS,
  ...VLLM_SETUP_CHECKS,
  ...VLLM_BUILD_CHECKS,
  ...VLLM_GENERAL_CHECKS,
  ...VLLM_FAULT_CHECKS,
];
