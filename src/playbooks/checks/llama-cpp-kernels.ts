import type { Check } from "../check.js";

const REPO = "https://github.com/ggml-org/llama.cpp/blob/master";
const SERVER_DOC = `${REPO}/tools/server/README.md`;
const BUILD_DOC = `${REPO}/docs/build.md`;
const CONTRIBUTING = `${REPO}/CONTRIBUTING.md`;
const RESULTS_FORM = `${REPO}/.github/ISSUE_TEMPLATE/011-bug-results.yml`;
const ENGINE = "llama.cpp";
const VERIFIED = "2026-11-24";

/** Pinning a fault on one operator, kernel path or commit. */
export const LLAMA_CPP_KERNEL_CHECKS: readonly Check[] = [
  {
    id: "llama-cpp-backend-ops",
    text: "Run `test-backend-ops` from the build's `bin` folder: it compares each operator of your backend with the CPU.",
    outcomes: [
      {
        when: "an operator fails",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend"],
        rulesOut: ["incompatible-model", "misconfiguration"],
      },
      { when: "all operators pass", confirms: [], rulesOut: [] },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "silent-error"],
      phases: ["inference-serving"],
      components: ["operators", "backend-adapter"],
      backends: ["cuda", "rocm", "metal", "vulkan", "sycl", "opencl", "musa", "cann", "webgpu"],
      causes: ["incorrect-algorithm-implementation", "incompatible-backend", "numerical-issue"],
    },
    answered: { phrases: ["test-backend-ops"] },
    source: CONTRIBUTING,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-cuda-graphs-off",
    text: "Run with `GGML_CUDA_DISABLE_GRAPHS=1` to leave CUDA graphs out.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model"],
      },
      { when: "nothing changes", confirms: [], rulesOut: [] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang", "abnormal-performance"],
      phases: ["inference-serving"],
      components: ["operators", "backend-adapter"],
      backends: ["cuda"],
      causes: ["incorrect-algorithm-implementation", "incorrect-synchronization", "incompatible-backend"],
    },
    answered: { env: ["GGML_CUDA_DISABLE_GRAPHS"], phrases: ["ggml_cuda_disable_graphs", "ggml_cuda_graphs=off"] },
    source: "https://github.com/ggml-org/llama.cpp/blob/master/ggml/src/ggml-cuda/common.cuh",
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-force-mmq",
    text: "Rebuild with `-DGGML_CUDA_FORCE_MMQ=ON`, which keeps quantised matrix products out of FP16 cuBLAS or hipBLAS.",
    outcomes: [
      {
        when: "the output is right",
        confirms: ["numerical-issue"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["numerical-issue"] },
    ],
    cost: "rebuild",
    engine: ENGINE,
    scope: {
      symptoms: ["unexpected-output", "silent-error", "crash"],
      phases: ["inference-serving"],
      manifestations: ["nan", "garbled-output", "repeated-output", "cuda-error", "quantization"],
      backends: ["cuda", "rocm"],
      causes: ["numerical-issue", "incompatible-backend"],
    },
    answered: { phrases: ["ggml_cuda_force_mmq: yes", "ggml_cuda_force_mmq=on", "force_mmq=1"] },
    source: BUILD_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-vulkan-coopmat-off",
    text: "Run with `GGML_VK_DISABLE_COOPMAT=1`, which leaves the cooperative-matrix shaders out.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incompatible-backend"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      { when: "nothing changes", confirms: [], rulesOut: [] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang", "abnormal-performance"],
      phases: ["inference-serving"],
      backends: ["vulkan"],
      causes: ["incompatible-backend", "incorrect-algorithm-implementation", "numerical-issue"],
    },
    answered: { env: ["GGML_VK_DISABLE_COOPMAT"], phrases: ["ggml_vk_disable_coopmat", "matrix cores: none"] },
    source: "https://github.com/ggml-org/llama.cpp/pull/10597",
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-sycl-plain",
    text: "Run with `GGML_SYCL_DISABLE_OPT=1`, which leaves the optimised paths for Intel GPUs out.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model"],
      },
      { when: "nothing changes", confirms: [], rulesOut: [] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang"],
      phases: ["inference-serving"],
      backends: ["sycl"],
      causes: ["incorrect-algorithm-implementation", "incompatible-backend", "mismatched-precision"],
    },
    answered: { env: ["GGML_SYCL_DISABLE_OPT"], phrases: ["ggml_sycl_disable_opt"] },
    source: `${REPO}/docs/backend/SYCL.md`,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-no-repack",
    text: "On the CPU, run with `--no-repack`, which keeps the weights in their own layout.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend"],
        rulesOut: ["incompatible-model"],
      },
      { when: "nothing changes", confirms: [], rulesOut: [] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "abnormal-performance"],
      phases: ["inference-serving"],
      components: ["operators", "backend-adapter", "model-loader"],
      backends: ["cpu"],
      causes: ["incorrect-algorithm-implementation", "incompatible-backend", "mismatched-shape"],
    },
    answered: { flags: ["--no-repack", "-nr"], phrases: ["no-repack"] },
    source: SERVER_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-small-batch",
    text: "Lower the physical batch: `-ub 64`.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model"],
      },
      { when: "nothing changes", confirms: [], rulesOut: [] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output"],
      phases: ["inference-serving"],
      components: ["operators", "resource-manager", "job-manager"],
      causes: ["incorrect-algorithm-implementation", "incorrect-resource-allocation", "mismatched-shape"],
    },
    answered: { flags: ["-ub", "--ubatch-size"], phrases: ["ubatch"] },
    source: SERVER_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-address-sanitizer",
    text: "Build with `-DLLAMA_SANITIZE_ADDRESS=ON -DCMAKE_BUILD_TYPE=Debug` and run the same command on the CPU.",
    outcomes: [
      {
        when: "it reports a read or write outside a buffer",
        confirms: ["incorrect-resource-allocation", "mismatched-shape"],
        rulesOut: ["incompatible-backend", "misconfiguration"],
      },
      {
        when: "it reports a use after free",
        confirms: ["incorrect-resource-deallocation"],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "rebuild",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "silent-error"],
      manifestations: ["segfault", "illegal-memory-access", "assertion"],
      causes: [
        "incorrect-resource-allocation",
        "incorrect-resource-deallocation",
        "mismatched-shape",
        "concurrency-issue",
      ],
    },
    answered: { phrases: ["addresssanitizer", "sanitize_address", "valgrind"] },
    source: `${REPO}/CMakeLists.txt`,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-without-wrapper",
    text: "Reproduce it with `llama-completion` or `llama-server` of this repository, without Ollama, a binding or a UI between.",
    outcomes: [
      {
        when: "llama.cpp itself works",
        confirms: ["dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "it fails too", confirms: [], rulesOut: ["dependent-module-issue"] },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      phases: ["inference-serving"],
      causes: ["dependent-module-issue", "incompatible-version", "misconfiguration"],
    },
    answered: {
      phrases: ["llama-cli", "llama-server", "llama-completion", "llama-bench", "llama-mtmd-cli", "./main", "./server"],
    },
    source: RESULTS_FORM,
    verified: VERIFIED,
  },
];
