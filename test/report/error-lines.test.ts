import { describe, expect, test } from "@jest/globals";
import { ERROR_LINE_RULES, readErrorLine } from "../../src/report/error-lines.js";
import { readReportLine } from "../../src/report/report-lines.js";
import { GENERIC_ERROR_RULES } from "../../src/report/stack-traces/generic.js";

/** A line for each rule: its id, the line, and the type that must come out. */
const EXAMPLES: Record<string, [string, string]> = {
  panic: ["thread 'main' panicked at src/main.rs:4:5:", "panic"],
  shard: ["Error: ShardCannotStart", "ShardFailed"],
  gcc: ["src/a.cpp:12:3: fatal error: cuda.h: No such file", "compiler error"],
  msvc: ["a.cpp(3,1): error C2065: 'x': undeclared identifier", "C2065"],
  nvcc: ["a.cu(12): error: identifier is undefined", "nvcc error"],
  cmake: ["CMake Error at CMakeLists.txt:3 (project):", "CMake Error"],
  "undefined-reference": ["a.o: undefined reference to `foo'", "undefined reference"],
  "ld-symbols": ["ld: symbol(s) not found for architecture arm64", "linker error"],
  "cannot-find-cuda": ["CUDA_HOME environment variable is not set", "CUDA toolkit not found"],
  cargo: ["error: could not compile `router`", "rustc error"],
  "pip-resolve": ["ERROR: No matching distribution found for x", "pip error"],
  wheel: ["ERROR: Failed building wheel for x", "wheel build"],
  ninja: ["ninja: build stopped: subcommand failed.", "ninja"],
  "ninja-failed": ["FAILED: a.o", "ninja"],
  make: ["make[1]: *** [all] Error 2", "make"],
  "cmake-incomplete": ["-- Configuring incomplete, errors occurred!", "CMake"],
  "docker-build": ["failed to solve: process did not complete", "docker build"],
  "driver-error": ["clang: error: unsupported option '-fopenmp'", "compiler error"],
  "torch-oom": ["CUDA out of memory. Tried to allocate 2 GiB", "OutOfMemoryError"],
  "cuda-error": ["CUDA error: an illegal memory access was encountered", "CUDA error"],
  "hip-error": ["HIP error: invalid device function", "HIP error"],
  "nccl-error": ["NCCL error in: x.cpp:12, unhandled system error", "NCCL error"],
  "cublas-error": ["CUBLAS_STATUS_NOT_INITIALIZED when calling", "cuBLAS error"],
  "cudnn-error": ["cuDNN error: CUDNN_STATUS_EXECUTION_FAILED", "cuDNN error"],
  "cuda-code": ["status was cudaErrorNoKernelImageForDevice", "cudaErrorNoKernelImageForDevice"],
  "device-assert": ["Assertion `index < size` failed.", "device-side assert"],
  xid: ["NVRM: Xid (PCI:0000:01:00): 79", "Xid"],
  "vulkan-error": ["what: vk::DeviceLostError", "vk::DeviceLostError"],
  "metal-error": ["ggml_metal_graph_compute: command buffer 0 failed with status 5", "Metal error"],
  "sycl-error": ["Native API failed. Native API returns: -2", "SYCL error"],
  "cann-error": ["CANN error: EZ9999", "CANN error"],
  "ggml-assert": ["ggml.c:12: GGML_ASSERT(ne00 == ne10) failed", "GGML_ASSERT"],
  "ggml-abort": ["ggml.c:12: fatal error", "GGML_ABORT"],
  "model-load": ["llama_model_load: error loading it", "model load error"],
  "model-load-error": ["x: error loading model: unknown architecture: 'foo'", "model load error"],
  terminate: ["terminate called after throwing an instance of 'std::out_of_range'", "std::out_of_range"],
  "libcxx-terminate": [
    "libc++abi: terminating due to uncaught exception of type std::bad_alloc: bad",
    "std::bad_alloc",
  ],
  what: ["  what():  vector too long", "what()"],
  "c-assert": ["main: a.cpp:12: void f(): Assertion `x' failed.", "assertion"],
  "tllm-assert": ["[TensorRT-LLM][ERROR] tensorrt_llm::common::TllmException: it broke", "TllmException"],
  segfault: ["Segmentation fault (core dumped)", "SIGSEGV"],
  "bus-error": ["Bus error (core dumped)", "SIGBUS"],
  "illegal-instruction": ["Illegal instruction (core dumped)", "SIGILL"],
  "floating-point": ["Floating point exception", "SIGFPE"],
  heap: ["double free or corruption (out)", "heap corruption"],
  sanitizer: ["==77==ERROR: LeakSanitizer: detected memory leaks", "LeakSanitizer"],
  "ggml-error": ["ggml_gallocr_reserve: failed to allocate buffer", "ggml error"],
  "unknown-argument": ["error: unknown argument: --foo", "argument error"],
  aborted: ["Aborted (core dumped)", "SIGABRT"],
  runner: ["Post: llama runner process has terminated: signal: killed", "llama runner terminated"],
  "ollama-error": ["Error: model requires more system memory", "Error"],
  "slog-error": ['time=x level=ERROR source=a.go:1 msg="it went wrong"', "error"],
  "slog-fatal": ['source=a.go:1 msg="load failed" error="no space"', "error"],
  loader: [
    "x: error while loading shared libraries: libcudart.so.12: cannot open shared object file",
    "cannot open shared object",
  ],
  "command-not-found": ["bash: nvcc: command not found", "command not found"],
  "no-such-file": ["bash: ./main: No such file or directory", "No such file or directory"],
  "oom-killer": ["Out of memory: Killed process 12 (python)", "oom-killer"],
  killed: ["Killed", "Killed"],
  "exit-code": ["process exited with code 137", "exit code"],
  "http-5xx": ['"POST /v1/completions HTTP/1.1" 500', "HTTP 5xx"],
  docker: ["docker: Error response from daemon: could not select driver", "docker"],
  "timed-out": ["The client socket has timed out after 600s", "timeout"],
  permission: ["./main: Permission denied", "Permission denied"],
  dll: ["DLL load failed while importing _C", "ImportError"],
  exception: ["ValueError: unknown quantization", "ValueError"],
  pytest: ["FAILED tests/test_a.py::test_b - assert 1 == 2", "pytest failure"],
  usage: ["api_server.py: error: unrecognized arguments: --foo", "argument error"],
  "error-colon": ["error: input is empty", "error"],
  "failed-to": ["Failed to fetch the thing", "error"],
};

