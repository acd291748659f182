import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const ARGS = "https://github.com/sgl-project/sglang/blob/main/docs/docs/advanced_features/server_arguments.mdx";
const PY_SPY = "https://github.com/benfred/py-spy/blob/master/README.md";

/** SGLang: hangs. */
export const SGLANG_HANG_CHECKS: readonly Check[] = [
  {
    id: "sglang-no-overlap-schedule",
    text: "Start with `--disable-overlap-schedule`.",
    outcomes: [
      {
        when: "it works",
        confirms: ["concurrency-issue", "incorrect-job-context-management", "incorrect-synchronization"],
        rulesOut: ["incompatible-model", "incompatible-backend"],
      },
      { when: "nothing changes", confirms: [], rulesOut: ["concurrency-issue"] },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["system-hang", "crash", "unexpected-output", "silent-error"],
      causes: ["concurrency-issue", "incorrect-job-context-management", "incorrect-synchronization"],
      phases: ["inference-serving"],
      mentions: ["overlap", "race condition", "intermittent", "hang", "stuck", "deadlock"],
    },
    answered: {
      logged: ["nccl init", "init start"],
      flags: ["--disable-overlap-schedule"],
      phrases: ["disable-overlap-schedule"],
    },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-soft-watchdog",
    text: "Start with `--soft-watchdog-timeout 60` (and a longer `--watchdog-timeout`), so that a stall dumps its state before the kill.",
    outcomes: [
      {
        when: "the dump shows ranks in different places",
        confirms: ["concurrency-issue", "incorrect-synchronization", "incorrect-conditional-logic"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "all ranks wait in a kernel or collective",
        confirms: ["incompatible-backend", "incorrect-algorithm-implementation"],
        rulesOut: ["incorrect-conditional-logic"],
      },
      { when: "a first compilation takes the time", confirms: ["misconfiguration"], rulesOut: ["concurrency-issue"] },
    ],
    cost: "minutes",
    engine: "sglang",
    versions: ">=0.5.7",
    scope: {
      symptoms: ["system-hang"],
      causes: [
        "concurrency-issue",
        "incorrect-synchronization",
        "incorrect-conditional-logic",
        "incompatible-backend",
        "incorrect-algorithm-implementation",
        "misconfiguration",
      ],
      phases: ["inference-serving"],
      manifestations: ["stuck", "timeout", "worker-died", "nccl"],
      mentions: ["watchdog"],
    },
    answered: { flags: ["--soft-watchdog-timeout"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-py-spy-scheduler",
    text: "Run `py-spy dump --pid <pid>` on the scheduler of every rank and on the detokenizer process.",
    outcomes: [
      {
        when: "the schedulers stand in different places",
        confirms: ["concurrency-issue", "incorrect-synchronization", "incorrect-conditional-logic", "misused-api"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "the detokenizer or tokenizer is busy",
        confirms: ["incorrect-detokenization", "incorrect-tokenization", "incorrect-algorithm-implementation"],
        rulesOut: ["concurrency-issue"],
      },
      {
        when: "all idle in receive: the request never came",
        confirms: ["incorrect-request-parsing", "incorrect-exception-handling"],
        rulesOut: ["incorrect-synchronization"],
      },
    ],
    cost: "seconds",
    engine: "sglang",
    variantOf: "py-spy-dump",
    scope: {
      symptoms: ["system-hang"],
      causes: [
        "concurrency-issue",
        "incorrect-synchronization",
        "incorrect-conditional-logic",
        "incorrect-detokenization",
        "incorrect-tokenization",
        "incorrect-algorithm-implementation",
        "incorrect-request-parsing",
        "incorrect-exception-handling",
        "incompatible-backend",
      ],
      phases: ["inference-serving"],
    },
    answered: { phrases: ["py-spy"] },
    source: PY_SPY,
    verified: VERIFIED,
  },
  {
    id: "sglang-debug-log",
    text: "Start with `--log-level debug` and post the last line of each rank.",
    outcomes: [
      {
        when: "the ranks stop at different steps",
        confirms: ["concurrency-issue", "incorrect-synchronization", "incorrect-conditional-logic"],
        rulesOut: ["misconfiguration"],
      },
      {
        when: "all stop at a load, download or compile step",
        confirms: ["misconfiguration", "dependent-module-issue"],
        rulesOut: ["concurrency-issue"],
      },
      {
        when: "all stop at a collective",
        confirms: ["incompatible-backend", "incorrect-synchronization"],
        rulesOut: ["dependent-module-issue"],
      },
    ],
    cost: "seconds",
    engine: "sglang",
    scope: {
      symptoms: ["system-hang"],
      causes: [
        "concurrency-issue",
        "incorrect-synchronization",
        "incorrect-conditional-logic",
        "misconfiguration",
        "dependent-module-issue",
        "incompatible-backend",
      ],
      manifestations: ["stuck", "timeout", "worker-died", "nccl", "model-load-failure"],
      needs: ["several-devices"],
    },
    answered: { flags: ["--log-level"], phrases: ["log-level debug"] },
    source: ARGS,
    verified: VERIFIED,
  },
  {
    id: "sglang-skip-warmup",
    text: "Start with `--skip-server-warmup` and send one short request yourself.",
    outcomes: [
      {
        when: "start-up ends, the request hangs",
        confirms: ["incorrect-algorithm-implementation", "concurrency-issue", "incompatible-backend"],
        rulesOut: ["misconfiguration"],
      },
      {
        when: "start-up hangs as before",
        confirms: ["incompatible-backend", "incorrect-synchronization", "misconfiguration"],
        rulesOut: ["incorrect-request-parsing"],
      },
      {
        when: "both work",
        confirms: ["misconfiguration", "incorrect-conditional-logic"],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: "sglang",
    scope: {
      symptoms: ["system-hang", "crash"],
      causes: [
        "incorrect-algorithm-implementation",
        "concurrency-issue",
        "incompatible-backend",
        "incorrect-synchronization",
        "misconfiguration",
        "incorrect-conditional-logic",
        "incorrect-request-parsing",
      ],
      components: ["engine-initializer", "communicator", "resource-manager", "backend-adapter", "operators"],
      phases: ["inference-serving"],
      mentions: ["warmup", "warm-up", "warm up", "warming"],
      needs: ["open"],
    },
    answered: { flags: ["--skip-server-warmup"] },
    source: ARGS,
    verified: VERIFIED,
  },
];
