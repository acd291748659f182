import type { Request } from "../missing-information.js";
import { ANY_ENGINE_REQUESTS } from "./any-engine.js";
import { DEEPSPEED_REQUESTS } from "./deepspeed.js";
import { LLAMA_CPP_REQUESTS } from "./llama-cpp.js";
import { LMDEPLOY_REQUESTS } from "./lmdeploy.js";
import { MLC_LLM_REQUESTS } from "./mlc-llm.js";
import { OLLAMA_REQUESTS } from "./ollama.js";
import { SGLANG_REQUESTS } from "./sglang.js";
import { TENSORRT_LLM_REQUESTS } from "./tensorrt-llm.js";
import { TGI_REQUESTS } from "./tgi.js";
import { VLLM_REQUESTS } from "./vllm.js";

/** How to ask for each need, by engine and symptom. The first row that fits best is used: see `find-needs.ts`. */
export const REQUESTS: readonly Request[] = [
  ...ANY_ENGINE_REQUESTS,
  ...DEEPSPEED_REQUESTS,
  ...LLAMA_CPP_REQUESTS,
  ...LMDEPLOY_REQUESTS,
  ...MLC_LLM_REQUESTS,
  ...OLLAMA_REQUESTS,
  ...SGLANG_REQUESTS,
  ...TENSORRT_LLM_REQUESTS,
  ...TGI_REQUESTS,
  ...VLLM_REQUESTS,
];
