import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const NCCL_ENV = "https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/_sources/env.rst.txt";
const VLLM_TROUBLE = "https://github.com/vllm-project/vllm/blob/main/docs/usage/troubleshooting.md";
const SGLANG_INSTALL = "https://github.com/sgl-project/sglang/blob/main/docs/docs/get-started/install.mdx";

/** Checks of the communication between devices and processes of any engine. */
export const ANY_ENGINE_COMMUNICATION_CHECKS: readonly Check[] = [
  {
    id: "nccl-log",
    text: "Set `NCCL_DEBUG=INFO` and post the last twenty NCCL lines of each rank.",
    outcomes: [
      {
        when: "they stop at an interface or transport",
        confirms: ["misconfiguration", "incompatible-backend"],
        rulesOut: ["concurrency-issue", "incorrect-algorithm-implementation"],
      },
      {
        when: "initialisation completes on every rank",
        confirms: ["concurrency-issue", "incorrect-synchronization"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["system-hang", "crash"],
      causes: [
        "misconfiguration",
        "incompatible-backend",
        "concurrency-issue",
        "incorrect-synchronization",
        "incorrect-algorithm-implementation",
      ],
      components: ["communicator", "engine-initializer", "backend-adapter"],
      manifestations: ["nccl", "stuck", "timeout"],
      backends: ["cuda"],
      needs: ["several-devices"],
      mentions: [
        "nccl error",
        "ncclsystemerror",
        "unhandled system error",
        "unhandled cuda error",
        "nccl timeout",
        "nccl initial",
        "rccl",
        "collective operation timeout",
        "nccl hang",
      ],
    },
    answered: { logged: ["nccl info"], env: ["NCCL_DEBUG"], phrases: ["nccl info", "nccl_debug"] },
    source: NCCL_ENV,
    verified: VERIFIED,
  },
  {
    id: "nccl-without-p2p",
    text: "Repeat with `NCCL_P2P_DISABLE=1` to take direct GPU-to-GPU copies out of the picture.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incompatible-backend", "misconfiguration"],
        rulesOut: ["concurrency-issue", "incorrect-algorithm-implementation", "incorrect-synchronization"],
      },
      { when: "it stands still as before", confirms: [], rulesOut: ["incompatible-backend"] },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["system-hang", "crash", "unexpected-output"],
      causes: ["incompatible-backend", "misconfiguration", "concurrency-issue", "incorrect-synchronization"],
      components: ["communicator", "engine-initializer", "backend-adapter"],
      manifestations: ["nccl", "stuck", "timeout"],
      backends: ["cuda"],
      needs: ["several-devices"],
      mentions: ["p2p", "peer access", "unhandled", "ncclsystemerror", "nccl error", "nccl timeout", "watchdog"],
    },
    answered: { env: ["NCCL_P2P_DISABLE"], phrases: ["nccl_p2p_disable"] },
    lastResort: true,
    source: NCCL_ENV,
    verified: VERIFIED,
  },
  {
    id: "all-reduce-alone",
    text: "Run a plain PyTorch all-reduce over the same GPUs with `torchrun --nproc-per-node=<n> test.py`, without the engine.",
    outcomes: [
      {
        when: "it hangs or fails too",
        confirms: ["incompatible-backend", "misconfiguration", "dependent-module-issue"],
        rulesOut: ["concurrency-issue", "incorrect-synchronization", "incorrect-algorithm-implementation"],
      },
      {
        when: "it succeeds",
        confirms: ["concurrency-issue", "incorrect-synchronization", "misused-api"],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["system-hang", "crash"],
      causes: [
        "incompatible-backend",
        "misconfiguration",
        "dependent-module-issue",
        "concurrency-issue",
        "incorrect-synchronization",
        "misused-api",
      ],
      components: ["communicator", "engine-initializer", "backend-adapter"],
      manifestations: ["nccl", "stuck", "timeout"],
      needs: ["several-devices"],
      mentions: [
        "nccl error",
        "ncclsystemerror",
        "unhandled system error",
        "nccl timeout",
        "rccl",
        "collective operation timeout",
        "all_reduce",
        "allreduce",
        "nccl hang",
      ],
    },
    answered: { phrases: ["torchrun", "nccl-tests", "all_reduce_perf"] },
    source: VLLM_TROUBLE,
    verified: VERIFIED,
  },
  {
    id: "shared-memory",
    text: "Start the container with `--ipc=host` or a larger `--shm-size`.",
    outcomes: [
      {
        when: "it works",
        confirms: ["misconfiguration", "document-issue"],
        rulesOut: ["concurrency-issue", "incorrect-algorithm-implementation", "incompatible-backend"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["misconfiguration"] },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["system-hang", "crash"],
      causes: ["misconfiguration", "document-issue", "concurrency-issue", "incompatible-backend"],
      components: ["communicator", "engine-initializer", "backend-adapter", "setup-tools"],
      phases: ["inference-serving"],
      manifestations: ["nccl", "worker-died", "stuck"],
      needs: ["container", "several-devices"],
      mentions: ["shm", "shared memory", "bus error", "no space left", "nccl error", "ncclsystemerror"],
    },
    answered: {
      flags: ["--ipc", "--shm-size"],
      phrases: ["--ipc=host", "shm_size", "--shm-size", "ipc: host"],
    },
    source: SGLANG_INSTALL,
    verified: VERIFIED,
  },
];
