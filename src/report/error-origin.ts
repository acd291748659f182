import type { ErrorOrigin } from "./issue-report.js";

/** Directories and file names that are an engine's own, wherever they are checked out or installed. */
const ENGINE_PATH =
  /(?:^|\/)(?:vllm|vllm_flash_attn|vllm_ascend|sglang|sgl_kernel|sgl-kernel|sgl-router|tensorrt_llm|deepspeed|mii|mlc_llm|mlc_chat|lmdeploy|text_generation_server|ollama|llama\.cpp|llama_cpp|ggml|gguf|gguf-py)\/(?!\S{0,200}(?:site|dist)-packages\/)|(?:^|\/)(?:ggml|llama|clip|common|convert)[\w.-]{0,60}\.(?:c|cpp|cu|cuh|m|h|hpp|metal|py|comp)\b|\bexamples\/(?:server|main|llava|quantize)\//;
const PACKAGE_PATH =
  /(?:site|dist)-packages\/|(?:^|\/)(?:torch|transformers|triton|ray|flash_attn|flashinfer|xformers)\/\w/;
const STANDARD_LIBRARY = /\/python3\.\d{1,2}\/|\\lib\\(?!site-packages)|^<frozen |^<string>|^<stdin>/i;

const ENGINE_MESSAGE = /^(?:ggml|llama|llm_|clip|gguf|whisper|common|server|srv|slot)[\w.]*[:( ]|GGML_/;
/** Errors that a driver or one of its libraries states in its own words, at the beginning of the message. */
const DRIVER_MESSAGE =
  /^(?:\[\w ]{1,20}\] ?)?(?:CUDA (?:driver |runtime )?error|CUDA out of memory|HIP error|HIP out of memory|NCCL error|RCCL error|cuBLAS|CUBLAS_|cuDNN error|CUDNN_|cuda runtime error|CUDA driver)|\b(?:hipError|cudaError|CUBLAS_STATUS_|CUDNN_STATUS_)\w/;
const DRIVER_TYPE = /OutOfMemoryError$|AcceleratorError$|DistBackendError$/;

/**
 * Takes the paths of an error's frames (innermost first, as written), its class and message, and says whose code
 * raised it: the driver where the message is the driver's own, else that of the innermost frame outside the standard
 * library, which only passes on what its caller did.
 */
export function errorOrigin(paths: readonly string[], type: string, message: string): ErrorOrigin {
  if (DRIVER_MESSAGE.test(message.slice(0, 300)) || DRIVER_TYPE.test(type)) return "driver";
  for (const path of paths) {
    const origin = pathOrigin(path);
    if (origin !== "python") return origin;
  }
  if (ENGINE_MESSAGE.test(message)) return "engine";
  return paths.length === 0 ? "unknown" : "python";
}

/** Takes a path as a frame has it and says whose it is; one of nobody known is the user's own. */
export function pathOrigin(path: string): ErrorOrigin {
  const unix = path.slice(-400).replaceAll("\\", "/");
  if (ENGINE_PATH.test(unix)) return "engine";
  if (PACKAGE_PATH.test(unix)) return "framework";
  return STANDARD_LIBRARY.test(unix) ? "python" : "user";
}
