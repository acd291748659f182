import type { Check } from "../check.js";

const CPU_SERVER = "https://docs.sglang.io/platforms/cpu_server.html";
const ENGINE = "sglang";
const VERIFIED = "2026-11-24";

/** SGLang on CPU servers. */
export const SGLANG_CPU_CHECKS: readonly Check[] = [
  {
    id: "sglang-cpu-engine",
    text: "Export `SGLANG_USE_CPU_ENGINE=1`, start with `--device cpu --disable-overlap-schedule`, and look for `amx` in the CPU's flags.",
    outcomes: [
      {
        when: "it starts with both set",
        confirms: ["misconfiguration", "document-issue"],
        rulesOut: ["incompatible-model", "incorrect-algorithm-implementation"],
      },
      {
        when: "the CPU has no AMX",
        confirms: ["incompatible-backend"],
        rulesOut: ["misconfiguration", "incompatible-model"],
      },
      {
        when: "it fails with AMX and both set",
        confirms: ["incorrect-algorithm-implementation", "dependent-module-issue"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "system-hang", "unexpected-output", "feature-failure"],
      causes: ["misconfiguration", "incompatible-backend", "dependent-module-issue"],
      backends: ["cpu"],
      needs: ["cpu"],
    },
    answered: { env: ["SGLANG_USE_CPU_ENGINE"], phrases: ["sglang_use_cpu_engine"] },
    source: CPU_SERVER,
    verified: VERIFIED,
  },
  {
    id: "sglang-cpu-binding",
    text: "Set `SGLANG_CPU_OMP_THREADS_BIND` to the cores of each sub-NUMA cluster, and `--tp` to no more than their number.",
    outcomes: [
      {
        when: "it is fast with the cores bound",
        confirms: ["misconfiguration", "incorrect-resource-allocation"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-backend"],
      },
      {
        when: "nothing changes",
        confirms: ["incorrect-algorithm-implementation", "incompatible-backend"],
        rulesOut: ["misconfiguration", "incorrect-resource-allocation"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["abnormal-performance", "crash"],
      causes: ["misconfiguration", "incorrect-resource-allocation", "incorrect-algorithm-implementation"],
      backends: ["cpu"],
      needs: ["cpu"],
      mentions: ["cpu backend", "vllm_cpu", "openmp", "omp_", "numa", "cpu usage", "cpu inference", "cpu-only"],
    },
    answered: { env: ["SGLANG_CPU_OMP_THREADS_BIND"], phrases: ["cpu_omp_threads_bind"] },
    source: CPU_SERVER,
    verified: VERIFIED,
  },
];
