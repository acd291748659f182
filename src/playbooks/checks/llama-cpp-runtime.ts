import type { Check } from "../check.js";

const REPO = "https://github.com/ggml-org/llama.cpp/blob/master";
const SERVER_DOC = `${REPO}/tools/server/README.md`;
const BUILD_DOC = `${REPO}/docs/build.md`;
const RESULTS_FORM = `${REPO}/.github/ISSUE_TEMPLATE/011-bug-results.yml`;
const ENGINE = "llama.cpp";
const VERIFIED = "2026-11-24";

/** Narrowing a failure at run time down to a backend, a kernel, memory or several devices. */
export const LLAMA_CPP_RUNTIME_CHECKS: readonly Check[] = [
  {
    id: "llama-cpp-device-none",
    text: "Run once on the CPU alone with `--device none`; `-ngl 0` by itself still lets the GPU do some of the work.",
    outcomes: [
      {
        when: "it works on the CPU",
        confirms: ["incompatible-backend"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      { when: "it fails in the same way", confirms: [], rulesOut: ["incompatible-backend"] },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang", "silent-error"],
      phases: ["inference-serving"],
      backends: ["cuda", "rocm", "vulkan", "sycl", "opencl", "musa", "cann", "webgpu"],
      causes: ["incompatible-backend", "incorrect-algorithm-implementation", "numerical-issue", "incompatible-model"],
    },
    answered: {
      phrases: [
        "--device none",
        "-dev none",
        "works on cpu",
        "on cpu it works",
        "cpu works",
        "works with cpu",
        "cpu only works",
      ],
    },
    source: BUILD_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-metal-off",
    text: "Run once without Metal: `--n-gpu-layers 0`.",
    outcomes: [
      {
        when: "it works on the CPU",
        confirms: ["incompatible-backend"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      { when: "it fails in the same way", confirms: [], rulesOut: ["incompatible-backend"] },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang", "silent-error"],
      phases: ["inference-serving"],
      backends: ["metal"],
      causes: ["incompatible-backend", "incorrect-algorithm-implementation", "numerical-issue", "incompatible-model"],
    },
    answered: { phrases: ["-ngl 0", "--n-gpu-layers 0", "works on cpu", "cpu works", "--device none"] },
    source: BUILD_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-flash-attn-off",
    text: "Turn flash attention off: `-fa off` (in builds before September 2025, leave `-fa` away).",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      { when: "nothing changes", confirms: [], rulesOut: [] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "abnormal-performance"],
      phases: ["inference-serving"],
      components: ["operators", "backend-adapter", "resource-manager"],
      causes: ["incorrect-algorithm-implementation", "incompatible-backend", "numerical-issue", "mismatched-shape"],
    },
    answered: {
      phrases: [
        "-fa off",
        "-fa 0",
        "--flash-attn off",
        "--flash-attn 0",
        "without -fa",
        "without flash",
        "flash attention off",
        "disabling flash",
        "disable flash",
      ],
    },
    source: SERVER_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-kv-cache-f16",
    text: "Use an unquantised KV cache: `-ctk f16 -ctv f16`.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["mismatched-precision", "incorrect-cache-management"],
        rulesOut: ["incompatible-model"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["mismatched-precision"] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "abnormal-performance"],
      phases: ["inference-serving"],
      manifestations: ["kv-cache", "quantization"],
      causes: ["mismatched-precision", "incorrect-cache-management", "numerical-issue"],
    },
    answered: { phrases: ["-ctk f16", "--cache-type-k f16", "f16 kv", "without kv quant"] },
    source: SERVER_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-small-context",
    text: "Start with a small context, `-c 4096`; left to itself the server takes the context length that the model states.",
    outcomes: [
      { when: "it starts", confirms: ["misconfiguration"], rulesOut: ["incompatible-model"] },
      {
        when: "it still runs out of memory",
        confirms: ["incorrect-resource-allocation"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "abnormal-performance"],
      phases: ["inference-serving"],
      manifestations: ["out-of-memory", "kv-cache", "memory-growth"],
      causes: ["misconfiguration", "incorrect-resource-allocation"],
    },
    answered: { phrases: ["-c 2048", "-c 4096", "-c 1024", "-c 512", "ctx-size 4096", "smaller context"] },
    source: SERVER_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-fit-off",
    text: "Start with `-fit off`, so that nothing is adjusted to the device memory behind your flags.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-resource-allocation"],
        rulesOut: ["incompatible-backend"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["incorrect-resource-allocation"] },
    ],
    cost: "seconds",
    engine: ENGINE,
    versions: "builds since December 2025",
    scope: {
      symptoms: ["crash", "abnormal-performance"],
      phases: ["inference-serving"],
      components: ["resource-manager", "engine-initializer", "model-loader"],
      manifestations: ["out-of-memory", "segfault", "assertion", "model-load-failure", "multi-gpu", "slow"],
      causes: ["incorrect-resource-allocation", "incorrect-multi-device-management"],
    },
    answered: { flags: ["-fit", "--fit"], phrases: ["-fit off", "--fit off"] },
    source: RESULTS_FORM,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-unified-memory",
    text: "On Linux, run once with `GGML_CUDA_ENABLE_UNIFIED_MEMORY=1`, which swaps to system memory when VRAM is full.",
    outcomes: [
      {
        when: "it runs, if slowly",
        confirms: ["incorrect-resource-allocation", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      { when: "it fails in the same way", confirms: [], rulesOut: ["incorrect-resource-allocation"] },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      phases: ["inference-serving"],
      manifestations: ["out-of-memory"],
      backends: ["cuda", "rocm", "musa"],
      causes: ["incorrect-resource-allocation", "misconfiguration"],
    },
    answered: { env: ["GGML_CUDA_ENABLE_UNIFIED_MEMORY"], phrases: ["enable_unified_memory"] },
    source: BUILD_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-one-gpu",
    text: "Use one GPU only: `-sm none -mg 0`, with a model that fits on it.",
    outcomes: [
      {
        when: "it works on one GPU",
        confirms: ["incorrect-multi-device-management"],
        rulesOut: ["incompatible-model"],
      },
      { when: "it fails on one GPU too", confirms: [], rulesOut: ["incorrect-multi-device-management"] },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang", "abnormal-performance"],
      phases: ["inference-serving"],
      manifestations: ["multi-gpu"],
      causes: ["incorrect-multi-device-management", "concurrency-issue", "incorrect-synchronization"],
    },
    answered: {
      phrases: ["-sm none", "--split-mode none", "single gpu works", "works on a single gpu", "with one gpu"],
    },
    source: SERVER_DOC,
    verified: VERIFIED,
  },
  {
    id: "llama-cpp-no-warmup",
    text: "Start with `--no-warmup`, which leaves out the empty run at start.",
    outcomes: [
      { when: "it starts and answers", confirms: [], rulesOut: ["incompatible-model", "incompatible-backend"] },
      { when: "the first request fails instead", confirms: [], rulesOut: ["misconfiguration"] },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "system-hang"],
      phases: ["inference-serving"],
      components: ["engine-initializer", "operators", "backend-adapter"],
      causes: ["incompatible-backend", "incorrect-algorithm-implementation", "incompatible-model", "misconfiguration"],
    },
    answered: { flags: ["--no-warmup"], phrases: ["no-warmup"] },
    source: SERVER_DOC,
    verified: VERIFIED,
  },
];