function read(line: string, isLog = true) {
  return readErrorLine(readReportLine(line, 5), isLog);
}

describe("error lines", () => {
  test.each([...ERROR_LINE_RULES, ...GENERIC_ERROR_RULES].map(({ id }) => id))("rule %s reads its line", (id) => {
    const [line, type] = EXAMPLES[id] ?? ["", ""];
    const rule = [...ERROR_LINE_RULES, ...GENERIC_ERROR_RULES].find((row) => row.id === id);
    expect(rule?.pattern.test(line)).toBe(true);
    expect(read(line)).toMatchObject({ type, line: 5, startLine: 5, endLine: 5 });
  });

  test("ids are unique", () => {
    expect(new Set(ERROR_LINE_RULES.map(({ id }) => id)).size).toBe(ERROR_LINE_RULES.length);
  });

  test("what a logger calls an error is one, in logs only", () => {
    const line = "ERROR 05-07 17:26:12 [core.py:396] the thing went away";
    expect(read(line)).toMatchObject({ type: "error", language: "other", message: "the thing went away" });
    expect(read("ERROR 05-07 17:26:12 [core.py:396] the thing went away", false)).toBeNull();
    expect(read("error: it stops", false)).toBeNull();
  });

  test.each([
    "llama_model_loader: loaded meta data",
    "    raise ValueError('x')",
    "CUDA kernel errors might be asynchronously reported",
    "I like terminals",
  ])("%p states none", (line) => {
    expect(read(line)).toBeNull();
  });

  test("messages are cut to 500 characters", () => {
    expect(read(`ValueError: ${"x".repeat(3_000)}`)?.message.length).toBeLessThanOrEqual(500);
  });
});
