import type { Check } from "../check.js";
import { LLAMA_CPP_BUILD_CHECKS } from "./llama-cpp-build.js";
import { LLAMA_CPP_FAULT_CHECKS } from "./llama-cpp-faults.js";
import { LLAMA_CPP_GENERAL_CHECKS } from "./llama-cpp-general.js";
import { LLAMA_CPP_KERNEL_CHECKS } from "./llama-cpp-kernels.js";
import { LLAMA_CPP_MODEL_FILE_CHECKS } from "./llama-cpp-model-files.js";
import { LLAMA_CPP_NARROWING_CHECKS } from "./llama-cpp-narrowing.js";
import { LLAMA_CPP_PERFORMANCE_CHECKS } from "./llama-cpp-performance.js";
import { LLAMA_CPP_RUNTIME_CHECKS } from "./llama-cpp-runtime.js";
import { LLAMA_CPP_SERVER_CHECKS } from "./llama-cpp-server.js";
import { LLAMA_CPP_STACK_CHECKS } from "./llama-cpp-stacks.js";

/** All checks of llama.cpp; each file holds one subject. */
export const LLAMA_CPP_CHECKS: readonly Check[] = [
  ...LLAMA_CPP_BUILD_CHECKS,
  ...LLAMA_CPP_MODEL_FILE_CHECKS,
  ...LLAMA_CPP_RUNTIME_CHECKS,
  ...LLAMA_CPP_KERNEL_CHECKS,
  ...LLAMA_CPP_SERVER_CHECKS,
  ...LLAMA_CPP_PERFORMANCE_CHECKS,
  ...LLAMA_CPP_STACK_CHECKS,
  ...LLAMA_CPP_GENERAL_CHECKS,
  ...LLAMA_CPP_FAULT_CHECKS,
  ...LLAMA_CPP_NARROWING_CHECKS,
];
