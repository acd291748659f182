/**
 * The 28 root causes of the study in its five categories, with its names and counts (1,053 labels).
 * The wording of `when` is this project's.
 */
export const CATEGORIES = [
  { id: "functionality", name: "Functionality", count: 432 },
  { id: "environment", name: "Environment", count: 301 },
  { id: "configuration", name: "Configuration", count: 242 },
  { id: "input-output-processing", name: "Input/output processing", count: 41 },
  { id: "resource", name: "Resource", count: 37 },
] as const;

export type Category = (typeof CATEGORIES)[number];
export type CategoryId = Category["id"];

export const CAUSES = [
  {
    id: "incorrect-algorithm-implementation",
    name: "Incorrect Algorithm Implementation",
    category: "functionality",
    count: 184,
    when: "a kernel, operator, conversion, sampling or scheduling procedure computes or does the wrong thing: the implementation is at fault rather than its environment",
  },
  {
    id: "misused-api",
    name: "Misused API",
    category: "functionality",
    count: 75,
    when: "the engine calls an API (its own, torch, CUDA, NCCL, transformers, OS) wrongly: wrong function, argument, order, missing step; AttributeError / unexpected keyword inside the engine's own code that is not a version drift",
  },
  {
    id: "mismatched-shape",
    name: "Mismatched Shape",
    category: "functionality",
    count: 53,
    when: 'tensor sizes, strides, padding, head counts, block sizes disagree: "shape mismatch", "size of tensor a must match", `GGML_ASSERT(ne…)`, not divisible by the tensor-parallel size',
  },
  {
    id: "incorrect-exception-handling",
    name: "Incorrect Exception Handling",
    category: "functionality",
    count: 37,
    when: "an abnormal condition (bad input, missing file, OOM, port in use, disconnect) is unchecked or badly caught and so becomes a crash, hang or useless message",
  },
  {
    id: "incorrect-conditional-logic",
    name: "Incorrect Conditional Logic",
    category: "functionality",
    count: 24,
    when: "a branch takes the wrong path: check inverted, missing case, option combination not considered, UnboundLocalError",
  },
  {
    id: "incorrect-type",
    name: "Incorrect Type",
    category: "functionality",
    count: 24,
    when: "wrong data type or class: dtype mismatch (expected Half got BFloat16), TypeError, wrong pointer or integer width, missing cast",
  },
  {
    id: "numerical-issue",
    name: "Numerical Issue",
    category: "functionality",
    count: 17,
    when: "NaN/Inf, overflow, underflow, division by zero, rounding, unit errors",
  },
  {
    id: "incorrect-assignment",
    name: "Incorrect Assignment",
    category: "functionality",
    count: 15,
    when: "a variable, default or parameter gets the wrong value or is never initialised",
  },
  {
    id: "incorrect-synchronization",
    name: "Incorrect Synchronization",
    category: "functionality",
    count: 3,
    when: "state that must agree between workers or devices is not kept in step",
  },
  {
    id: "incompatible-backend",
    name: "Incompatible Backend",
    category: "environment",
    count: 138,
    when: 'it fails on one hardware, OS, compiler or accelerator stack: compute capability, ROCm, Metal, Vulkan, AVX/illegal instruction, Windows, Jetson, mobile, "no kernel image", driver',
  },
  {
    id: "incompatible-version",
    name: "Incompatible Version",
    category: "environment",
    count: 98,
    when: "versions have drifted apart: after an upgrade of the engine, torch, transformers, CUDA, pydantic, a file-format version; a symbol or argument that no longer exists; a regression since a release",
  },
  {
    id: "dependent-module-issue",
    name: "Dependent Module Issue",
    category: "environment",
    count: 65,
    when: "a library or submodule it needs is missing, broken or itself buggy: ModuleNotFoundError, undefined symbol in a third-party library, wheel not found, submodule not checked out",
  },
  {
    id: "misconfiguration",
    name: "Misconfiguration",
    category: "configuration",
    count: 105,
    when: "settings are wrong, missing or inconsistent: flags, paths, CMake options, environment variables, model config, defaults; memory settings that do not fit the device",
  },
  {
    id: "incompatible-model",
    name: "Incompatible Model",
    category: "configuration",
    count: 65,
    when: 'the architecture, weight file, tokenizer files, adapter or quantisation layout is not what the engine supports or assumes: "architecture not supported", missing tensor, unknown key, broken GGUF',
  },
  {
    id: "concurrency-issue",
    name: "Concurrency Issue",
    category: "configuration",
    count: 39,
    when: "appears only with several requests, threads, processes or devices at once: race, deadlock, only under load, only with tensor parallelism > 1",
  },
  {
    id: "mismatched-precision",
    name: "Mismatched Precision",
    category: "configuration",
    count: 17,
    when: "the number format or quantisation scheme differs between conversion, kernel and model: fp8/int4/awq/gptq scale, bf16 taken as fp16",
  },
  {
    id: "document-issue",
    name: "Document Issue",
    category: "configuration",
    count: 13,
    when: "documentation, example or published metadata is wrong or stale, so a user who follows it fails",
  },
  {
    id: "incorrect-job-context-management",
    name: "Incorrect Job Context Management",
    category: "configuration",
    count: 3,
    when: "per-request or per-session state (history, slot, context) is carried over, lost or mixed",
  },
  {
    id: "incorrect-tokenization",
    name: "Incorrect Tokenization",
    category: "input-output-processing",
    count: 12,
    when: "text to token ids is wrong: special tokens, BOS/EOS, merges, chat template",
  },
  {
    id: "incorrect-request-parsing",
    name: "Incorrect Request Parsing",
    category: "input-output-processing",
    count: 10,
    when: "the request or prompt is validated, limited or read wrongly: bad JSON, parameter ignored or refused, prompt over the limit",
  },
  {
    id: "insufficient-multimodal-support",
    name: "Insufficient Multimodal Support",
    category: "input-output-processing",
    count: 9,
    when: "image, audio or video input is not handled properly",
  },
  {
    id: "incorrect-formatting",
    name: "Incorrect Formatting",
    category: "input-output-processing",
    count: 5,
    when: "results are put into the wrong structure: JSON/grammar output, tool calls, API response shape, logprobs",
  },
  {
    id: "incorrect-detokenization",
    name: "Incorrect Detokenization",
    category: "input-output-processing",
    count: 3,
    when: "token ids to text is wrong: dropped, merged, replacement characters, missing spaces, stop handling on text",
  },
  {
    id: "incorrect-character-encoding",
    name: "Incorrect Character Encoding",
    category: "input-output-processing",
    count: 2,
    when: "bytes or Unicode are handled wrongly at the API edge",
  },
  {
    id: "incorrect-resource-allocation",
    name: "Incorrect Resource Allocation",
    category: "resource",
    count: 14,
    when: "too little, too much or the wrong memory, threads or buffers are reserved: OOM although it should fit, buffer overrun, pool too small",
  },
  {
    id: "incorrect-cache-management",
    name: "Incorrect Cache Management",
    category: "resource",
    count: 11,
    when: "KV-cache content, indexing, shifting, saving, prefix reuse or eviction is wrong",
  },
  {
    id: "incorrect-multi-device-management",
    name: "Incorrect Multi-device Management",
    category: "resource",
    count: 8,
    when: "choosing, discovering or dividing work among devices is wrong: CUDA_VISIBLE_DEVICES ignored, wrong GPU used, uneven split",
  },
  {
    id: "incorrect-resource-deallocation",
    name: "Incorrect Resource Deallocation",
    category: "resource",
    count: 4,
    when: "resources are not freed or freed wrongly: leak, error on reload or shutdown",
  },
] as const;

export type Cause = (typeof CAUSES)[number];
export type CauseId = Cause["id"];
