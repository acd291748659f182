import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const TORCH_MEMORY = "https://github.com/pytorch/pytorch/blob/main/docs/source/notes/cuda.rst";
const NVIDIA_SMI = "https://man.archlinux.org/man/extra/nvidia-utils/nvidia-smi.1.en";
const OOM_KILLER = "https://github.com/torvalds/linux/blob/master/mm/oom_kill.c";

/** Checks for any engine that runs out of memory. */
export const ANY_ENGINE_MEMORY_CHECKS: readonly Check[] = [
  {
    id: "oom-killer",
    text: "Look for `Killed process` in `dmesg` or `journalctl -k` at the time of the crash.",
    outcomes: [
      {
        when: "the kernel killed the engine for memory",
        confirms: ["incorrect-resource-allocation", "misconfiguration", "incorrect-resource-deallocation"],
        rulesOut: ["incorrect-algorithm-implementation", "incompatible-backend"],
      },
      {
        when: "there is no such line",
        confirms: ["incorrect-exception-handling"],
        rulesOut: ["incorrect-resource-deallocation"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["crash"],
      causes: [
        "incorrect-resource-allocation",
        "misconfiguration",
        "incorrect-resource-deallocation",
        "incorrect-exception-handling",
      ],
      manifestations: ["worker-died", "out-of-memory"],
      mentions: [
        "killed",
        "sigkill",
        "exit code 137",
        "exit code: -9",
        "exitcode: -9",
        "code -9",
        "signal 9",
        "bad_alloc",
        "cannot allocate memory",
        "out of ram",
        "system memory",
        "host memory",
        "cpu memory",
        "system ram",
      ],
    },
    answered: {
      parts: ["trace"],
      phrases: [
        "killed process",
        "oom-killer",
        "oom killer",
        "oomkilled",
        "windows 1",
        "on windows",
        ".exe",
        "c:\\",
        "win11",
      ],
      logged: [".exe", "c:\\"],
    },
    source: OOM_KILLER,
    verified: VERIFIED,
  },
  {
    id: "free-memory-before",
    text: "Run `nvidia-smi` just before the start and note free memory and processes of each GPU.",
    outcomes: [
      {
        when: "another process holds memory",
        confirms: ["misconfiguration", "incorrect-resource-deallocation", "incorrect-multi-device-management"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "all memory is free",
        confirms: ["incorrect-resource-allocation", "misconfiguration"],
        rulesOut: ["incorrect-resource-deallocation"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["crash", "system-hang", "abnormal-performance"],
      causes: [
        "misconfiguration",
        "incorrect-resource-deallocation",
        "incorrect-multi-device-management",
        "incorrect-resource-allocation",
      ],
      needs: ["cuda"],
      mentions: [
        "out of memory",
        "outofmemory",
        "less than desired",
        "free memory on device",
        "no available memory",
        "cublas_status_alloc",
        "not_initialized",
      ],
    },
    answered: {
      logged: ["of which", "mib free", "free_mem", "free memory"],
      tried: ["disabled", "without", "memory", "gpu_memory"],
    },
    source: NVIDIA_SMI,
    verified: VERIFIED,
  },
  {
    id: "memory-fragmentation",
    text: "Set `PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True` and compare allocated with reserved memory in the out-of-memory message.",
    outcomes: [
      {
        when: "it runs now: memory was there but in pieces",
        confirms: ["incorrect-resource-allocation"],
        rulesOut: ["misconfiguration"],
      },
      {
        when: "the message is the same",
        confirms: ["misconfiguration", "incorrect-resource-allocation"],
        rulesOut: [],
      },
    ],
    cost: "minutes",
    engine: null,
    scope: {
      symptoms: ["crash"],
      causes: ["incorrect-resource-allocation", "misconfiguration"],
      manifestations: ["out-of-memory"],
      backends: ["cuda", "rocm"],
      mentions: ["reserved by pytorch", "reserved but unallocated", "expandable_segments", "fragmentation"],
      needs: ["python"],
    },
    answered: { env: ["PYTORCH_CUDA_ALLOC_CONF", "PYTORCH_ALLOC_CONF"], phrases: ["expandable_segments"] },
    source: TORCH_MEMORY,
    verified: VERIFIED,
  },
];
