import type { Check } from "../check.js";
import { GRAPH_OR_KERNEL } from "../mention-words.js";

const VERIFIED = "2026-11-25";
const ARGS = "https://github.com/sgl-project/sglang/blob/main/docs/docs/advanced_features/server_arguments.mdx";
const ENV = "https://github.com/sgl-project/sglang/blob/main/docs/docs/references/environment_variables.mdx";
const INSTALL = "https://github.com/sgl-project/sglang/blob/main/docs/docs/get-started/install.mdx";

/** SGLang: crashes at start and while serving. */
export const SGLANG_CRASH_CHECKS: readonly Check[] = [
  {
    id: "sglang-no-cuda-graph",
    text: "Start with `--disable-cuda-graph`.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend", "incorrect-resource-allocation"],
        rulesOut: ["incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "it fails: the trace now names the operator",
        confirms: ["mismatched-shape", "incorrect-type", "incorrect-algorithm-implementation"],
        rulesOut: ["incorrect-resource-allocation"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["crash", "system-hang", "unexpected-output", "silent-error"],
      causes: [
        "incorrect-algorithm-implementation",
        "incompatible-backend",
        "incorrect-resource-allocation",
        "mismatched-shape",
        "incorrect-type",
      ],
      phases: ["inference-serving"],
      needs: ["gpu"],
      mentions: GRAPH_OR_KERNEL,
    },
    answered: {
      logged: ["outofmemoryerror", "out of memory"],
      flags: ["--disable-cuda-graph", "--disable-decode-cuda-graph"],
      phrases: [
        "disable-cuda-graph",
        "disable-decode-cuda-graph",
        "cuda-graph-backend-decode=disabled",
        "cuda-graph-backend-decode disabled",
      ],
      tried: ["eager", "cuda graph", "cuda-graph", "compile"],
    },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-no-piecewise-graph",
    text: "Start with `--disable-prefill-cuda-graph` (older releases: `--disable-piecewise-cuda-graph`), which leaves the prefill phase without graphs.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incorrect-algorithm-implementation", "incorrect-conditional-logic", "incompatible-backend"],
        rulesOut: ["incompatible-model"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["incorrect-conditional-logic"] },
    ],
    cost: "minutes",
    engine: "sglang",
    versions: ">=0.5.4",
    scope: {
      symptoms: ["crash", "system-hang", "unexpected-output"],
      causes: ["incorrect-algorithm-implementation", "incorrect-conditional-logic", "incompatible-backend"],
      phases: ["inference-serving"],
      manifestations: ["cuda-error", "illegal-memory-access", "stuck", "garbled-output", "shape-mismatch"],
      mentions: ["piecewise", "captur", "torch.compile", "cuda_graph", "cudagraph"],
    },
    answered: {
      flags: ["--disable-piecewise-cuda-graph", "--disable-prefill-cuda-graph"],
      phrases: [
        "disable-piecewise-cuda-graph",
        "disable-cuda-graph",
        "disable-prefill-cuda-graph",
        "cuda-graph-backend-prefill=disabled",
        "cuda-graph-backend-prefill disabled",
      ],
    },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-triton-backends",
    text: "Start with `--attention-backend triton --sampling-backend pytorch`.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incompatible-backend", "dependent-module-issue", "incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model", "misconfiguration", "incorrect-tokenization"],
      },
      {
        when: "it fails as before",
        confirms: ["incompatible-model"],
        rulesOut: ["incompatible-backend", "dependent-module-issue"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      causes: [
        "incompatible-backend",
        "dependent-module-issue",
        "incorrect-algorithm-implementation",
        "incompatible-model",
      ],
      phases: ["inference-serving"],
      mentions: [
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
        "fa3",
        "triton",
        "sampler",
        "sampling backend",
        "probability",
        "cuda error",
        "fp4",
      ],
      components: ["operators", "backend-adapter", "engine-initializer", "resource-manager"],
      needs: ["gpu", "open"],
      symptoms: ["crash", "unexpected-output", "silent-error", "system-hang"],
    },
    answered: {
      flags: ["--attention-backend"],
      logged: ["out of resource: shared memory", "out of memory", "outofmemory"],
      phrases: ["attention-backend triton", "--attention-backend", "disable-flashinfer"],
    },
    source: INSTALL,
    verified: VERIFIED,
  },
  {
    id: "sglang-crash-dump",
    text: "Start with `--crash-dump-folder <dir>` and reduce the dumped last five minutes to the request that kills the server.",
    outcomes: [
      {
        when: "one request kills it alone",
        confirms: ["incorrect-exception-handling", "incorrect-request-parsing", "mismatched-shape"],
        rulesOut: ["concurrency-issue"],
      },
      {
        when: "no single one does",
        confirms: ["concurrency-issue", "incorrect-resource-allocation"],
        rulesOut: ["incorrect-request-parsing"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    versions: ">=0.4.8",
    scope: {
      symptoms: ["crash", "system-hang"],
      causes: [
        "incorrect-exception-handling",
        "incorrect-request-parsing",
        "mismatched-shape",
        "concurrency-issue",
        "incorrect-resource-allocation",
      ],
      phases: ["inference-serving"],
      manifestations: ["worker-died", "http-5xx", "cuda-error", "illegal-memory-access", "segfault"],
      needs: ["server"],
      mentions: [
        "benchmark",
        "traffic",
        "production",
        "after running",
        "hours",
        "under load",
        "concurren",
        "some requests",
        "sending request",
      ],
    },
    answered: { flags: ["--crash-dump-folder"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-kernel-api-log",
    text: "Set `SGLANG_KERNEL_API_LOGLEVEL=3` and post the last kernel call with its tensor shapes and types before the crash.",
    outcomes: [
      { when: "shapes do not fit each other", confirms: ["mismatched-shape"], rulesOut: ["incompatible-backend"] },
      {
        when: "types do not fit each other",
        confirms: ["incorrect-type", "mismatched-precision"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "both are sound",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend"],
        rulesOut: ["mismatched-shape", "incorrect-type"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    versions: ">=0.5.9",
    scope: {
      symptoms: ["crash"],
      causes: [
        "mismatched-shape",
        "incorrect-type",
        "mismatched-precision",
        "incorrect-algorithm-implementation",
        "incompatible-backend",
      ],
      phases: ["inference-serving"],
      manifestations: ["cuda-error", "illegal-memory-access", "segfault"],
      needs: ["open"],
    },
    answered: { env: ["SGLANG_KERNEL_API_LOGLEVEL"] },
    source: ENV,
    verified: VERIFIED,
  },
];
