import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const PY_SPY = "https://github.com/benfred/py-spy/blob/master/README.md";
const VLLM_TROUBLE = "https://github.com/vllm-project/vllm/blob/main/docs/usage/troubleshooting.md";
const GDB = "https://sourceware.org/gdb/onlinedocs/gdb/Threads.html";
const CURL_NO_BUFFER = "https://github.com/curl/curl/blob/master/docs/cmdline-opts/no-buffer.md";

/** Checks for hangs of any engine. */
export const ANY_ENGINE_HANG_CHECKS: readonly Check[] = [
  {
    id: "py-spy-dump",
    text: "Run `py-spy dump --pid <pid>` on every process of the engine twice, ten seconds apart, while it hangs.",
    outcomes: [
      {
        when: "all wait in a collective",
        confirms: ["concurrency-issue", "incorrect-synchronization", "incompatible-backend"],
        rulesOut: ["incorrect-request-parsing"],
      },
      {
        when: "one stands elsewhere than the rest",
        confirms: ["concurrency-issue", "incorrect-conditional-logic", "incorrect-synchronization", "misused-api"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "one waits inside a library, for a download or a lock",
        confirms: ["dependent-module-issue"],
        rulesOut: ["incorrect-synchronization"],
      },
      {
        when: "the stacks move",
        confirms: ["misconfiguration", "incorrect-algorithm-implementation"],
        rulesOut: ["concurrency-issue", "incorrect-synchronization"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["system-hang"],
      causes: [
        "concurrency-issue",
        "incorrect-synchronization",
        "incompatible-backend",
        "incorrect-conditional-logic",
        "dependent-module-issue",
        "misconfiguration",
        "incorrect-algorithm-implementation",
        "incorrect-request-parsing",
      ],
      needs: ["python"],
    },
    answered: { phrases: ["py-spy"] },
    source: PY_SPY,
    verified: VERIFIED,
  },
  {
    id: "gdb-stacks",
    text: "Attach with `gdb -p <pid>` while it hangs and post the output of `thread apply all bt`.",
    outcomes: [
      {
        when: "threads wait for each other's locks",
        confirms: ["concurrency-issue"],
        rulesOut: ["incompatible-backend", "misconfiguration"],
      },
      { when: "one waits in the driver", confirms: ["incompatible-backend"], rulesOut: ["concurrency-issue"] },
      {
        when: "one loops in engine code",
        confirms: ["incorrect-algorithm-implementation", "incorrect-conditional-logic"],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["system-hang"],
      causes: [
        "concurrency-issue",
        "incompatible-backend",
        "incorrect-algorithm-implementation",
        "incorrect-conditional-logic",
        "misconfiguration",
      ],
      manifestations: ["stuck", "high-utilisation"],
    },
    answered: { phrases: ["gdb", "thread apply all"] },
    lastResort: true,
    source: GDB,
    verified: VERIFIED,
  },
  {
    id: "stream-and-watch",
    text: 'Send the hanging request with `curl --no-buffer` and `"stream": true` and note whether a first token comes.',
    outcomes: [
      {
        when: "tokens come, the end never does",
        confirms: ["incorrect-formatting", "incorrect-tokenization", "incorrect-exception-handling"],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "not one token comes",
        confirms: ["concurrency-issue", "incorrect-cache-management", "incorrect-algorithm-implementation"],
        rulesOut: ["incorrect-formatting"],
      },
      { when: "it ends: only the client waits", confirms: ["misconfiguration"], rulesOut: ["concurrency-issue"] },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["system-hang"],
      causes: [
        "incorrect-formatting",
        "incorrect-tokenization",
        "incorrect-exception-handling",
        "concurrency-issue",
        "incorrect-cache-management",
        "incorrect-algorithm-implementation",
        "misconfiguration",
        "incompatible-backend",
      ],
      phases: ["inference-serving"],
      needs: ["server"],
    },
    source: CURL_NO_BUFFER,
    verified: VERIFIED,
  },
  {
    id: "abort-then-request",
    text: "Cancel a running request from the client and then send a small one.",
    outcomes: [
      {
        when: "the small one hangs as well",
        confirms: [
          "incorrect-exception-handling",
          "incorrect-job-context-management",
          "incorrect-resource-deallocation",
          "concurrency-issue",
        ],
        rulesOut: ["incompatible-backend"],
      },
      {
        when: "it is answered",
        confirms: [],
        rulesOut: ["incorrect-exception-handling", "incorrect-job-context-management"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["system-hang", "abnormal-performance", "crash"],
      causes: [
        "incorrect-exception-handling",
        "incorrect-job-context-management",
        "incorrect-resource-deallocation",
        "concurrency-issue",
      ],
      phases: ["inference-serving"],
      manifestations: ["stuck", "timeout", "memory-growth", "http-5xx"],
      needs: ["server"],
      mentions: [
        "cancel a",
        "cancel the",
        "cancelling",
        "cancels",
        "canceling",
        "client disconnect",
        "disconnects",
        "stop generat",
        "abort a",
        "abort the",
        "aborting",
        "aborts",
      ],
    },
    source: CURL_NO_BUFFER,
    verified: VERIFIED,
  },
  {
    id: "load-or-start",
    text: "Note the last log line before it stands still, and whether disk, network or CPU is busy then.",
    outcomes: [
      {
        when: "disk or network is busy: it loads or downloads",
        confirms: ["misconfiguration"],
        rulesOut: ["concurrency-issue", "incorrect-synchronization"],
      },
      {
        when: "all is idle",
        confirms: ["concurrency-issue", "incorrect-synchronization", "incompatible-backend"],
        rulesOut: ["misconfiguration"],
      },
      {
        when: "one CPU core is at 100%",
        confirms: ["incorrect-algorithm-implementation", "incorrect-conditional-logic"],
        rulesOut: ["incorrect-synchronization"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["system-hang"],
      causes: [
        "misconfiguration",
        "concurrency-issue",
        "incorrect-synchronization",
        "incompatible-backend",
        "incorrect-algorithm-implementation",
        "incorrect-conditional-logic",
      ],
      mentions: [
        "starting up",
        "startup",
        "start-up",
        "loading model",
        "loading weights",
        "load the model",
        "initializ",
        "warmup",
        "warm up",
        "can't start",
        "cannot start",
        "download",
      ],
    },
    answered: { logged: ["init start"] },
    source: VLLM_TROUBLE,
    verified: VERIFIED,
  },
];
