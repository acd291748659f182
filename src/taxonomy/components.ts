/** The 14 components of the study with its names and counts (1,053 cause-component pairs); the wording of `is` is this project's. */
export const COMPONENTS = [
  {
    id: "model-conversion-tools",
    name: "Model Conversion Tools",
    count: 212,
    is: "converters, quantisers, model compilers and their scripts",
  },
  {
    id: "operators",
    name: "Operators",
    count: 163,
    is: "kernels and math operators, attention, sampling kernels, quantised matmul, speculative-decoding math",
  },
  {
    id: "model-loader",
    name: "Model Loader",
    count: 119,
    is: "reading weights, config, tokenizer files, LoRA adapters; model registry and architecture code at load time",
  },
  {
    id: "setup-tools",
    name: "Setup Tools",
    count: 104,
    is: "build system, packaging, wheels, Dockerfiles, install scripts",
  },
  {
    id: "resource-manager",
    name: "Resource Manager",
    count: 81,
    is: "memory, KV cache, block manager, device selection, threads",
  },
  {
    id: "backend-adapter",
    name: "Backend Adapter",
    count: 71,
    is: "the layer to CUDA, ROCm/HIP, Metal, Vulkan, SYCL, CPU ISA, WebGPU, mobile",
  },
  {
    id: "engine-initializer",
    name: "Engine Initializer",
    count: 69,
    is: "argument handling and start of the engine, config resolution, warm-up, profiling run",
  },
  {
    id: "communicator",
    name: "Communicator",
    count: 67,
    is: "tensor/pipeline/data parallel communication, NCCL, MPI, Ray, RPC, custom all-reduce",
  },
  {
    id: "input-processor",
    name: "Input Processor",
    count: 49,
    is: "tokenizer, chat template, prompt and multimodal preprocessing",
  },
  {
    id: "output-processor",
    name: "Output Processor",
    count: 33,
    is: "detokenizer, stop strings, grammar or guided decoding, logprobs, response assembly",
  },
  {
    id: "request-parser",
    name: "Request Parser",
    count: 30,
    is: "HTTP/OpenAI API layer, request validation, streaming endpoint",
  },
  {
    id: "job-manager",
    name: "Job Manager",
    count: 28,
    is: "scheduler, batching, queue, slots, sequence and session state",
  },
  {
    id: "monitor-logger",
    name: "Monitor & Logger",
    count: 19,
    is: "metrics, logging, profiling output, progress reporting",
  },
  { id: "tester-benchmarker", name: "Tester / Benchmarker", count: 8, is: "tests, benchmarks, evaluation tools" },
] as const;

export type Component = (typeof COMPONENTS)[number];
export type ComponentId = Component["id"];
