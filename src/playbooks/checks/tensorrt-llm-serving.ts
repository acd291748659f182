import type { Check } from "../check.js";

const KV_CACHE = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/docs/source/features/kvcache.md";
const LLM_ARGS = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/tensorrt_llm/llmapi/llm_args.py";
const BENCH = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/docs/source/developer-guide/perf-benchmarking.md";
const ENGINE = "tensorrt-llm";
const VERIFIED = "2026-11-25";

/** Serving with TensorRT-LLM: memory, scheduler, cache, precision, speed. */
export const TENSORRT_LLM_SERVING_CHECKS: readonly Check[] = [
  {
    id: "tensorrt-llm-kv-cache-fraction",
    text: "Lower `free_gpu_memory_fraction` of the KV cache to 0.7; by default it takes 90 % of the free GPU memory.",
    outcomes: [
      {
        when: "it runs",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-resource-deallocation"],
      },
      {
        when: "it still runs out of memory",
        confirms: ["incorrect-resource-allocation"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      phases: ["inference-serving"],
      manifestations: ["out-of-memory", "kv-cache"],
      causes: ["incorrect-resource-allocation", "misconfiguration"],
    },
    answered: {
      flags: ["--kv_cache_free_gpu_memory_fraction"],
      phrases: ["free_gpu_memory_fraction", "free_gpu_mem_fraction"],
    },
    source: KV_CACHE,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-cuda-graphs-off",
    text: "On the PyTorch backend, put `cuda_graph_config: null` into the file given with `--extra_llm_api_options`.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "nothing changes",
        confirms: [],
        rulesOut: ["incorrect-synchronization"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    versions: ">=1.0",
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang", "abnormal-performance"],
      phases: ["inference-serving"],
      components: [
        "operators",
        "engine-initializer",
        "backend-adapter",
        "job-manager",
        "communicator",
        "resource-manager",
      ],
      causes: ["incorrect-algorithm-implementation", "incorrect-synchronization", "misused-api"],
    },
    answered: {
      phrases: ["cuda_graph_config: null", "cuda_graph_config=none", "without cuda graph", "use_cuda_graph=false"],
    },
    source: LLM_ARGS,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-overlap-scheduler-off",
    text: "On the PyTorch backend, set `disable_overlap_scheduler: true` in the file given with `--extra_llm_api_options`.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["concurrency-issue"],
        rulesOut: ["incompatible-model", "incompatible-backend"],
      },
      {
        when: "nothing changes",
        confirms: [],
        rulesOut: ["concurrency-issue"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    versions: ">=0.20",
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang", "abnormal-performance"],
      phases: ["inference-serving"],
      components: ["job-manager", "resource-manager", "output-processor", "engine-initializer"],
      causes: [
        "concurrency-issue",
        "incorrect-job-context-management",
        "incorrect-cache-management",
        "incorrect-synchronization",
      ],
    },
    answered: {
      phrases: ["disable_overlap_scheduler"],
    },
    source: LLM_ARGS,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-block-reuse-off",
    text: "Turn KV cache reuse off: `enable_block_reuse: false` under `kv_cache_config`.",
    outcomes: [
      {
        when: "the failure goes away",
        confirms: ["incorrect-cache-management"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "nothing changes",
        confirms: [],
        rulesOut: ["incorrect-cache-management"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "unexpected-output", "abnormal-performance", "system-hang"],
      phases: ["inference-serving"],
      components: ["resource-manager", "job-manager", "operators"],
      causes: ["incorrect-cache-management", "incorrect-job-context-management"],
    },
    answered: {
      phrases: ["enable_block_reuse: false", "enable_block_reuse=false", 'enable_block_reuse": false'],
    },
    source: KV_CACHE,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-unquantized-checkpoint",
    text: "Run the unquantised checkpoint in `bfloat16` with the same prompt and greedy sampling.",
    outcomes: [
      {
        when: "its answers are right",
        confirms: ["mismatched-precision"],
        rulesOut: ["incorrect-tokenization"],
      },
      {
        when: "they are wrong too",
        confirms: [],
        rulesOut: ["mismatched-precision"],
      },
    ],
    cost: "rebuild",
    engine: ENGINE,
    variantOf: "unquantised-model",
    scope: {
      symptoms: ["unexpected-output", "silent-error"],
      manifestations: ["quantization", "accuracy-drop", "garbled-output", "repeated-output", "nan"],
      causes: [
        "mismatched-precision",
        "numerical-issue",
        "incorrect-algorithm-implementation",
        "incorrect-tokenization",
      ],
    },
    answered: {
      phrases: ["bf16 works", "fp16 works", "bfloat16 works", "float16 works"],
    },
    source: BENCH,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-bench-throughput",
    text: "Measure with `trtllm-bench ... throughput --backend pytorch` on the version that was fast and on this one.",
    outcomes: [
      {
        when: "the benchmark is slower too",
        confirms: ["incorrect-algorithm-implementation", "incompatible-version"],
        rulesOut: ["misconfiguration"],
      },
      {
        when: "both versions are as fast",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    versions: ">=0.17",
    scope: {
      symptoms: ["abnormal-performance"],
      phases: ["inference-serving"],
      manifestations: ["slow", "high-utilisation"],
      causes: ["incorrect-algorithm-implementation", "incompatible-version", "misconfiguration"],
    },
    answered: {
      phrases: ["trtllm-bench", "gptmanagerbenchmark"],
    },
    source: BENCH,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-gpu-clocks",
    text: "Look for a lowered clock or power limit with `nvidia-smi -q -d POWER`, and reset the clocks with `sudo nvidia-smi -rgc`.",
    outcomes: [
      {
        when: "it is fast again",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-version"],
      },
      {
        when: "it is as slow as before",
        confirms: [],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["abnormal-performance"],
      phases: ["inference-serving"],
      manifestations: ["slow"],
      causes: ["misconfiguration", "incompatible-backend"],
    },
    answered: {
      phrases: ["nvidia-smi -rgc", "power limit"],
    },
    source: BENCH,
    verified: VERIFIED,
  },
];
