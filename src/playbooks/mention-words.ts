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
  "peer",
  "nccl",
  "hang",
  "stuck",
  "ipc",
  "illegal memory",
  "cuda error",
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
  "garbage",
  "gibberish",
  "!!!!",
  "nonsense",
  "misaligned",
];

/** Reuse of what was computed before. */
export const CACHED_PREFIX: readonly string[] = [
  "prefix",
  "radix",
  "cached",
  "second request",
  "second time",
  "subsequent",
  "cache hit",
  "multi-turn",
  "history",
  "reus",
  "first request",
];

/** Options of the command line. */
export const COMMAND_LINE: readonly string[] = [
  "unrecognized argument",
  "invalid choice",
  "argument --",
  "cli ",
  "command line",
  "command-line",
  "--help",
  "option",
  "flag",
  "argument",
];

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
  "reproduc",
  "different result",
  "different output",
  "inconsistent",
  "batch",
  "same prompt",
  "same input",
  "vary",
  "varies",
  "differ",
];

/** Eight-bit KV cache. */
export const FP8_CACHE: readonly string[] = ["fp8", "kv_cache_dtype", "kv-cache-dtype", "e5m2", "e4m3"];

/** CUDA graphs, compilation and the kernels that they hold. */
export const GRAPH_OR_KERNEL: readonly string[] = [
  "cuda_graph",
  "cuda-graph",
  "cudagraph",
  "graph capture",
  "compile",
  "inductor",
  "dynamo",
  "triton",
  "kernel",
  "captur",
  "hang",
  "stuck",
  "deadlock",
  "garb",
  "gibberish",
  "!!!!",
  "nonsense",
  "cuda error",
  "illegal memory",
  "illegal address",
  "device-side",
  "cublas",
  "segfault",
  "segmentation",
  "hiperror",
  "hip error",
  "misaligned",
  "nan",
];

/** What a failed GPU kernel says. */
export const KERNEL_FAILED: readonly string[] = [
  "illegal memory",
  "illegal address",
  "device-side",
  "launch fail",
  "misaligned",
  "unspecified launch",
  "cublas_status",
  "invalid argument",
  "cuda error",
  "cudaerror",
  "hiperror",
  "acceleratorerror",
  "cuda kernel",
];

/** Sampling settings and their defaults. */
export const SAMPLING_SETTINGS: readonly string[] = [
  "temperature",
  "sampling",
  "top_p",
  "top_k",
  "generation_config",
  "default",
  "repetition",
  "greedy",
  "differ",
  "determin",
  "transformers",
  "hf ",
];

/** More than one machine. */
export const SEVERAL_NODES: readonly string[] = [
  "multi-node",
  "multinode",
  "multiple nodes",
  "two nodes",
  "2 nodes",
  "nodes",
  "ray start",
  "ray cluster",
  "ray status",
  "head node",
  "nnodes",
  "socket",
  "gloo",
  "different machines",
  "placement group",
  "node-rank",
  "master_addr",
];

/** Text to token ids, chat templates. */
export const TOKENIZATION: readonly string[] = [
  "tokeniz",
  "template",
  "bos",
  "special token",
  "prompt_token",
  "token id",
  "token_id",
  "chat/completions",
  "messages",
  "add_generation_prompt",
  "eos",
];
