import type { Check } from "../check.js";

const REPO = "https://github.com/ggml-org/llama.cpp/blob/master";
const SERVER_DOC = `${REPO}/tools/server/README.md`;
const BUILD_DOC = `${REPO}/docs/build.md`;
const BENCH_DOC = `${REPO}/tools/llama-bench/README.md`;
const SPEED_TIPS = `${REPO}/docs/development/token_generation_performance_tips.md`;
const ENGINE = "llama.cpp";
const VERIFIED = "2026-11-24";

/** Speed, memory growth and hangs. */
export const LLAMA_CPP_PERFORMANCE_CHECKS: readonly Check[] = [
  {
    id: "llama-cpp-offloaded-layers",
    text: "Look in the start log for `offloaded n/m layers to GPU`.",
    outcomes: [
      {
        when: "fewer layers than the model has, or no such line",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "all layers are on the GPU", confirms: [], rulesOut: ["misconfiguration"] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["abnormal-performance"],
      phases: ["inference-serving"],
      causes: ["misconfiguration", "incorrect-resource-allocation", "incorrect-multi-device-management"],
      needs: ["gpu", "speed"],
      mentions: ["gpu", "cuda", "vulkan", "rocm", "hip", "sycl", "metal", "offload"],
    },
    answered: {
      logged: ["offloaded ", "layers to gpu"],
      phrases: ["layers to gpu", "cpu only", "on cpu", "ryzen"],
    },
    source: SPEED_TIPS,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-thread-count",
    text: "Set `-t` to the number of physical cores, then try `-t 1`.",
    outcomes: [
      {
        when: "fewer threads are faster",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "the speed follows the thread count", confirms: [], rulesOut: ["misconfiguration"] },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["abnormal-performance"],
      phases: ["inference-serving"],
      manifestations: ["slow", "high-utilisation"],
      causes: ["misconfiguration", "concurrency-issue"],
      mentions: ["thread", "cpu usage", "cores", "numa"],
    },
    answered: { flags: ["-t", "--threads"] },
    source: SPEED_TIPS,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-bench-two-builds",
    text: "Run `llama-bench -m model.gguf -p 512 -n 128` with the build that was fast and with this one.",
    outcomes: [
      {
        when: "`llama-bench` is slower too",
        confirms: ["incorrect-algorithm-implementation", "incompatible-version"],
        rulesOut: ["incorrect-job-context-management"],
      },
      {
        when: "both builds are as fast in `llama-bench`",
        confirms: [],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["abnormal-performance"],
      phases: ["inference-serving"],
      manifestations: ["slow"],
      causes: ["incorrect-algorithm-implementation", "incompatible-version", "incompatible-backend"],
      mentions: [
        "regress",
        "slower than before",
        "slower since",
        "slower after",
        "used to be fast",
        "used to get",
        "after updat",
        "latest update",
        "new version is slow",
      ],
    },
    answered: { phrases: ["llama-bench", "| tg128", "| pp512"], logged: ["| tg128", "| pp512"] },
    source: BENCH_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-bench-depth",
    text: "Measure at several depths: `llama-bench -m model.gguf -d 0,4096,16384`.",
    outcomes: [
      {
        when: "it is slow at depth only",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["misconfiguration"],
      },
      { when: "it is slow at depth 0", confirms: [], rulesOut: ["incorrect-cache-management"] },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["abnormal-performance"],
      phases: ["inference-serving"],
      manifestations: ["slow"],
      components: ["operators", "resource-manager", "backend-adapter"],
      causes: ["incorrect-algorithm-implementation", "incorrect-cache-management"],
      mentions: ["context", "depth", "long prompt", "longer", "grows", "slows down", "gets slower", "over time"],
    },
    answered: { phrases: ["@ d", "-d 0,", "--n-depth"] },
    source: BENCH_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-release-build",
    text: "With Visual Studio or Xcode, build with `cmake --build build --config Release`; the type given at configuration is ignored there.",
    outcomes: [
      { when: "it is fast now", confirms: ["misconfiguration"], rulesOut: ["incorrect-algorithm-implementation"] },
      { when: "it is as slow as before", confirms: [], rulesOut: ["misconfiguration"] },
    ],
    cost: "rebuild",
    engine: ENGINE,
    scope: {
      symptoms: ["abnormal-performance"],
      manifestations: ["slow"],
      components: ["setup-tools", "backend-adapter", "operators"],
      causes: ["misconfiguration"],
      mentions: ["visual studio", "msvc", "xcode", "debug", "cl.exe", "windows", "w64devkit"],
    },
    answered: { phrases: ["config release", "cmake_build_type=release"] },
    source: BUILD_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-fa-all-quants",
    text: "For a quantised KV cache on CUDA, build with `-DGGML_CUDA_FA_QUANTS=all` (older builds: `-DGGML_CUDA_FA_ALL_QUANTS=ON`).",
    outcomes: [
      { when: "it is fast now", confirms: ["misconfiguration"], rulesOut: ["incompatible-backend"] },
      { when: "it is as slow as before", confirms: [], rulesOut: ["misconfiguration"] },
    ],
    cost: "rebuild",
    engine: ENGINE,
    scope: {
      symptoms: ["abnormal-performance"],
      manifestations: ["kv-cache", "quantization"],
      backends: ["cuda", "rocm"],
      causes: ["misconfiguration"],
      mentions: ["-ctk", "-ctv", "cache-type", "cache_type", "fa_all_quants", "kv cache"],
    },
    answered: { phrases: ["fa_all_quants", "fa_quants"] },
    source: BUILD_DOC,
    verified: "2026-11-25",
  },
  {
    id: "llama-cpp-cache-ram-off",
    text: "Start the server with `--cache-ram 0`: the prompt cache may take up to 8 GiB of system memory by default.",
    outcomes: [
      {
        when: "memory stays level",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-resource-deallocation"],
      },
      {
        when: "memory still grows",
        confirms: ["incorrect-resource-deallocation"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    versions: ">=6800",
    scope: {
      symptoms: ["abnormal-performance", "crash"],
      phases: ["inference-serving"],
      manifestations: ["memory-growth"],
      causes: ["incorrect-resource-deallocation", "incorrect-cache-management", "misconfiguration"],
    },
    answered: { flags: ["--cache-ram", "-cram"], phrases: ["cache-ram 0", "-cram 0"] },
    source: SERVER_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-health-while-stuck",
    text: "While it hangs, ask `curl http://localhost:<port>/health`; the port is 9931 in the newest builds, 8080 in older ones, or what `--port` says.",
    outcomes: [
      {
        when: "503, `Loading model`",
        confirms: ["incompatible-backend"],
        rulesOut: ["concurrency-issue", "incorrect-request-parsing"],
      },
      { when: "`ok`", confirms: [], rulesOut: ["incompatible-model"] },
      { when: "no answer at all", confirms: ["concurrency-issue"], rulesOut: ["incorrect-request-parsing"] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["system-hang"],
      phases: ["inference-serving"],
      causes: ["incompatible-backend", "concurrency-issue", "incorrect-request-parsing", "incompatible-model"],
      needs: ["server"],
    },
    answered: { phrases: ["/health"] },
    source: SERVER_DOC,
    verified: "2026-11-25",
  },
  {
    id: "llama-cpp-slots-while-stuck",
    text: "While a request hangs, read `/slots` and see whether its slot has `is_processing` set.",
    outcomes: [
      {
        when: "the slot is idle",
        confirms: ["concurrency-issue", "incorrect-job-context-management"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "it is processing and its counts stand still",
        confirms: ["incompatible-backend"],
        rulesOut: ["incorrect-request-parsing"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["system-hang"],
      phases: ["inference-serving"],
      components: ["job-manager", "request-parser", "resource-manager", "operators", "backend-adapter"],
      causes: ["concurrency-issue", "incorrect-job-context-management", "incompatible-backend"],
      needs: ["server"],
    },
    answered: { phrases: ["/slots", "is_processing"] },
    source: SERVER_DOC,
    verified: VERIFIED,
  },
];
