import type { Check } from "../check.js";

const GDB_THREADS = "https://sourceware.org/gdb/onlinedocs/gdb/Threads.html";
const ENGINE = "llama.cpp";
const VERIFIED = "2026-11-24";

/** Where llama.cpp's threads stand while nothing moves. */
export const LLAMA_CPP_STACK_CHECKS: readonly Check[] = [
  {
    id: "llama-cpp-gdb-threads",
    text: "Run `gdb -p <pid> -batch -ex 'thread apply all bt'` on the stuck process, and name the frame in which the main thread stands.",
    outcomes: [
      {
        when: "it waits for the backend's queue or fence",
        confirms: ["incompatible-backend", "misused-api"],
        rulesOut: ["incorrect-request-parsing", "concurrency-issue"],
      },
      {
        when: "threads wait for each other or a barrier",
        confirms: ["concurrency-issue", "incorrect-synchronization"],
        rulesOut: ["incompatible-backend", "incompatible-model"],
      },
      {
        when: "it spins in llama.cpp's own code",
        confirms: ["incorrect-algorithm-implementation", "incorrect-conditional-logic", "incorrect-exception-handling"],
        rulesOut: ["incompatible-backend", "misused-api"],
      },
      {
        when: "it waits in a library for the network or a disk",
        confirms: ["dependent-module-issue", "misconfiguration"],
        rulesOut: ["concurrency-issue", "incorrect-algorithm-implementation"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    variantOf: "gdb-stacks",
    scope: {
      symptoms: ["system-hang"],
      causes: [
        "incompatible-backend",
        "misused-api",
        "concurrency-issue",
        "incorrect-conditional-logic",
        "dependent-module-issue",
      ],
    },
    answered: { phrases: ["gdb", "thread apply all", "lldb"] },
    source: GDB_THREADS,
    verified: VERIFIED,
  },
];
