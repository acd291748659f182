import { ERRORS, RUNS, type Signal } from "../signal.js";

/** Building, installing and converting: the first two phases. */
export const SETUP_AND_CONVERSION_SIGNALS = [
  {
    id: "compiler-error",
    reason: "an error names a line of C, C++ or GPU source, or a compiler",
    pattern:
      /\.(?:c|cc|cpp|cxx|cu|cuh|h|hpp|m|mm|metal|comp)[:(]\d+.{0,12}(?:fatal )?error|error C\d{4}|fatal error:|nvcc (?:fatal|error)|ptxas (?:fatal|error)|error: (?:unknown type|use of undeclared|expected|no member|static assertion|identifier|inlining failed)|identifier ".{1,80}" is undefined|implicit declaration|errors? generated\./i,
    unless: /(?:SYCL|ROCm|CUDA|MUSA|CANN) error/i,
    parts: ["title", "prose", "log", "trace", "output", "code"],
    speaksFor: ["engine-setup", "crash", "setup-tools", "incompatible-backend"],
    manifestation: "build-failure",
    examples: [
      "ggml-vulkan.cpp:212:10: error: no member named 'foo'",
      "nvcc fatal   : Unsupported gpu architecture 'compute_120'",
    ],
  },
  {
    id: "linker-error",
    reason: "a linker could not resolve a symbol or library",
    pattern:
      /undefined reference|unresolved external|LNK\d{4}|ld: (?:cannot find|symbol|library|unknown)|collect2: error|linker command failed|ld returned|duplicate symbol|multiple definition/i,
    parts: ERRORS,
    speaksFor: ["engine-setup", "crash", "setup-tools"],
    manifestation: "build-failure",
    examples: ["undefined reference to `cublasCreate_v2'", "collect2: error: ld returned 1 exit status"],
  },
  {
    id: "cmake-error",
    reason: "the build could not be configured",
    pattern:
      /CMake Error|Configuring incomplete|Could NOT find|could not find (?:a package|any of|compiler)|CMAKE_\w+ (?:not set|was not)|No CMAKE_|target .{1,60} not found|Compatibility with CMake/i,
    parts: ERRORS,
    speaksFor: ["engine-setup", "crash", "setup-tools", "misconfiguration"],
    manifestation: "build-failure",
    examples: ["CMake Error at CMakeLists.txt:12 (message):", "Could NOT find CUDAToolkit (missing: CUDA_NVCC)"],
  },
  {
    id: "build-stopped",
    reason: "a build tool ended with an error",
    pattern:
      /ninja: build stopped|make(?:\[\d+\])?: \*\*\*|Failed building wheel|Building wheel .{0,60}error|build failed|subprocess-exited-with-error|metadata-generation-failed|setup\.py .{0,60}(?:did not run|exit)|error: command .{1,80} failed|BUILD FAILED|ERROR: failed to (?:solve|build)|msbuild|FAILED: /i,
    parts: ERRORS,
    speaksFor: ["engine-setup", "crash", "setup-tools"],
    manifestation: "build-failure",
    examples: ["make: *** [Makefile:12: all] Error 2", "ERROR: Failed building wheel for vllm"],
  },
  {
    id: "package-resolution",
    reason: "a package manager found no fitting set of packages",
    pattern:
      /No matching distribution|Could not find a version|ResolutionImpossible|conflicting dependencies|dependency (?:conflict|resolver)|requires .{1,60}but you have|incompatible with|No solution found|not a supported wheel|unsatisfiable|is not available on this (?:channel|platform)|manifest unknown/i,
    parts: ERRORS,
    speaksFor: ["engine-setup", "setup-tools", "dependent-module-issue", "incompatible-version"],
    manifestation: "install-failure",
    examples: [
      "ERROR: No matching distribution found for torch==2.9.9",
      "foo 1.0 requires torch==2.4.0, but you have torch 2.5.1",
    ],
  },
  {
    id: "build-said",
    reason: "the user speaks of building or compiling the engine",
    pattern:
      /\b(?:compil(?:e|es|ed|ing|ation)|build(?:ing)?|built|cross[- ]compil\w+)\b.{0,60}\b(?:fail|error|broken|issue|problem|from source|llama\.cpp|vllm|sglang|docker|image|wheel|windows)|(?:cannot|can't|unable to|fails? to|failed to|not able to|error (?:while |when )?) ?(?:compil|build|mak)(?:e|ing)?\b|(?:does not|doesn't|won't|not) (?:compile|build)\b|Compile bug|build error/i,
    parts: ["title", "prose"],
    speaksFor: ["engine-setup", "setup-tools"],
    manifestation: "build-failure",
    examples: ["Cannot build with the Vulkan backend", "compilation error on FreeBSD"],
  },
  {
    id: "install-said",
    reason: "the user speaks of installing the engine or its packages",
    pattern:
      /\binstall(?:s|ed|ing|ation)?\b.{0,60}\b(?:fail|error|issue|problem|broken|stuck|conflict|vllm|sglang|llama|wheel)|\bInstallation\b|fails? to install|(?:can't|cannot|unable to) install|pip install .{0,60}(?:fail|error)|docker (?:build|image)|dockerfile/i,
    parts: ["title", "prose"],
    speaksFor: ["engine-setup", "setup-tools"],
    manifestation: "install-failure",
    examples: ["pip install fails with an error", "installing from the wheel is broken on arm64"],
  },
  {
    id: "build-command",
    reason: "build or install commands were run",
    pattern:
      /\bcmake (?:-|\.|\.\.)|\bmake (?:-j|LLAMA_|GGML_|clean)|\bninja\b|python3? setup\.py|pip3? install (?:-e|-v|\.|--no-build)|docker (?:build|buildx)|cargo build|xcodebuild|meson|bazel|go build|nix build/,
    parts: ["command", "log", "prose", "code"],
    speaksFor: ["engine-setup", "setup-tools"],
    examples: ["cmake -B build -DGGML_CUDA=ON", "pip install -e . --no-build-isolation"],
  },
  {
    id: "conversion-tool",
    reason: "a converter, quantiser or model compiler is named",
    pattern:
      /convert[_-](?:hf|lora|llama|pth|checkpoint|weight)|convert\.py|hf[_-]to[_-]gguf|llama-quantize|\bquantize(?:\.exe)?\b (?:--|\S+\.gguf)|gguf-(?:split|new-metadata|set-metadata)|gguf_(?:split|new_metadata)|llama-imatrix|\bimatrix\b|export-lora|trtllm-build|convert_checkpoint|mlc_llm (?:compile|convert|gen_config|package)|convert_weight|lmdeploy lite|llama-gguf-split|llama-export/i,
    parts: RUNS,
    speaksFor: ["model-conversion", "model-conversion-tools"],
    examples: ["python convert_hf_to_gguf.py ./model --outtype f16", "trtllm-build --checkpoint_dir ./ckpt"],
  },
  {
    id: "conversion-said",
    reason: "the user speaks of converting or quantising a model",
    pattern:
      /\b(?:convert(?:ing|ed|er|sion)?|quantiz(?:e|ing)|quantis(?:e|ing))\b.{0,60}\b(?:gguf|ggml|model|lora|adapter|weights?|checkpoint|safetensors|hf|mmproj|script)|conversion (?:fail|error|script)|merg(?:e|ing) .{0,30}(?:gguf|lora)/i,
    parts: ["title", "prose"],
    speaksFor: ["model-conversion", "model-conversion-tools"],
    examples: ["converting the model to gguf fails", "error while quantizing weights"],
  },
  {
    id: "conversion-failed",
    reason: "a converter stopped at a model it does not fit",
    pattern:
      /Model .{1,60} is not supported|Unsupported (?:tensor|architecture)|failed to quantize|main: quantize|error: .{0,40}quantiz|Can not map tensor|vocab(?:ulary)? .{0,30}mismatch|set_vocab|get_vocab_base|gguf_writer|GGUFWriter/i,
    unless: /\bINFO\b/i,
    parts: ["title", "prose", "log", "trace"],
    speaksFor: ["model-conversion", "model-conversion-tools", "incompatible-model"],
    examples: [
      "ERROR:hf-to-gguf:Model AcmeForCausalLM is not supported",
      "llama_model_quantize: failed to quantize: tensor is empty",
    ],
  },
] as const satisfies readonly Signal[];
