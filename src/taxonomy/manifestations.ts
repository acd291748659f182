/**
 * What a failure looks like on the user's screen, finer than a symptom and independent of its cause. One report may
 * show several. Ids and wording are this project's; the study has no such dimension.
 */
export const MANIFESTATIONS = [
  {
    id: "out-of-memory",
    name: "Out of memory",
    when: "an allocation on a device or the host failed, or the kernel killed the process for memory",
  },
  {
    id: "cuda-error",
    name: "CUDA or HIP error",
    when: "the CUDA, HIP or cuBLAS runtime returned an error other than out of memory",
  },
  { id: "illegal-memory-access", name: "Illegal memory access", when: "a kernel read or wrote outside its buffers" },
  {
    id: "no-kernel-image",
    name: "No kernel for this device",
    when: "the binary holds no code for the device's architecture",
  },
  { id: "segfault", name: "Segmentation fault", when: "SIGSEGV, SIGBUS or an access violation" },
  {
    id: "illegal-instruction",
    name: "Illegal instruction",
    when: "SIGILL: the binary uses CPU instructions that the machine lacks",
  },
  { id: "assertion", name: "Assertion failed", when: "an assertion of the engine, a library or a kernel failed" },
  { id: "python-exception", name: "Python exception", when: "an uncaught Python exception with a traceback" },
  { id: "nccl", name: "Collective communication error", when: "NCCL, RCCL, Gloo or MPI reported an error or stalled" },
  {
    id: "worker-died",
    name: "Worker process died",
    when: "an engine core, scheduler, Ray actor or worker process ended and took the server with it",
  },
  { id: "http-5xx", name: "HTTP 5xx", when: "the server answered a request with a status of 500 or above" },
  { id: "http-4xx", name: "HTTP 4xx", when: "the server refused a request with a status of 400 to 499" },
  {
    id: "import-error",
    name: "Import error",
    when: "a module, symbol or shared library could not be found when importing or linking at run time",
  },
  { id: "build-failure", name: "Build failure", when: "a compiler, linker, CMake or wheel build ended with an error" },
  {
    id: "install-failure",
    name: "Install failure",
    when: "pip, uv, conda, apt or a container image could not be installed or resolved",
  },
  {
    id: "model-load-failure",
    name: "Model does not load",
    when: "weights, config or tokenizer files could not be read, mapped or matched to an architecture",
  },
  {
    id: "unsupported-architecture",
    name: "Unsupported architecture",
    when: "the engine or converter says that it does not know the model's architecture",
  },
  { id: "shape-mismatch", name: "Shape mismatch", when: "tensor sizes disagree" },
  { id: "dtype-mismatch", name: "Data type mismatch", when: "tensor or argument types disagree" },
  {
    id: "kv-cache",
    name: "KV cache",
    when: "the failure names the KV cache: no blocks, no slot, too small, shifted or reused wrongly",
  },
  {
    id: "context-overflow",
    name: "Context length exceeded",
    when: "prompt and output together pass the model's or the engine's context length",
  },
  { id: "nan", name: "NaN or Inf", when: "not-a-number or infinite values in logits, probabilities or tensors" },
  { id: "garbled-output", name: "Garbled output", when: "the answer holds meaningless characters" },
  { id: "repeated-output", name: "Repeated output", when: "the answer says the same again and again" },
  { id: "empty-output", name: "Empty or truncated output", when: "the answer is empty or ends too early" },
  { id: "endless-output", name: "Output does not stop", when: "generation goes on past the end of the answer" },
  {
    id: "nondeterminism",
    name: "Results differ between runs",
    when: "the same input gives different results between runs, batch sizes or devices",
  },
  {
    id: "accuracy-drop",
    name: "Accuracy drop",
    when: "a benchmark or a reference implementation scores higher than the engine",
  },
  { id: "timeout", name: "Timeout", when: "an operation was ended by a time limit or a watchdog" },
  { id: "stuck", name: "No progress", when: "start-up, a request or a process stops making progress" },
  { id: "slow", name: "Slow", when: "latency or throughput is worse than expected or than before" },
  { id: "memory-growth", name: "Memory grows", when: "memory use rises over time or stays after release" },
  { id: "high-utilisation", name: "Odd utilisation", when: "CPU or GPU use is far higher or lower than expected" },
  {
    id: "tool-calling",
    name: "Tool calling",
    when: "function or tool calls are not made, parsed or streamed as they should be",
  },
  {
    id: "structured-output",
    name: "Structured output",
    when: "a grammar, JSON schema or regular expression is not honoured or fails",
  },
  { id: "quantization", name: "Quantisation", when: "the failure needs a quantised model or KV cache" },
  { id: "lora", name: "LoRA adapter", when: "the failure needs a LoRA adapter" },
  {
    id: "speculative-decoding",
    name: "Speculative decoding",
    when: "the failure needs a draft model or other speculation",
  },
  { id: "multimodal", name: "Multimodal input", when: "the failure needs image, audio or video input" },
  { id: "multi-gpu", name: "Several devices", when: "the failure needs more than one device or node" },
] as const;

export type Manifestation = (typeof MANIFESTATIONS)[number];
export type ManifestationId = Manifestation["id"];

/** Manifestations that are a circumstance of the run rather than something that went wrong in it. */
export const CIRCUMSTANCES: ReadonlySet<ManifestationId> = new Set<ManifestationId>([
  "tool-calling",
  "structured-output",
  "quantization",
  "lora",
  "speculative-decoding",
  "multimodal",
  "multi-gpu",
]);
