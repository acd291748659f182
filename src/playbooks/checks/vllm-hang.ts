import type { Check } from "../check.js";
import { ALL_REDUCE, SEVERAL_NODES } from "../mention-words.js";

const VERIFIED = "2026-11-24";
const TROUBLESHOOTING = "https://github.com/vllm-project/vllm/blob/main/docs/usage/troubleshooting.md";
const ARGS = "https://github.com/vllm-project/vllm/blob/main/vllm/engine/arg_utils.py";

/** vLLM: hangs and communication between devices. */
export const VLLM_HANG_CHECKS: readonly Check[] = [
  {
    id: "vllm-no-custom-all-reduce",
    text: "Start with `--disable-custom-all-reduce`.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation", "incorrect-synchronization"],
        rulesOut: ["misconfiguration", "incompatible-model"],
      },
      { when: "nothing changes", confirms: ["concurrency-issue"], rulesOut: [] },
    ],
    cost: "minutes",
    engine: "vllm",
    scope: {
      symptoms: ["system-hang", "crash", "unexpected-output", "silent-error"],
      causes: [
        "incompatible-backend",
        "incorrect-algorithm-implementation",
        "incorrect-synchronization",
        "concurrency-issue",
      ],
      components: ["communicator", "engine-initializer", "backend-adapter", "operators"],
      phases: ["inference-serving"],
      manifestations: ["nccl", "stuck", "illegal-memory-access", "cuda-error", "garbled-output"],
      needs: ["several-devices"],
      mentions: ALL_REDUCE,
    },
    answered: { flags: ["--disable-custom-all-reduce"], phrases: ["disable-custom-all-reduce"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "vllm-nccl-sanity-script",
    text: "Run the NCCL test script of the troubleshooting page with `NCCL_DEBUG=TRACE torchrun --nproc-per-node=<gpus> test.py`.",
    outcomes: [
      {
        when: "PyTorch NCCL fails in it",
        confirms: ["incompatible-backend", "misconfiguration", "dependent-module-issue"],
        rulesOut: ["concurrency-issue", "incorrect-algorithm-implementation"],
      },
      {
        when: "only the vLLM NCCL part fails",
        confirms: ["misused-api", "incompatible-backend"],
        rulesOut: ["misconfiguration"],
      },
      {
        when: "all parts pass",
        confirms: ["concurrency-issue", "incorrect-synchronization"],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: "vllm",
    scope: {
      symptoms: ["system-hang", "crash"],
      causes: [
        "incompatible-backend",
        "misconfiguration",
        "dependent-module-issue",
        "misused-api",
        "concurrency-issue",
        "incorrect-synchronization",
      ],
      components: ["communicator", "engine-initializer", "backend-adapter"],
      manifestations: ["nccl", "stuck", "timeout"],
      needs: ["several-devices"],
      mentions: [
        "nccl error",
        "rccl error",
        "nccl hang",
        "ncclsystemerror",
        "unhandled system error",
        "unhandled cuda error",
        "collective operation timeout",
        "init_process_group",
        "nccl_",
        "nccl 2",
        "nccl",
      ],
    },
    answered: {
      logged: ["/dev/shm", "nccl is successful"],
      phrases: ["sanity check is successful", "vllm nccl is successful"],
    },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "vllm-host-ip",
    text: "Set `VLLM_HOST_IP` and `NCCL_SOCKET_IFNAME` on each node to the interface that reaches the other nodes.",
    outcomes: [
      {
        when: "it works",
        confirms: ["misconfiguration", "document-issue"],
        rulesOut: ["concurrency-issue", "incorrect-algorithm-implementation"],
      },
      {
        when: "it hangs as before",
        confirms: ["incompatible-backend", "concurrency-issue"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: "vllm",
    scope: {
      symptoms: ["system-hang", "crash"],
      causes: ["misconfiguration", "document-issue", "incompatible-backend", "concurrency-issue"],
      components: ["communicator", "engine-initializer"],
      manifestations: ["nccl", "timeout", "stuck"],
      needs: ["several-devices"],
      mentions: SEVERAL_NODES,
    },
    answered: { env: ["VLLM_HOST_IP", "NCCL_SOCKET_IFNAME"] },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "vllm-rdma-capabilities",
    text: "Give the container `/dev/shm` and the `IPC_LOCK` capability before looking further at `ncclCommInitRank`.",
    outcomes: [
      {
        when: "it initialises",
        confirms: ["misconfiguration", "document-issue"],
        rulesOut: ["incorrect-algorithm-implementation", "concurrency-issue"],
      },
      { when: "the same error comes", confirms: ["incompatible-backend"], rulesOut: ["misconfiguration"] },
    ],
    cost: "minutes",
    engine: "vllm",
    scope: {
      needs: ["container"],
      symptoms: ["crash", "system-hang"],
      causes: ["misconfiguration", "document-issue", "incompatible-backend"],
      components: ["communicator"],
      manifestations: ["nccl"],
      mentions: ["rdma", "infiniband", "ib_", "ibv", "roce", "ncclcomminitrank", "mlx5", "unhandled system error"],
    },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "vllm-trace-function",
    text: "Set `VLLM_TRACE_FUNCTION=1` for one start and post the last calls of each process; remove it afterwards.",
    outcomes: [
      {
        when: "all ranks end in a collective",
        confirms: ["concurrency-issue", "incorrect-synchronization"],
        rulesOut: ["misconfiguration"],
      },
      {
        when: "one rank ends elsewhere",
        confirms: ["incorrect-conditional-logic", "concurrency-issue"],
        rulesOut: ["incompatible-backend"],
      },
      { when: "it ends in a load or download", confirms: ["misconfiguration"], rulesOut: ["concurrency-issue"] },
    ],
    cost: "minutes",
    engine: "vllm",
    scope: {
      symptoms: ["system-hang"],
      causes: [
        "concurrency-issue",
        "incorrect-synchronization",
        "incorrect-conditional-logic",
        "incompatible-backend",
        "misconfiguration",
      ],
      phases: ["inference-serving"],
      needs: ["open"],
    },
    answered: { env: ["VLLM_TRACE_FUNCTION"], phrases: ["vllm-trace-function"] },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "vllm-local-model-path",
    text: "Download the model first (`hf download <repo>`) and pass `vllm serve` its local path, so that download and loading are told apart.",
    outcomes: [
      {
        when: "it starts from the local path",
        confirms: ["misconfiguration", "dependent-module-issue"],
        rulesOut: ["concurrency-issue", "incompatible-backend"],
      },
      {
        when: "it stands still as before",
        confirms: ["concurrency-issue", "incompatible-backend"],
        rulesOut: ["dependent-module-issue"],
      },
    ],
    cost: "minutes",
    engine: "vllm",
    scope: {
      symptoms: ["system-hang"],
      causes: ["misconfiguration", "dependent-module-issue", "concurrency-issue", "incompatible-backend"],
      components: ["model-loader", "engine-initializer"],
      phases: ["inference-serving"],
      manifestations: ["stuck", "timeout", "model-load-failure"],
      mentions: ["download", "huggingface", "hf_hub", "hub", "loading", "modelscope", "nfs"],
    },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "vllm-no-async-scheduling",
    text: "Start with `--no-async-scheduling`.",
    outcomes: [
      {
        when: "it works",
        confirms: ["concurrency-issue", "incorrect-job-context-management", "incorrect-algorithm-implementation"],
        rulesOut: ["incompatible-model", "incompatible-backend"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["concurrency-issue"] },
    ],
    cost: "minutes",
    engine: "vllm",
    versions: ">=0.14.0",
    scope: {
      symptoms: ["system-hang", "crash", "unexpected-output", "silent-error"],
      causes: ["concurrency-issue", "incorrect-job-context-management", "incorrect-algorithm-implementation"],
      components: ["job-manager", "engine-initializer", "output-processor", "operators"],
      phases: ["inference-serving"],
      mentions: ["async schedul", "async-schedul", "async_schedul", "overlap schedul"],
    },
    answered: { flags: ["--no-async-scheduling"], phrases: ["no-async-scheduling"] },
    source: ARGS,
    verified: VERIFIED,
  },
];
