import type { Check } from "../check.js";

const FAQ = "https://github.com/InternLM/lmdeploy/blob/main/docs/en/faq.md";
const CLI_OPTIONS = "https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/cli/utils.py";
const ENGINE = "lmdeploy";
const VERIFIED = "2026-11-25";

/** Choice of engine, libraries and memory of LMDeploy. */
export const LMDEPLOY_ENGINE_CHECKS: readonly Check[] = [
  {
    id: "lmdeploy-other-backend",
    text: "Run once on the other engine: `--backend pytorch` in place of `turbomind`.",
    outcomes: [
      {
        when: "it works there",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend"],
        rulesOut: ["incorrect-tokenization", "incompatible-model"],
      },
      {
        when: "it fails there too",
        confirms: [],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    variantOf: "other-backend",
    scope: {
      symptoms: [
        "crash",
        "unexpected-output",
        "feature-failure",
        "system-hang",
        "abnormal-performance",
        "silent-error",
      ],
      phases: ["inference-serving"],
      causes: [
        "incorrect-algorithm-implementation",
        "incompatible-backend",
        "incompatible-model",
        "incorrect-tokenization",
      ],
    },
    answered: {
      phrases: [
        "pytorch backend works",
        "turbomind works",
        "works with pytorch",
        "works with turbomind",
        "both backends",
        "both turbomind and pytorch",
      ],
    },
    source: CLI_OPTIONS,
    verified: VERIFIED,
  },
  {
    id: "lmdeploy-outside-source-tree",
    text: "Start `lmdeploy` from a folder that is not its source tree, so that the installed package is the one imported.",
    outcomes: [
      {
        when: "it starts",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "the module is still missing",
        confirms: ["dependent-module-issue"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      manifestations: ["import-error"],
      causes: ["misconfiguration", "dependent-module-issue"],
    },
    answered: {
      phrases: ["another directory"],
    },
    source: FAQ,
    verified: VERIFIED,
  },
  {
    id: "lmdeploy-nccl-library-path",
    text: "Put the folder of `libnccl.so.2` from the pip package into `LD_LIBRARY_PATH`.",
    outcomes: [
      {
        when: "it loads",
        confirms: ["misconfiguration", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "the same error comes back",
        confirms: [],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      manifestations: ["import-error"],
      causes: ["dependent-module-issue", "misconfiguration"],
    },
    answered: {
      env: ["LD_LIBRARY_PATH"],
      phrases: ["ld_library_path"],
    },
    source: FAQ,
    verified: VERIFIED,
  },
  {
    id: "lmdeploy-kv-cache-share",
    text: "Lower the share of memory for the KV cache: `--cache-max-entry-count 0.2`.",
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
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash"],
      phases: ["inference-serving"],
      manifestations: ["out-of-memory", "kv-cache"],
      causes: ["incorrect-resource-allocation", "misconfiguration"],
    },
    answered: {
      flags: ["--cache-max-entry-count"],
      phrases: ["cache_max_entry_count", "cache-max-entry-count"],
    },
    source: FAQ,
    verified: VERIFIED,
  },
  {
    id: "lmdeploy-session-length",
    text: "Give a small `--session-len 4096`.",
    outcomes: [
      {
        when: "it runs",
        confirms: ["misconfiguration"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "it fails in the same way",
        confirms: [],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "abnormal-performance"],
      phases: ["inference-serving"],
      manifestations: ["out-of-memory", "context-overflow", "kv-cache"],
      causes: ["misconfiguration", "incorrect-resource-allocation"],
    },
    answered: {
      flags: ["--session-len"],
      phrases: ["session_len", "session-len"],
    },
    source: CLI_OPTIONS,
    verified: VERIFIED,
  },
  {
    id: "lmdeploy-one-gpu",
    text: "Run a model that fits on one GPU with `--tp 1`.",
    outcomes: [
      {
        when: "it works",
        confirms: ["incorrect-multi-device-management", "concurrency-issue"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "it fails too",
        confirms: [],
        rulesOut: ["incorrect-multi-device-management", "incorrect-synchronization"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    variantOf: "one-device",
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang"],
      phases: ["inference-serving"],
      manifestations: ["multi-gpu", "nccl"],
      causes: ["incorrect-multi-device-management", "concurrency-issue", "incorrect-synchronization"],
    },
    answered: {
      phrases: ["--tp 1", "tp=1 works", "single gpu works", "works on a single gpu"],
    },
    source: CLI_OPTIONS,
    verified: VERIFIED,
  },
];
