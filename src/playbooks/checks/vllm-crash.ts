import type { Check } from "../check.js";
import { ATTENTION, GRAPH_OR_KERNEL, KERNEL_FAILED } from "../mention-words.js";

const VERIFIED = "2026-11-24";
const TROUBLESHOOTING = "https://github.com/vllm-project/vllm/blob/main/docs/usage/troubleshooting.md";
const ENVS = "https://github.com/vllm-project/vllm/blob/main/vllm/envs.py";
const BATCH_INVARIANCE = "https://github.com/vllm-project/vllm/blob/main/docs/features/batch_invariance.md";

/** vLLM: crashes at start and while serving. */
export const VLLM_CRASH_CHECKS: readonly Check[] = [
  {
    id: "vllm-enforce-eager",
    text: "Start with `--enforce-eager`, which leaves out CUDA graphs and compilation.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend"],
        rulesOut: ["misconfiguration", "incompatible-model", "incorrect-tokenization"],
      },
      {
        when: "it fails: the trace now names the real operator",
        confirms: ["mismatched-shape", "incorrect-type", "incorrect-algorithm-implementation"],
        rulesOut: [],
      },
    ],
    cost: "minutes",
    engine: "vllm",
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang", "silent-error"],
      causes: ["incorrect-algorithm-implementation", "incompatible-backend", "mismatched-shape", "incorrect-type"],
      phases: ["inference-serving"],
      needs: ["gpu"],
      mentions: GRAPH_OR_KERNEL,
    },
    answered: {
      flags: ["--enforce-eager"],
      phrases: ["enforce-eager"],
      tried: ["eager", "cuda graph", "cuda-graph", "compile"],
    },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "vllm-cuda-launch-blocking",
    text: "Set `CUDA_LAUNCH_BLOCKING=1` together with `--enforce-eager`, so that the trace ends in the kernel that failed.",
    outcomes: [
      {
        when: "the trace ends in an attention, MoE or quantisation kernel",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend", "mismatched-precision"],
        rulesOut: ["incorrect-request-parsing", "incorrect-tokenization"],
      },
      {
        when: "it ends in a copy or gather with an index",
        confirms: ["mismatched-shape", "incorrect-resource-allocation"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "the error is gone",
        confirms: ["concurrency-issue", "incorrect-synchronization"],
        rulesOut: ["mismatched-shape"],
      },
    ],
    cost: "minutes",
    engine: "vllm",
    variantOf: "launch-blocking",
    scope: {
      symptoms: ["crash"],
      causes: [
        "incorrect-algorithm-implementation",
        "incompatible-backend",
        "mismatched-precision",
        "mismatched-shape",
        "incorrect-resource-allocation",
        "concurrency-issue",
        "incorrect-synchronization",
      ],
      phases: ["inference-serving"],
      manifestations: ["cuda-error", "illegal-memory-access"],
      mentions: KERNEL_FAILED,
    },
    answered: { env: ["CUDA_LAUNCH_BLOCKING"], phrases: ["cuda-launch-blocking=1"] },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "vllm-attention-backend",
    text: "Start with another attention backend, for example `--attention-backend TRITON_ATTN` or `FLASHINFER`.",
    outcomes: [
      {
        when: "the other backend works",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model", "misconfiguration", "incorrect-tokenization"],
      },
      { when: "all backends fail", confirms: ["incompatible-model"], rulesOut: ["incompatible-backend"] },
    ],
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.13.0",
    scope: {
      symptoms: ["crash", "unexpected-output", "silent-error", "abnormal-performance"],
      causes: ["incompatible-backend", "incorrect-algorithm-implementation", "incompatible-model"],
      components: ["operators", "backend-adapter", "resource-manager"],
      phases: ["inference-serving"],
      needs: ["gpu"],
      mentions: ATTENTION,
    },
    answered: {
      flags: ["--attention-backend", "--attention-config.backend", "--attention-config"],
      phrases: ["--attention-backend", "attention-config"],
      logged: ["out of memory", "outofmemory"],
    },
    source: BATCH_INVARIANCE,
    verified: VERIFIED,
  },
  {
    id: "vllm-attention-backend-env",
    text: "Set `VLLM_ATTENTION_BACKEND` to another backend (`FLASH_ATTN`, `FLASHINFER`) than the start log names.",
    outcomes: [
      {
        when: "the other backend works",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model", "misconfiguration", "incorrect-tokenization"],
      },
      { when: "all backends fail", confirms: ["incompatible-model"], rulesOut: ["incompatible-backend"] },
    ],
    cost: "minutes",
    engine: "vllm",
    versions: "<0.13.0",
    scope: {
      symptoms: ["crash", "unexpected-output", "silent-error", "abnormal-performance"],
      causes: ["incompatible-backend", "incorrect-algorithm-implementation", "incompatible-model"],
      components: ["operators", "backend-adapter", "resource-manager"],
      phases: ["inference-serving"],
      needs: ["gpu"],
      mentions: ATTENTION,
    },
    answered: {
      env: ["VLLM_ATTENTION_BACKEND"],
      phrases: ["vllm-attention-backend"],
      logged: ["init_device", "importerror", "modulenotfounderror", "out of memory", "outofmemory"],
    },
    source: ENVS,
    verified: VERIFIED,
  },
  {
    id: "vllm-compile-cache",
    text: "Set `VLLM_DISABLE_COMPILE_CACHE=1` for one start, so that no compiled graph of an earlier run is reused.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incompatible-version", "incorrect-cache-management"],
        rulesOut: ["incompatible-model", "incompatible-backend"],
      },
      { when: "it fails as before", confirms: [], rulesOut: ["incorrect-cache-management"] },
    ],
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.8.0",
    scope: {
      symptoms: ["crash", "unexpected-output"],
      causes: ["incompatible-version", "incorrect-cache-management"],
      components: ["engine-initializer", "operators", "model-loader"],
      phases: ["inference-serving"],
      manifestations: ["python-exception", "cuda-error", "garbled-output"],
      mentions: ["torch.compile", "inductor", "compile_cache", "torch_compile", "torchinductor"],
    },
    answered: { env: ["VLLM_DISABLE_COMPILE_CACHE"] },
    source: ENVS,
    verified: VERIFIED,
  },
  {
    id: "vllm-torch-compile-alone",
    text: "Compile a three-line function with `@torch.compile` on the GPU in the same environment.",
    outcomes: [
      {
        when: "it fails in `torch/_inductor` or triton",
        confirms: ["incompatible-version", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-model"],
      },
      {
        when: "it works",
        confirms: ["incorrect-algorithm-implementation", "incorrect-conditional-logic"],
        rulesOut: ["dependent-module-issue"],
      },
    ],
    cost: "seconds",
    engine: "vllm",
    scope: {
      symptoms: ["crash"],
      causes: [
        "incompatible-version",
        "dependent-module-issue",
        "incorrect-algorithm-implementation",
        "incorrect-conditional-logic",
      ],
      components: ["setup-tools", "engine-initializer", "backend-adapter"],
      manifestations: ["python-exception"],
      phases: ["inference-serving"],
      mentions: ["torch.compile", "inductor", "backendcompilerfailed"],
    },
    answered: { phrases: ["torch.compile alone"] },
    lastResort: true,
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
];
