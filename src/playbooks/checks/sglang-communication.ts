import type { Check } from "../check.js";
import { ALL_REDUCE, SEVERAL_NODES } from "../mention-words.js";

const VERIFIED = "2026-11-25";
const ARGS = "https://github.com/sgl-project/sglang/blob/main/docs/docs/advanced_features/server_arguments.mdx";

/** SGLang: communication between devices and nodes. */
export const SGLANG_COMMUNICATION_CHECKS: readonly Check[] = [
  {
    id: "sglang-no-custom-all-reduce",
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
    engine: "sglang",
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
    id: "sglang-p2p-check",
    text: "Start with `--enable-p2p-check`: peer access between GPUs is taken for granted otherwise.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incompatible-backend", "misconfiguration", "incorrect-multi-device-management"],
        rulesOut: ["incorrect-algorithm-implementation", "concurrency-issue"],
      },
      { when: "nothing changes", confirms: ["concurrency-issue"], rulesOut: ["incorrect-multi-device-management"] },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["system-hang", "crash"],
      causes: [
        "incompatible-backend",
        "misconfiguration",
        "incorrect-multi-device-management",
        "concurrency-issue",
        "incorrect-algorithm-implementation",
      ],
      components: ["communicator", "engine-initializer", "backend-adapter"],
      phases: ["inference-serving"],
      manifestations: ["nccl", "stuck"],
      needs: ["several-devices"],
      mentions: ["p2p", "peer access", "peer-to-peer", "custom_all", "all-reduce", "all_reduce", "allreduce", "ipc"],
    },
    answered: { flags: ["--enable-p2p-check"], phrases: ["enable-p2p-check"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-dist-init",
    text: "Give all nodes the same `--dist-init-addr <first-node-ip>:<port>` and start with `--dist-timeout 120` to get an error in place of a stall.",
    outcomes: [
      {
        when: "nodes cannot reach that address",
        confirms: ["misconfiguration", "document-issue"],
        rulesOut: ["concurrency-issue"],
      },
      {
        when: "they connect and stall later",
        confirms: ["concurrency-issue", "incorrect-synchronization", "incompatible-backend"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["system-hang", "crash"],
      causes: [
        "misconfiguration",
        "document-issue",
        "concurrency-issue",
        "incorrect-synchronization",
        "incompatible-backend",
      ],
      components: ["communicator", "engine-initializer"],
      phases: ["inference-serving"],
      manifestations: ["nccl", "timeout", "stuck"],
      needs: ["several-devices"],
      mentions: SEVERAL_NODES,
    },
    answered: {
      flags: ["--dist-timeout", "--dist-init-addr"],
    },
    source: ARGS,
    verified: VERIFIED,
  },
];
