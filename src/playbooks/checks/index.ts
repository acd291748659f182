import type { Check } from "../check.js";
import { ANY_ENGINE_CHECKS } from "./any-engine.js";
import { DEEPSPEED_CHECKS } from "./deepspeed.js";
import { FIX_UNDER_WAY_CHECKS } from "./fixes-under-way.js";
import { LLAMA_CPP_CHECKS } from "./llama-cpp.js";
import { LMDEPLOY_CHECKS } from "./lmdeploy.js";
import { MLC_LLM_CHECKS } from "./mlc-llm.js";
import { OLLAMA_CHECKS } from "./ollama.js";
import { SGLANG_CHECKS } from "./sglang.js";
import { TENSORRT_LLM_CHECKS } from "./tensorrt-llm.js";
import { TGI_CHECKS } from "./tgi.js";
import { VLLM_CHECKS } from "./vllm.js";

/** Every curated check, the engines' own first. The order breaks ties of selection. */
export const CHECKS: readonly Check[] = [
  ...VLLM_CHECKS,
  ...LLAMA_CPP_CHECKS,
  ...SGLANG_CHECKS,
  ...TENSORRT_LLM_CHECKS,
  ...DEEPSPEED_CHECKS,
  ...MLC_LLM_CHECKS,
  ...LMDEPLOY_CHECKS,
  ...OLLAMA_CHECKS,
  ...TGI_CHECKS,
  ...FIX_UNDER_WAY_CHECKS,
  ...ANY_ENGINE_CHECKS,
];
