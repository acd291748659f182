import { ENGINES } from "../../taxonomy/engines.js";
import type { KeyRule, LineRule } from "./fact-rule.js";

const VERSION = /^["'`v=]{0,3}(\d{1,4}\.\d{1,4}(?:[.\w+-]{0,40})?)/i;

/** Libraries and tool-chains, by the lines of environment dumps and the words of users. */
export const PYTHON_RULES: { keys: readonly KeyRule[]; lines: readonly LineRule[] } = {
  keys: [
    {
      id: "python",
      keys: ["python version", "python", "python3 version"],
      pattern: /^["'`v]{0,2}(?:Python )?(\d\.\d{1,2}(?:\.\d{1,2})?)/i,
    },
  ],
  lines: [
    { id: "python-words", pattern: /\bPython (?:version )?:? ?v?(3\.\d{1,2}(?:\.\d{1,2})?)\b/i },
    { id: "python-path", pattern: /\/python(3\.\d{1,2})\/(?:site|dist)-packages/ },
  ],
};

export const TORCH_RULES: { keys: readonly KeyRule[]; lines: readonly LineRule[] } = {
  keys: [
    {
      id: "torch",
      keys: ["pytorch version", "pytorch", "torch", "torch version", "[pip3] torch", "[conda] torch"],
      pattern: VERSION,
    },
  ],
  lines: [
    { id: "torch-package", pattern: /\btorch(?:==| {2,60})v?(\d\.\d{1,2}\.\d[\w.+]{0,30})/ },
    {
      id: "torch-words",
      pattern: /\b(?:PyTorch|torch) ?(?:version )?[:=]? ?v?(\d\.\d{1,2}(?:\.\d{1,2})?(?:\+\w{1,12})?)\b/i,
      kinds: ["prose", "title", "environment", "log"],
    },
  ],
};

export const TRANSFORMERS_RULES: { keys: readonly KeyRule[]; lines: readonly LineRule[] } = {
  keys: [
    { id: "transformers", keys: ["transformers", "transformers version", "transformers_version"], pattern: VERSION },
  ],
  lines: [
    { id: "transformers-package", pattern: /(?<![\w-])transformers(?:==| {2,60})v?(\d\.\d{1,3}[\w.+]{0,30})/ },
    { id: "transformers-words", pattern: /(?<![\w-])transformers (?:version )?v?([45]\.\d{1,2}(?:\.\d{1,2})?)\b/i },
  ],
};

export const CUDA_RULES: { keys: readonly KeyRule[]; lines: readonly LineRule[] } = {
  keys: [
    { id: "cuda-build", keys: ["cuda used to build pytorch"], pattern: /^(\d{1,2}\.\d{1,2})/ },
    {
      id: "cuda",
      keys: [
        "cuda runtime version",
        "cuda version",
        "cuda",
        "cuda/cudnn version",
        "cuda/cudnn version (if applicable)",
        "cuda toolkit",
        "cuda toolkit version",
        "cuda_version",
        "torch cuda version",
        "nvcc version",
        "nvcc",
      ],
      pattern: /^["'`v]{0,2}(?:CUDA ?|Cuda compilation tools, release )?(\d{1,2}\.\d{1,2}(?:\.\d{1,3})?)/i,
    },
  ],
  lines: [
    { id: "nvidia-smi", pattern: /\bCUDA Version: {1,3}(\d{1,2}\.\d{1,2})/ },
    { id: "nvcc-release", pattern: /\brelease (\d{1,2}\.\d{1,2}), V\d/ },
    {
      id: "cuda-toolkit",
      pattern: /\b(?:Found CUDAToolkit: .{0,120}version "?|CUDA Toolkit found|cuda-)(\d{1,2}\.\d{1,2})\b/,
    },
    { id: "cuda-words", pattern: /\bCUDA ?(?:version |toolkit )?:?v? ?(1[0-3]\.\d)\b/i },
  ],
};

export const ROCM_RULES: { keys: readonly KeyRule[]; lines: readonly LineRule[] } = {
  keys: [
    {
      id: "rocm",
      keys: ["rocm used to build pytorch", "rocm version", "hip runtime version", "rocm", "torch hip version"],
      pattern: /^["'`v]{0,2}(\d{1,2}\.\d{1,2}[\d.]{0,12})/,
    },
  ],
  lines: [{ id: "rocm-words", pattern: /\bROCm ?(?:version )?:?[ -]?v?([4-9]\.\d(?:\.\d)?)\b/i }],
};

export const DRIVER_RULES: { keys: readonly KeyRule[]; lines: readonly LineRule[] } = {
  keys: [
    {
      id: "driver",
      keys: [
        "nvidia driver version",
        "cuda driver version",
        "driver version",
        "gpu driver version",
        "gpu driver version (if applicable)",
        "nvidia driver",
        "driver",
      ],
      pattern: /^["'`v]{0,2}(?:NVIDIA )?(\d{2,3}\.\d{1,3}[\d.]{0,12})/i,
    },
  ],
  lines: [
    { id: "nvidia-smi", pattern: /\bDriver Version: {1,3}(\d{3}\.\d{1,3}[\d.]{0,8})/ },
    { id: "driver-words", pattern: /\b(?:nvidia )?driver (?:version )?:?v? ?(\d{3}\.\d{2,3}(?:\.\d{1,3})?)\b/i },
  ],
};

export const COMPILER_RULES: { keys: readonly KeyRule[]; lines: readonly LineRule[] } = {
  keys: [
    {
      id: "compiler",
      keys: ["gcc version", "clang version", "gcc", "compiler", "i cc", "i cxx"],
      pattern: /^(?!could not|n\/a|not )(.{2,120})/i,
    },
  ],
  lines: [
    { id: "built-with", pattern: /\bbuilt with (.{3,120}?)(?: for \S{3,60})?\s{0,4}$/ },
    { id: "cmake-compiler", pattern: /-- The C(?:XX)? compiler identification is (\S.{1,60})/ },
    {
      id: "gcc-words",
      pattern: /^(?!\s*Python)(?:.{0,200}\W)?((?:gcc|g\+\+|clang|MSVC|Visual Studio) ?(?:version )?\d[\d.]{0,12})\b/i,
      kinds: ["prose", "title", "environment"],
    },
  ],
};

/** A commit of an engine's own repository: a fork's, or a model's, is none that the report runs. */
const LINK = new RegExp(
  `github\\.com/(?:${ENGINES.flatMap(({ repos }) => repos.map((repo) => repo.replaceAll(".", "\\."))).join("|")})/(?:commit|tree)/([0-9a-f]{7,40})\\b`,
  "i",
);

export const COMMIT_RULES: { keys: readonly KeyRule[]; lines: readonly LineRule[] } = {
  keys: [
    {
      id: "commit",
      keys: [
        "commit",
        "git commit",
        "commit sha",
        "commit hash",
        "commit id",
        "git hash",
        "tensorrt-llm commit",
        "git revision",
      ],
      pattern: /^["'`(]{0,2}([0-9a-f]{7,40})\b/,
    },
  ],
  lines: [
    { id: "build", pattern: /\b(?:version|build)(?:: | ?= ?){1,3}\d{1,5} \(([0-9a-f]{6,12})\)/ },
    { id: "dev-version", pattern: /\.dev\d{1,5}\+g([0-9a-f]{7,12})\b/ },
    { id: "link", pattern: LINK, kinds: ["prose", "environment"] },
    {
      id: "words",
      pattern:
        /(?<!docker )\b(?:commit|revision|sha|hash|HEAD)(?: (?:id|hash|is|at|of))?:? {0,2}[`(]?([0-9a-f]{7,40})\b/i,
    },
  ],
};
