import type { Check } from "../check.js";
import { KERNEL_FAILED } from "../mention-words.js";

const VERIFIED = "2026-11-24";
const TORCH_ENV = "https://github.com/pytorch/pytorch/blob/main/docs/source/cuda_environment_variables.rst";
const SANITIZER = "https://docs.nvidia.com/compute-sanitizer/ComputeSanitizer";
const FAULTHANDLER = "https://docs.python.org/3.12/library/faulthandler.html";
const VLLM_TROUBLE = "https://github.com/vllm-project/vllm/blob/main/docs/usage/troubleshooting.md";
const VLLM_SERVER = "https://github.com/vllm-project/vllm/blob/main/docs/serving/openai_compatible_server.md";
const SGLANG_TUNING =
  "https://github.com/sgl-project/sglang/blob/main/docs/docs/advanced_features/hyperparameter_tuning.mdx";

/** Checks for crashes of any engine while it loads a model or serves. */
export const ANY_ENGINE_CRASH_CHECKS: readonly Check[] = [
  {
    id: "first-traceback",
    text: "Post the earliest traceback in the log, with all its frames: later ones, often of another process, only follow from it.",
    outcomes: [
      {
        when: "it starts from a bad input, a missing file or a used port",
        confirms: ["incorrect-exception-handling", "misconfiguration", "incorrect-request-parsing"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it ends in the engine's own code",
        confirms: ["misused-api", "incorrect-type", "incorrect-conditional-logic"],
        rulesOut: ["dependent-module-issue"],
      },
      {
        when: "it ends in a library",
        confirms: ["incompatible-version", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["crash"],
      causes: [
        "incorrect-exception-handling",
        "misconfiguration",
        "incorrect-request-parsing",
        "misused-api",
        "incorrect-type",
        "incorrect-conditional-logic",
        "incompatible-version",
        "dependent-module-issue",
      ],
      manifestations: ["worker-died"],
      needs: ["python", "open"],
    },
    answered: { parts: ["trace"] },
    source: VLLM_TROUBLE,
    verified: VERIFIED,
  },
  {
    id: "launch-blocking",
    text: "Run once with `CUDA_LAUNCH_BLOCKING=1`: the trace then ends in the call that really failed.",
    outcomes: [
      {
        when: "the trace ends in one operator each time",
        confirms: ["incorrect-algorithm-implementation", "mismatched-shape", "misused-api"],
        rulesOut: ["concurrency-issue"],
      },
      {
        when: "the error goes away",
        confirms: ["concurrency-issue", "incorrect-synchronization"],
        rulesOut: ["mismatched-shape", "incorrect-type"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["crash"],
      causes: [
        "incorrect-algorithm-implementation",
        "mismatched-shape",
        "misused-api",
        "concurrency-issue",
        "incorrect-synchronization",
        "incorrect-type",
      ],
      manifestations: ["cuda-error", "illegal-memory-access"],
      phases: ["inference-serving"],
      mentions: KERNEL_FAILED,
    },
    answered: { env: ["CUDA_LAUNCH_BLOCKING"], phrases: ["cuda_launch_blocking=1"] },
    source: TORCH_ENV,
    verified: VERIFIED,
  },
  {
    id: "sanitizer-memcheck",
    text: "Run the shortest failing request under `compute-sanitizer --tool memcheck` and post the first error block.",
    outcomes: [
      {
        when: "it names a kernel that reads or writes out of bounds",
        confirms: ["incorrect-algorithm-implementation", "mismatched-shape"],
        rulesOut: ["misconfiguration", "incompatible-backend"],
      },
      {
        when: "it ends without an error",
        confirms: ["concurrency-issue", "incorrect-resource-allocation"],
        rulesOut: ["mismatched-shape"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["crash", "silent-error"],
      causes: [
        "incorrect-algorithm-implementation",
        "mismatched-shape",
        "concurrency-issue",
        "incorrect-resource-allocation",
      ],
      backends: ["cuda"],
      phases: ["inference-serving"],
      manifestations: ["illegal-memory-access", "cuda-error"],
      mentions: ["illegal memory", "misaligned address"],
      needs: ["cuda", "open"],
    },
    answered: {
      phrases: ["compute-sanitizer", "cuda-memcheck", "no kernel image", "invalid device function"],
      logged: ["no kernel image", "invalid device function", "out of memory"],
    },
    source: SANITIZER,
    verified: VERIFIED,
  },
  {
    id: "fault-handler",
    text: "Set `PYTHONFAULTHANDLER=1` and post the Python stack that the dying process prints.",
    outcomes: [
      {
        when: "the last frame calls into a third-party extension",
        confirms: ["dependent-module-issue", "incompatible-version"],
        rulesOut: ["incorrect-conditional-logic"],
      },
      {
        when: "the last frame calls a kernel or binding of the engine",
        confirms: ["misused-api", "incorrect-algorithm-implementation", "mismatched-shape"],
        rulesOut: ["dependent-module-issue"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["crash"],
      causes: [
        "dependent-module-issue",
        "incompatible-version",
        "misused-api",
        "incorrect-algorithm-implementation",
        "mismatched-shape",
      ],
      needs: ["python"],
      manifestations: ["segfault", "illegal-instruction", "worker-died"],
      phases: ["inference-serving"],
    },
    answered: { env: ["PYTHONFAULTHANDLER"], phrases: ["faulthandler"], parts: ["trace"] },
    source: FAULTHANDLER,
    verified: VERIFIED,
  },
  {
    id: "smallest-request",
    text: "Send one short plain user message with no extra fields to the same server.",
    outcomes: [
      {
        when: "it works, your request does not",
        confirms: ["incorrect-request-parsing", "incorrect-exception-handling", "insufficient-multimodal-support"],
        rulesOut: ["incompatible-backend", "dependent-module-issue"],
      },
      {
        when: "it fails as well",
        confirms: [],
        rulesOut: ["incorrect-request-parsing", "insufficient-multimodal-support"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["crash", "feature-failure", "system-hang"],
      causes: [
        "incorrect-request-parsing",
        "incorrect-exception-handling",
        "insufficient-multimodal-support",
        "incompatible-backend",
      ],
      phases: ["inference-serving"],
      components: ["request-parser", "input-processor", "output-processor", "job-manager"],
      needs: ["server", "server-lives", "open"],
      manifestations: ["http-4xx"],
    },
    answered: { logged: ["max_tokens must", "must be at least", "404", "405"] },
    source: VLLM_SERVER,
    verified: VERIFIED,
  },
  {
    id: "shortest-prompt",
    text: "Halve the prompt until the failure goes away, and report the length in tokens at which it starts.",
    outcomes: [
      {
        when: "it starts at a fixed length",
        confirms: [
          "mismatched-shape",
          "incorrect-resource-allocation",
          "incorrect-cache-management",
          "incorrect-request-parsing",
        ],
        rulesOut: ["incompatible-backend", "dependent-module-issue"],
      },
      {
        when: "it fails at any length",
        confirms: [],
        rulesOut: ["incorrect-resource-allocation", "incorrect-cache-management", "incorrect-request-parsing"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang"],
      causes: [
        "mismatched-shape",
        "incorrect-resource-allocation",
        "incorrect-cache-management",
        "incorrect-request-parsing",
        "incompatible-backend",
      ],
      phases: ["inference-serving"],
      manifestations: ["illegal-memory-access", "context-overflow", "out-of-memory", "kv-cache", "garbled-output"],
      mentions: [
        "long prompt",
        "long context",
        "prompt length",
        "context length",
        "context size",
        "longer",
        "large prompt",
        "sequence length",
        "input length",
        "long input",
        "large context",
        "long text",
        "many tokens",
        "long sequence",
        "prompts over",
        "prompts larger",
      ],
    },
    source: SGLANG_TUNING,
    verified: VERIFIED,
  },
];
