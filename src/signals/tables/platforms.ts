import type { Signal } from "../signal.js";

/** Where the engine runs: systems, devices, containers. They point to backends and adapters. */
export const PLATFORM_SIGNALS = [
  {
    id: "bindings-and-mobile",
    reason: "a mobile, web or embedded platform is used",
    pattern:
      /\bandroid\b|\bios\b|iphone|termux|swift|xcode|\bjetson\b|\borin\b|raspberry|\brpi\b|webgpu|\bwasm\b|emscripten|aarch64|arm64|\barmv[78]|\bndk\b|riscv|loongarch|s390x|powerpc|ppc64/i,
    parts: ["title", "prose", "log", "command"],
    speaksFor: ["incompatible-backend", "backend-adapter"],
    examples: ["Build on Android with the NDK", "Jetson Orin runs out of memory"],
  },
  {
    id: "windows",
    reason: "Windows is named",
    pattern: /\bwindows(?: 1[01])?\b|\bWSL2?\b|\bMSVC\b|visual studio|powershell|\.exe\b|w64devkit|mingw|[A-Z]:\\/i,
    unless: /e\.g\..{0,40}windows|linux\/windows|windows\/mac/i,
    parts: ["title", "prose", "log", "command"],
    speaksFor: ["incompatible-backend"],
    examples: ["Crash on Windows 11 only", "C:\\llama\\llama-server.exe"],
  },
  {
    id: "amd",
    reason: "an AMD device or ROCm is used",
    pattern:
      /\bROCm\b|\bHIP(?:BLAS)?\b|\bgfx\d{3,4}|\bMI(?:100|210|250|300|308|325|355)[AX]?\b|radeon|\bRX ?[67]\d00|\bamd gpu|hipcc|rocblas|hipblas|aiter\b/i,
    unless: /ROCM used to build PyTorch|Is ROCM available|ROCM Version: Could not/i,
    parts: ["title", "prose", "log", "trace", "command"],
    speaksFor: ["incompatible-backend", "backend-adapter"],
    examples: ["Fails on MI300X with ROCm 6.2", "hipBLAS error on gfx1100"],
  },
  {
    id: "apple",
    reason: "an Apple device or Metal is used",
    pattern:
      /\bmetal\b|\bmacos\b|\bmac ?(?:os|book|mini|studio)\b|apple silicon|\bM[1-4](?: (?:pro|max|ultra))?\b|\bMPS\b|darwin|ggml_metal|ggml-metal/i,
    parts: ["title", "prose", "log", "trace", "command"],
    speaksFor: ["incompatible-backend", "backend-adapter"],
    examples: ["Metal backend crashes on M2 Max", "ggml_metal_init: error"],
  },
  {
    id: "vulkan-sycl-opencl",
    reason: "a portable GPU backend is used",
    pattern:
      /\bvulkan\b|ggml[_-]vulkan|\bglslc\b|\bSPIR-?V\b|\bsycl\b|oneapi|level[_-]zero|\bicpx\b|\bopencl\b|clblast|adreno|kompute|intel arc|\bxpu\b|\bcann\b|ascend|\bnpu\b|\bmusa\b|\bhpu\b|gaudi|\btpu\b|neuron/i,
    parts: ["title", "prose", "log", "trace", "command"],
    speaksFor: ["incompatible-backend", "backend-adapter"],
    examples: ["Vulkan output is wrong on Adreno", "SYCL build fails with oneAPI 2025"],
  },
  {
    id: "new-nvidia",
    reason: "a very new or very old NVIDIA device is used",
    pattern:
      /\b(?:5090|5080|5070|5060)\b|blackwell|\bB[12]00\b|\bGB[12]00\b|sm_?1[0-2]0|rtx pro 6000|\bV100\b|\bP(?:100|40|4)\b|\bT4\b|tesla|pascal|volta|turing|\b(?:1080|1070|1060|1650|1660|2080|2060)\b|\bK80\b|\bM40\b/i,
    parts: ["title", "prose", "log"],
    speaksFor: ["incompatible-backend", "backend-adapter"],
    examples: ["RTX 5090 is not supported", "slow on Tesla P40"],
  },
  {
    id: "cpu-backend",
    reason: "the engine runs on the CPU",
    pattern:
      /\bcpu[- ](?:only|backend|inference|offload|mode|version)|\bAVX(?:2|512)?\b|\bAMX\b|\bNEON\b|\bSVE\b|\bOpenMP\b|\bNUMA\b|BLAS\b|openblas|\bMKL\b|--device cpu|-ngl 0|libgomp|\bxeon\b|\bepyc\b/i,
    parts: ["title", "prose", "log", "trace", "command"],
    speaksFor: ["backend-adapter"],
    examples: ["CPU backend crashes without AVX512", "llama-cli -ngl 0 is fine"],
  },
  {
    id: "container",
    reason: "a container or cluster is used",
    pattern:
      /\bdocker\b|container|kubernetes|\bk8s\b|\bpods?\b|\bhelm\b|podman|ghcr\.io|vllm\/vllm-openai|lmsysorg\/sglang|docker-compose|\bimage:/i,
    parts: ["title", "prose", "command"],
    speaksFor: ["setup-tools"],
    examples: ["docker run --gpus all acme/engine", "the pod restarts"],
  },
] as const satisfies readonly Signal[];
