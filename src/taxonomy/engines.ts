/**
 * The inference engines this App knows. `repos` are the GitHub repositories (owner/name, lower case, former names
 * included); `study` is the study's spelling where the engine is one of its five, else null.
 */
export const ENGINES = [
  { id: "vllm", name: "vLLM", repos: ["vllm-project/vllm"], study: "vllm" },
  {
    id: "llama.cpp",
    name: "llama.cpp",
    repos: ["ggml-org/llama.cpp", "ggerganov/llama.cpp"],
    study: "Llama.cpp",
  },
  { id: "sglang", name: "SGLang", repos: ["sgl-project/sglang"], study: null },
  { id: "tensorrt-llm", name: "TensorRT-LLM", repos: ["nvidia/tensorrt-llm"], study: "TensorRT-llm" },
  {
    id: "deepspeed",
    name: "DeepSpeed",
    repos: ["deepspeedai/deepspeed", "microsoft/deepspeed", "deepspeedai/deepspeed-mii", "microsoft/deepspeed-mii"],
    study: "DeepSpeed",
  },
  { id: "mlc-llm", name: "MLC-LLM", repos: ["mlc-ai/mlc-llm"], study: "Mlc-llm" },
  { id: "lmdeploy", name: "LMDeploy", repos: ["internlm/lmdeploy"], study: null },
  { id: "ollama", name: "Ollama", repos: ["ollama/ollama", "jmorganca/ollama"], study: null },
  { id: "tgi", name: "TGI", repos: ["huggingface/text-generation-inference"], study: null },
] as const;

export type Engine = (typeof ENGINES)[number];
export type EngineId = Engine["id"];
