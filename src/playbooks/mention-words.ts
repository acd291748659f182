/** Phrases that several checks look for in a report; see `CheckScope.mentions`. */

/** AMD's kernel library and the GPUs that it is for. */
export const AITER: readonly string[] = ["aiter", "mi300", "mi325", "mi350", "mi250", "gfx9", "moe", "fp8"];

/** Communication between the GPUs of one node. */
export const ALL_REDUCE: readonly string[] = [
  "all_reduce",
  "allreduce",
  "all-reduce",
  "custom_all",
  "custom all",
  "p2p",
  "hang",
  "stuck",
  "peer access",
  "peer-to-peer",
];

/** Attention kernels and what their failure looks like. */
export const ATTENTION: readonly string[] = [
  "attention",
  "attn",
  "flashinfer",
  "xformers",
  "mla",
  "illegal memory",
  "sliding window",
  "paged",
  "garb",
  "gibberish",
  "!!!!",
  "nonsens",
  "misaligned",
];

/** Reuse of what was computed before. */
export const CACHED_PREFIX: readonly string[] = [
  "prefix",
  "radix",
  "cached",
  "second request",
  "second time",
  "cache hit",
  "multi-turn",
  "cache reuse",
  "prompt cache",
  "reuse",
];

/** Options of the command line. */
export const COMMAND_LINE: readonly string[] = ["unrecognized argument", "invalid choice", "argument --"];

/** Token ids to text. */
export const DETOKENIZATION: readonly string[] = [
  "decode",
  "detoken",
  "unicode",
  "utf",
  "emoji",
  "chinese",
  "whitespace",
  "missing space",
  "special token",
  "�",
  "replacement character",
  "logprob",
];

/** Results that differ between runs or batches. */
export const DIFFERS_BETWEEN_RUNS: readonly string[] = [
  "determin",
  "seed",
  "different result",
  "different output",
  "inconsistent",
  "same prompt",
  "same input",
  "vary",
  "varies",
  "differs between",
  "different each",
  "batch size",
];

/** Eight-bit KV cache. */
export const FP8_CACHE: readonly string[] = ["fp8", "kv_cache_dtype", "kv-cache-dtype", "e5m2", "e4m3"];

/** CUDA graphs, compilation and the kernels that they hold. */
export const GRAPH_OR_KERNEL: readonly string[] = [
  "cuda_graph",
  "cuda-graph",
  "cuda graph",
  "cudagraph",
  "graph capture",
  "inductor",
  "dynamo",
  "captur",
  "garb",
  "gibberish",
  "!!!!",
  "nonsens",
  "illegal memory",
  "illegal address",
  "device-side assert triggered",
  "misaligned",
  "nan",
  "torch.compile",
  "torch_compile",
  "unspecified launch",
];

/** What a failed GPU kernel says. */
export const KERNEL_FAILED: readonly string[] = [
  "illegal memory",
  "illegal address",
  "device-side assert triggered",
  "launch fail",
  "misaligned",
  "unspecified launch",
  "cublas_status_execution",
  "cublas_status_internal",
  "an illegal instruction",
  "invalid configuration argument",
];

/** Sampling settings and their defaults. */
export const SAMPLING_SETTINGS: readonly string[] = [
  "temperature",
  "sampling",
  "top_p",
  "top_k",
  "generation_config",
  "repetition",
  "greedy",
  "determin",
];

/** More than one machine. */
export const SEVERAL_NODES: readonly string[] = [
  "multi-node",
  "multinode",
  "multiple nodes",
  "two nodes",
  "2 nodes",
  "ray start",
  "ray cluster",
  "ray status",
  "head node",
  "nnodes",
  "different machines",
  "placement group",
  "node-rank",
  "master_addr",
];

/** Text to token ids, chat templates. */
export const TOKENIZATION: readonly string[] = [
  "tokeniz",
  "bos",
  "special token",
  "prompt_token",
  "token id",
  "add_generation_prompt",
  "eos",
];
