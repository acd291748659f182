import { ERRORS, type Signal } from "../signal.js";

/** Errors that end a process, a request or a load: memory, devices, signals, assertions, processes. */
export const ERROR_SIGNALS = [
  {
    id: "device-out-of-memory",
    reason: "an allocator of a device reports that memory ran out",
    pattern:
      /out of memory|OutOfMemoryError|OutOfDeviceMemory|CUBLAS_STATUS_ALLOC_FAILED|failed to allocate .{0,60}buffer|unable to allocate .{0,60}buffer|cudaMalloc failed|tried to allocate \d/i,
    parts: ERRORS,
    speaksFor: ["crash", "resource-manager", "incorrect-resource-allocation", "misconfiguration"],
    manifestation: "out-of-memory",
    examples: [
      "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 1.20 GiB.",
      "ggml_gallocr_reserve_n: failed to allocate CUDA0 buffer of size 1073741824",
    ],
  },
  {
    id: "killed-for-memory",
    reason: "the kernel or container runtime killed the process for memory",
    pattern: /\bOOM[- ]?kill|out of memory: kill|exit(?:ed with)? code:? ?137|signal 9 \(SIGKILL\)|std::bad_alloc/i,
    parts: ERRORS,
    speaksFor: ["crash", "resource-manager"],
    manifestation: "out-of-memory",
    examples: [
      "the pod was OOMKilled after an hour",
      "terminate called after throwing an instance of 'std::bad_alloc'",
    ],
  },
  {
    id: "kv-cache-too-small",
    reason: "the engine says that the KV cache cannot hold what is asked",
    pattern:
      /no available memory for the cache blocks|can be stored in (?:the )?KV cache|free space in the KV cache|find a KV slot|not enough memory\. please try to increase|no slot available|KV cache (?:pool )?(?:is )?full|needed, which is larger than the available KV cache/i,
    parts: ERRORS,
    speaksFor: ["crash", "resource-manager", "misconfiguration"],
    manifestation: "kv-cache",
    examples: [
      "ValueError: No available memory for the cache blocks.",
      "decode: failed to find free space in the KV cache, retrying with smaller batch size",
    ],
  },
  {
    id: "kv-cache-named",
    reason: "the KV cache is named as part of the problem",
    pattern:
      /\bKV[ _-]?cache\b|prefix[ -]cach|radix[ -]?cache|context shift|cache[_-]reuse|prompt cache|block manager/i,
    parts: ["title", "prose"],
    speaksFor: ["resource-manager", "incorrect-cache-management"],
    examples: ["Wrong answers when prefix caching is on", "the kv cache is not reused between turns"],
  },
  {
    id: "illegal-memory-access",
    reason: "a kernel touched memory outside its buffers",
    pattern:
      /illegal memory access|misaligned address|memory access fault|unspecified launch failure|invalid (?:read|write) of size/i,
    parts: ERRORS,
    speaksFor: ["crash", "operators"],
    manifestation: "illegal-memory-access",
    examples: ["RuntimeError: CUDA error: an illegal memory access was encountered", "CUDA error: misaligned address"],
  },
  {
    id: "device-side-assert",
    reason: "an index or value check inside a kernel failed",
    pattern:
      /device-side assert|Assertion .{0,120}index out of bounds|srcIndex < srcSelectDimSize|vectorized_gather_kernel/i,
    unless: /compile with .{0,10}TORCH_USE_CUDA_DSA/i,
    parts: ERRORS,
    speaksFor: ["crash", "operators"],
    manifestation: "cuda-error",
    examples: ["CUDA error: device-side assert triggered", "Assertion `srcIndex < srcSelectDimSize` failed."],
  },
  {
    id: "no-kernel-image",
    reason: "the binary holds no code for this device",
    pattern:
      /no kernel image|invalid device function|not compiled for|no (?:valid )?kernel(?:s)? (?:found|available) for|unsupported gpu architecture|hipErrorNoBinaryForGpu|not compatible with the current PyTorch installation/i,
    parts: ERRORS,
    speaksFor: ["crash", "incompatible-backend", "backend-adapter"],
    manifestation: "no-kernel-image",
    examples: [
      "CUDA error: no kernel image is available for execution on the device",
      "HIP error: invalid device function",
    ],
  },
  {
    id: "compute-capability",
    reason: "a feature asks for another generation of device",
    pattern:
      /compute capability|\bsm_?\d{2,3}a?\b|\bgfx\d{3,4}[a-z]?\b|only supported on (?:gpus|hopper|ampere|blackwell)|bfloat16 is only supported|requires? (?:hopper|ampere|ada|blackwell|turing)|does not support bf16/i,
    parts: ERRORS,
    speaksFor: ["incompatible-backend", "backend-adapter"],
    examples: [
      "Bfloat16 is only supported on GPUs with compute capability of at least 8.0.",
      "ptxas fatal : Value 'sm_120' is not defined for option 'gpu-name'",
    ],
  },
  {
    id: "cuda-runtime-error",
    reason: "the device runtime returned an error",
    pattern:
      /\b(?:CUDA|HIP|ROCm|MUSA|CANN|SYCL) error\b|cuda(?:Error|_error)|CUBLAS_STATUS_|CUDNN_STATUS_|hipError|cublas .{0,20}error|cudaStream|GPU-hang|Xid|vk::|ErrorDeviceLost|device lost/i,
    unless: /out of memory/i,
    parts: ERRORS,
    speaksFor: ["crash", "backend-adapter", "operators"],
    manifestation: "cuda-error",
    examples: ["CUDA error: invalid argument", "terminate called after throwing an instance of 'vk::DeviceLostError'"],
  },
  {
    id: "device-not-found",
    reason: "no usable device was seen by the runtime",
    pattern:
      /no (?:CUDA|HIP|GPU|NVIDIA|ROCm).{0,20}(?:devices?|gpus?) (?:is |are )?(?:found|detected|available)|no cuda-capable|cuda is not available|found no NVIDIA driver|failed to infer device type|libcuda\.so|driver version is insufficient|no usable gpu found|gpu (?:is )?not (?:being )?(?:used|detected|recogni[sz]ed)/i,
    parts: ERRORS,
    speaksFor: ["incompatible-backend", "misconfiguration", "backend-adapter"],
    manifestation: "cuda-error",
    examples: [
      "RuntimeError: Failed to infer device type",
      "warning: no usable GPU found, --gpu-layers option will be ignored",
    ],
  },
  {
    id: "segmentation-fault",
    reason: "the process was ended by a memory fault",
    pattern:
      /segmentation fault|seg[- ]?fault|null ?pointer|\bSIGSEGV\b|\bSIGBUS\b|signal 11|access violation|0xC0000005|EXC_BAD_ACCESS|core dumped|exit code:? -?11\b|exit code:? 139/i,
    unless: /(?:no|without|instead of) (?:a )?segfault/i,
    parts: ERRORS,
    speaksFor: ["crash"],
    manifestation: "segfault",
    examples: ["Segmentation fault (core dumped)", "Thread 1 received signal SIGSEGV"],
  },
  {
    id: "illegal-instruction",
    reason: "the binary uses CPU instructions that the machine lacks",
    pattern: /illegal instruction|bad CPU type|\bSIGILL\b|signal 4\b|0xC000001D|exit code:? 132/i,
    parts: ERRORS,
    speaksFor: ["crash", "incompatible-backend"],
    manifestation: "illegal-instruction",
    examples: ["Illegal instruction (core dumped)", "Program received signal SIGILL"],
  },
  {
    id: "abort",
    reason: "the process aborted itself",
    pattern:
      /\bSIGABRT\b|\bAborted\b|terminate called|signal 6\b|abort\(\)|ggml_abort|libc\+\+abi: terminating|uncaught exception|exit code:? 134/,
    parts: ERRORS,
    speaksFor: ["crash"],
    examples: ["Aborted (core dumped)", "terminate called after throwing an instance of 'std::runtime_error'"],
  },
  {
    id: "ggml-assert",
    reason: "ggml stopped at a line of its source",
    pattern: /GGML_ASSERT|GGML_ABORT|ggml_abort|not implemented.{0,20}ggml|ggml-?\w*\.(?:c|cpp|cu|m):\d+:/,
    unless: /^ *#\d+ /i,
    parts: ERRORS,
    speaksFor: ["crash", "operators"],
    manifestation: "assertion",
    examples: ["GGML_ASSERT(ne00 == ne10) failed", "ggml-cuda.cu:1201: CUDA error"],
  },
  {
    id: "python-assertion",
    reason: "an assertion in Python code failed",
    pattern: /\bAssertionError\b|^\s*assert .{1,200}$/m,
    parts: ["title", "prose", "log", "trace"],
    speaksFor: ["crash"],
    manifestation: "assertion",
    examples: ["AssertionError: Invalid group_sizes", "    assert hidden_size % num_heads == 0"],
  },
  {
    id: "traceback",
    reason: "an uncaught Python exception is shown",
    pattern: /Traceback \(most recent call last\)|^\s*File ".{1,300}", line \d+, in /m,
    parts: ["log", "trace", "prose", "output", "code"],
    speaksFor: ["malfunction", "crash"],
    manifestation: "python-exception",
    examples: ["Traceback (most recent call last):", '  File "/opt/app/run.py", line 12, in <module>'],
  },
  {
    id: "crash-said",
    reason: "the user says that it crashes, fails or errors",
    pattern:
      /\bcrash(?:es|ed|ing)?\b|\b(?:server|process|engine|program|it) (?:\w+ )?(?:terminates?|dies|died|exits?|quits?|aborts?)\b|(?:won't|cannot|can't|unable to|couldn't) (?:start|run|launch|load|compile|build|import|install)|blows? up|blew up|double free|malloc\b.{0,20}error|\bpanic(?:s|ked)?\b|\bfails? to (?:start|load|run|launch|build|compile|initiali[sz]e|import)|failed to (?:start|load|run|launch|build|compile|initiali[sz]e)|exits? (?:immediately|unexpectedly)|(?:throws?|raises?|got|getting|gives?|encounter(?:ed)?|hit) (?:an? |the |this |following )*(?:\w+ ){0,2}(?:error|exception)/i,
    unless: /(?:does not|doesn't|didn't|no longer|without|not) crash/i,
    parts: ["title", "prose"],
    speaksFor: ["malfunction", "crash"],
    examples: ["The server crashes when two requests arrive", "it failed to load the second shard"],
  },
  {
    id: "error-in-title",
    reason: "the title names an error class",
    pattern: /\b[A-Z]\w*(?:Error|Exception)\b|\berror:|\bRuntimeError|\bassert/,
    parts: ["title"],
    speaksFor: ["malfunction", "crash"],
    examples: ["ValueError when loading the adapter", "error: unknown type name"],
  },
  {
    id: "engine-died",
    reason: "the engine's core or a worker process ended and took the server with it",
    pattern:
      /EngineDeadError|EngineCore .{0,40}(?:died|failed|fatal)|Engine (?:core|process) .{0,40}(?:died|failed)|Background loop (?:has errored|is stopped)|worker .{0,40}(?:died|exited|dead)|Rank 0 scheduler is dead|RayActorError|ActorDiedError|child process .{0,30}(?:died|exit)|llama runner process has terminated|Received sigquit from a child/i,
    parts: ERRORS,
    speaksFor: ["crash"],
    manifestation: "worker-died",
    examples: [
      "vllm.v1.engine.exceptions.EngineDeadError: EngineCore encountered an issue",
      "Rank 0 scheduler is dead.",
    ],
  },
  {
    id: "http-5xx",
    reason: "a request was answered with a server error",
    pattern:
      /\b(?:HTTP(?:\/1\.1)?"? |status(?:[ _]code)?:? ?=?)50[0234]\b|500 Internal Server Error|Internal Server Error|code['"]?: ?50[0234]\b|503 Service/i,
    parts: ["title", "prose", "log", "trace", "output"],
    speaksFor: ["malfunction", "crash", "request-parser"],
    manifestation: "http-5xx",
    examples: ['"POST /v1/completions HTTP/1.1" 500 Internal Server Error', "status code 503"],
  },
  {
    id: "http-4xx",
    reason: "a request was refused",
    pattern:
      /\b(?:HTTP(?:\/1\.1)?"? |status(?:[ _]code)?:? ?=?)4(?:0[0-57-9]|22|29)\b|\b4\d\d Bad Request|422 Unprocessable|BadRequestError|code['"]?: ?4\d\d\b|404 Not Found/i,
    parts: ["title", "prose", "log", "trace", "output"],
    speaksFor: ["feature-failure", "request-parser", "incorrect-request-parsing"],
    manifestation: "http-4xx",
    examples: ['"POST /v1/chat/completions HTTP/1.1" 400 Bad Request', "openai.BadRequestError: Error code: 400"],
  },
  {
    id: "nan-or-inf",
    reason: "not-a-number or infinite values appear",
    pattern:
      /\bNaNs?\b|\binf(?:inity)? (?:values?|logits)|contains either `?inf|nan in|is nan|isnan|overflow(?:s|ed)?\b|division by zero|ZeroDivisionError/i,
    parts: ERRORS,
    speaksFor: ["numerical-issue", "operators"],
    manifestation: "nan",
    examples: ["probability tensor contains either `inf`, `nan` or element < 0", "logits become NaN after layer 12"],
  },
] as const satisfies readonly Signal[];
