import type { Check } from "../check.js";

const TROUBLESHOOTING =
  "https://github.com/NVIDIA/TensorRT-LLM/blob/main/docs/source/legacy/reference/troubleshooting.md";
const MEMORY = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/docs/source/legacy/reference/memory.md";
const SERVE = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/tensorrt_llm/commands/serve.py";
const BUG_FORM = "https://github.com/NVIDIA/TensorRT-LLM/blob/main/.github/ISSUE_TEMPLATE/06-bug-report.yml";
const ENGINE = "tensorrt-llm";
const VERIFIED = "2026-11-25";

/**
 * Building TensorRT-LLM and its engines, packages, containers and several GPUs.
 *
 * 1.3 took the TensorRT engine backend out, and with it `trtllm-build` and the conversion scripts: what names them ends there.
 */
export const TENSORRT_LLM_BUILD_CHECKS: readonly Check[] = [
  {
    id: "tensorrt-llm-clean-build",
    text: "Delete the old build tree, `rm -r build cpp/build`, and run the build script again with `--clean`.",
    outcomes: [
      {
        when: "the build succeeds",
        confirms: ["misconfiguration"],
        rulesOut: ["dependent-module-issue"],
      },
      {
        when: "the same error comes back",
        confirms: [],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "rebuild",
    engine: ENGINE,
    variantOf: "empty-build-folder",
    scope: {
      symptoms: ["crash"],
      phases: ["engine-setup"],
      manifestations: ["build-failure", "install-failure", "import-error"],
      causes: ["misconfiguration", "incompatible-version", "dependent-module-issue"],
    },
    answered: {
      phrases: ["--clean", "rm -r build", "clean build"],
    },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-package-versions",
    text: "Compare `pip show tensorrt_llm tensorrt torch` with the versions in the release notes of your TensorRT-LLM.",
    outcomes: [
      {
        when: "a version differs",
        confirms: ["incompatible-version", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "all agree",
        confirms: [],
        rulesOut: ["incompatible-version"],
      },
    ],
    cost: "seconds",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "feature-failure"],
      phases: ["engine-setup", "inference-serving"],
      manifestations: ["import-error", "install-failure", "python-exception"],
      causes: ["incompatible-version", "dependent-module-issue"],
    },
    source: BUG_FORM,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-rebuild-engine",
    text: "Convert the checkpoint and run `trtllm-build` again with the TensorRT-LLM version and the GPU model that run the engine.",
    outcomes: [
      {
        when: "the new engine works",
        confirms: ["incompatible-version", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it fails in the same way",
        confirms: [],
        rulesOut: ["incompatible-version"],
      },
    ],
    cost: "rebuild",
    engine: ENGINE,
    versions: "<1.3",
    scope: {
      symptoms: ["crash", "unexpected-output", "feature-failure", "silent-error"],
      components: ["model-conversion-tools", "model-loader", "engine-initializer", "operators"],
      causes: ["incompatible-version", "misconfiguration", "mismatched-shape", "incompatible-model"],
    },
    answered: {
      phrases: ["rebuilt the engine", "rebuild the engine", "--backend pytorch", 'backend="pytorch"', "_torch/"],
    },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-shapes-within-build-limits",
    text: "Start with `TLLM_LOG_LEVEL=TRACE` and compare the shapes that the request has with the minimum and maximum of the profile.",
    outcomes: [
      {
        when: "a shape is outside its range",
        confirms: ["misconfiguration", "mismatched-shape"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "all shapes are inside",
        confirms: [],
        rulesOut: ["mismatched-shape"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    versions: "<1.3",
    scope: {
      symptoms: ["crash"],
      phases: ["inference-serving"],
      manifestations: ["shape-mismatch", "assertion", "context-overflow"],
      causes: ["mismatched-shape", "misconfiguration", "incorrect-request-parsing"],
    },
    answered: {
      env: ["TLLM_LOG_LEVEL"],
      phrases: ["tllm_log_level=trace"],
    },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-build-limits-memory",
    text: "Build with a smaller `--max_batch_size` and `--max_num_tokens`: the activation memory is fixed at build time by these.",
    outcomes: [
      {
        when: "it fits",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-resource-deallocation"],
      },
      {
        when: "it still runs out of memory",
        confirms: ["incorrect-resource-allocation"],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "rebuild",
    engine: ENGINE,
    versions: "<1.3",
    scope: {
      symptoms: ["crash", "abnormal-performance"],
      components: ["model-conversion-tools", "resource-manager", "engine-initializer"],
      manifestations: ["out-of-memory"],
      causes: ["misconfiguration", "incorrect-resource-allocation"],
    },
    answered: {
      phrases: ["--max_batch_size 1 ", "max_batch_size=1,"],
    },
    source: MEMORY,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-one-gpu",
    text: "Run a model that fits on one GPU with `--tp_size 1`.",
    outcomes: [
      {
        when: "it works on one GPU",
        confirms: ["incorrect-multi-device-management", "concurrency-issue"],
        rulesOut: ["incompatible-model"],
      },
      {
        when: "it fails on one GPU too",
        confirms: [],
        rulesOut: ["incorrect-multi-device-management", "incorrect-synchronization"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    variantOf: "one-device",
    scope: {
      symptoms: ["crash", "unexpected-output", "system-hang", "abnormal-performance"],
      phases: ["inference-serving"],
      manifestations: ["multi-gpu", "nccl"],
      causes: [
        "incorrect-multi-device-management",
        "concurrency-issue",
        "incorrect-synchronization",
        "incompatible-backend",
      ],
    },
    answered: {
      phrases: ["single gpu works", "works on a single gpu", "works with tp=1", "tp=1 works", "tp_size 1", "tp1 works"],
    },
    source: SERVE,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-container-shared-memory",
    text: "Start the container with `--shm-size=1g --ulimit memlock=-1`; NCCL fails between GPUs without them.",
    outcomes: [
      {
        when: "it works",
        confirms: ["misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "it fails in the same way",
        confirms: [],
        rulesOut: ["misconfiguration"],
      },
    ],
    cost: "minutes",
    engine: ENGINE,
    scope: {
      symptoms: ["crash", "system-hang"],
      phases: ["inference-serving"],
      manifestations: ["nccl", "multi-gpu", "stuck", "timeout"],
      causes: ["misconfiguration", "incompatible-backend", "concurrency-issue"],
    },
    answered: {
      flags: ["--shm-size", "--ipc"],
      phrases: ["shm-size", "shm_size", "ipc=host", "--ipc host"],
    },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
  {
    id: "tensorrt-llm-slurm-mpi",
    text: "In a Slurm allocation, put `mpirun -n 1` in front of the command, so that it gets an MPI environment of its own.",
    outcomes: [
      {
        when: "it starts",
        confirms: ["misconfiguration", "dependent-module-issue"],
        rulesOut: ["incorrect-algorithm-implementation"],
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
      symptoms: ["crash", "system-hang"],
      phases: ["inference-serving", "model-conversion"],
      components: ["communicator", "engine-initializer"],
      causes: ["misconfiguration", "dependent-module-issue", "incompatible-backend"],
    },
    answered: {
      phrases: ["mpirun -n 1 ", "slurm-mpi"],
    },
    source: TROUBLESHOOTING,
    verified: VERIFIED,
  },
];
