import { describe, expect, test } from "@jest/globals";
import { ENGINE_VERSION_RULES } from "../../../src/report/facts/engine-versions.js";
import { INSTALL_COMMANDS, INSTALL_WORDS } from "../../../src/report/facts/install-method.js";
import { BACKEND_SIGNS, OS_NAMES } from "../../../src/report/facts/machine.js";
import { PARALLELISM_RULES } from "../../../src/report/facts/parallelism.js";
import { COMPARISONS } from "../../../src/report/facts/regression.js";
import {
  COMMIT_RULES,
  COMPILER_RULES,
  CUDA_RULES,
  DRIVER_RULES,
  PYTHON_RULES,
  ROCM_RULES,
  TORCH_RULES,
  TRANSFORMERS_RULES,
} from "../../../src/report/facts/versions.js";
import { parseReport } from "../../../src/report/parse-report.js";
import { ENGINES, type EngineId } from "../../../src/taxonomy/engines.js";

function facts(body: string, engine: EngineId = "vllm", title = "It fails") {
  const repo = ENGINES.find(({ id }) => id === engine)?.repos[0] ?? "";
  return parseReport({ repo, number: 1, title, body }).facts;
}

const DUMP = `\`\`\`text
PyTorch version: 2.4.0+cu121
Is debug build: False
CUDA used to build PyTorch: 12.1
ROCM used to build PyTorch: N/A

OS: Ubuntu 22.04.4 LTS (x86_64)
GCC version: (Ubuntu 11.4.0-1ubuntu1~22.04) 11.4.0
Python version: 3.10.14 (main, May  6 2024) [GCC 11.2.0] (64-bit runtime)
Is CUDA available: True
GPU models and configuration:
GPU 0: NVIDIA H100 80GB HBM3
GPU 1: NVIDIA H100 80GB HBM3

Nvidia driver version: 535.129.03
Is XNNPACK available: True

CPU:
Model name:                         AMD EPYC 9654 96-Core Processor

Versions of relevant libraries:
[pip3] torch==2.4.0
[pip3] transformers==4.44.2
vLLM Version: 0.6.3.post1
vLLM Build Flags:
CUDA Archs: Not Set; ROCm: Disabled; Neuron: Disabled
\`\`\``;

describe("facts of a dump", () => {
  const found = facts(DUMP);

  test("are read with the line that states each", () => {
    expect(found).toMatchObject({
      engineVersion: { value: "0.6.3.post1", line: 24 },
      os: { value: "linux", line: 7 },
      osVersion: { value: "Ubuntu 22.04.4 LTS", line: 7 },
      gpus: [{ value: "NVIDIA H100 80GB HBM3", line: 12 }],
      gpuCount: { value: 2, line: 12 },
      cpu: { value: "AMD EPYC 9654 96-Core Processor", line: 19 },
      driverVersion: { value: "535.129.03", line: 15 },
      cudaVersion: { value: "12.1", line: 4 },
      pythonVersion: { value: "3.10.14", line: 9 },
      torchVersion: { value: "2.4.0+cu121", line: 2 },
      transformersVersion: { value: "4.44.2", line: 23 },
      rocmVersion: null,
    });
  });

  test("NVIDIA's reports name ROCm and mean CUDA", () => {
    expect(found.backends).toEqual([{ value: "cuda", line: 4 }]);
    expect(
      facts(
        DUMP.replace("CUDA used to build PyTorch: 12.1", "CUDA used to build PyTorch: None").replaceAll(
          "NVIDIA",
          "AMD",
        ),
      ).backends,
    ).toEqual([]);
    expect(
      facts(
        DUMP.replace("PyTorch: 12.1", "PyTorch: N/A").replace(
          "ROCM used to build PyTorch: N/A",
          "ROCM used to build PyTorch: 6.1.40091",
        ),
      ).backends[0]?.value,
    ).toBe("rocm");
  });

  test("what is not stated is null or empty", () => {
    const { attachments, models, gpus, backends, parallelism, ...rest } = facts("It is broken.");
    expect({ attachments, models, gpus, backends, parallelism }).toEqual({
      attachments: [],
      models: [],
      gpus: [],
      backends: [],
      parallelism: {},
    });
    expect(Object.values(rest).every((value) => value === null)).toBe(true);
  });
});

describe("versions", () => {
  const LINES: Record<string, [string, string]> = {
    "vllm/vllm": ["vLLM Version: 0.6.3", "0.6.3"],
    "vllm/start-up": ["INFO 1: vLLM API server version 0.5.4", "0.5.4"],
    "vllm/image": ["I use vllm/vllm-openai:v0.8.5", "0.8.5"],
    "vllm/name": ["with vllm==0.4.2 it fails", "0.4.2"],
    "sglang/sglang": ["sglang: 0.4.6.post1", "0.4.6.post1"],
    "sglang/image": ["I use lmsysorg/sglang:v0.4.3.post2-cu124", "0.4.3.post2"],
    "sglang/name": ["with sglang 0.4.1 it fails", "0.4.1"],
    "llama.cpp/version": ["version: 4098 (772703c8)", "4098"],
    "llama.cpp/build": ["main: build = 3001 (772703c8)", "3001"],
    "llama.cpp/tag": ["I use b4098 here", "b4098"],
    "llama.cpp/words": ["I use build 4098 here", "4098"],
    "tensorrt-llm/tensorrt-llm": ["TensorRT-LLM version: 0.12.0", "0.12.0"],
    "tensorrt-llm/start-up": ["[TensorRT-LLM] TensorRT-LLM version: 0.11.0", "0.11.0"],
    "tensorrt-llm/name": ["with tensorrt_llm 0.12.0 it fails", "0.12.0"],
    "deepspeed/deepspeed": ["deepspeed info ................... : 0.14.2", "0.14.2"],
    "deepspeed/name": ["with deepspeed==0.14.0 it fails", "0.14.0"],
    "mlc-llm/mlc": ["mlc_llm: 0.1.0", "0.1.0"],
    "mlc-llm/name": ["with mlc-llm 0.18.1 it fails", "0.18.1"],
    "lmdeploy/lmdeploy": ["LMDeploy: 0.6.4+abc", "0.6.4+abc"],
    "lmdeploy/image": ["I use openmmlab/lmdeploy:v0.6.1", "0.6.1"],
    "lmdeploy/name": ["with lmdeploy v0.5.0 it fails", "0.5.0"],
    "ollama/ollama": ["Ollama version: 0.5.7", "0.5.7"],
    "ollama/version-is": ["ollama version is 0.5.7", "0.5.7"],
    "ollama/listening": ["Listening on 127.0.0.1:11434 (version 0.3.6)", "0.3.6"],
    "ollama/name": ["with ollama 0.1.32 it fails", "0.1.32"],
    "tgi/tgi": ["TGI version: 2.0.4", "2.0.4"],
    "tgi/image": ["ghcr.io/huggingface/text-generation-inference:2.2.0", "2.2.0"],
    "tgi/name": ["with TGI v2.0.1 it fails", "2.0.1"],
  };

  const rows = ENGINES.flatMap(({ id }) =>
    [...ENGINE_VERSION_RULES[id].keys, ...ENGINE_VERSION_RULES[id].lines].map((rule) => [id, rule.id] as const),
  );

  test.each(rows)("of %s by rule %s", (engine, rule) => {
    const [line, version] = LINES[`${engine}/${rule}`] ?? ["", ""];
    expect(facts(line, engine).engineVersion).toEqual({ value: version, line: 1 });
  });

  test.each([
    [
      "python",
      PYTHON_RULES,
      "pythonVersion",
      ["Python version: 3.11.2", "I use Python 3.11.2", "  /usr/lib/python3.11/site-packages/x"],
      "3.11",
    ],
    ["torch", TORCH_RULES, "torchVersion", ["PyTorch version: 2.4.0", "torch==2.4.0", "I use PyTorch 2.4.0"], "2.4.0"],
    [
      "transformers",
      TRANSFORMERS_RULES,
      "transformersVersion",
      ["transformers: 4.44.2", "transformers==4.44.2", "I use transformers 4.44.2"],
      "4.44.2",
    ],
    [
      "CUDA",
      CUDA_RULES,
      "cudaVersion",
      [
        "CUDA used to build PyTorch: 12.4",
        "CUDA Version: 12.4",
        "| x   CUDA Version: 12.4 |",
        "tools, release 12.4, V12.4.1",
        "in /usr/local/cuda-12.4 it is",
        "I use CUDA 12.4",
      ],
      "12.4",
    ],
    ["ROCm", ROCM_RULES, "rocmVersion", ["HIP runtime version: 6.1.2", "I use ROCm 6.1.2"], "6.1.2"],
    [
      "driver",
      DRIVER_RULES,
      "driverVersion",
      ["Nvidia driver version: 550.54.15", "| Driver Version: 550.54.15  |", "with driver 550.54.15 it is"],
      "550.54.15",
    ],
    [
      "compiler",
      COMPILER_RULES,
      "compiler",
      [
        "GCC version: gcc 11.4",
        "built with gcc 11.4 for x86_64-linux-gnu",
        "-- The C compiler identification is gcc 11.4",
        "I use gcc 11.4",
      ],
      "gcc 11.4",
    ],
    [
      "commit",
      COMMIT_RULES,
      "commit",
      [
        "Git commit: 772703c8",
        "version: 4098 (772703c8)",
        "0.6.4.dev12+g772703c8",
        "https://github.com/vllm-project/vllm/commit/772703c8",
        "built at commit 772703c8",
      ],
      "772703c8",
    ],
  ] as const)("of %s by each rule", (_name, rules, fact, lines, value) => {
    expect(lines).toHaveLength(rules.keys.length + rules.lines.length);
    for (const line of lines) expect(String(facts(line)[fact]?.value)).toContain(value);
  });

  test.each([
    ["commit", "root@node:/# docker commit 445d74596699 mine:1"],
    ["commit", "root@445d74596699:/workspace# vllm serve m"],
    ["commit", "With https://github.com/someone/vllm/commit/772703c8 added"],
    ["transformersVersion", "[pip3] sentence-transformers==3.2.1"],
    ["transformersVersion", "sentence-transformers     3.2.1"],
  ] as const)("no %s in %j", (fact, line) => {
    expect(facts(line)[fact]).toBeNull();
  });

  test("what a tool's own words list as possible is no backend, what stands after them is one", () => {
    expect(facts("Flax version (CPU?/GPU?/TPU?): not installed").backends).toEqual([]);
    expect(facts("Device (CPU?/GPU?/TPU?): ROCm").backends).toMatchObject([{ value: "rocm" }]);
  });

  test("an address or a date is no version", () => {
    expect(facts("It listens on 0.0.0.0 since 2024.05.06").engineVersion).toBeNull();
  });
});

describe("machine", () => {
  test.each([
    ["wsl", "I use WSL2 on Windows"],
    ["android", "on Android with Termux"],
    ["ios", "on iOS 17"],
    ["windows", "on Windows 11"],
    ["macos", "on macOS Sonoma"],
    ["freebsd", "on FreeBSD 14"],
    ["linux", "on Ubuntu 22.04"],
  ] as const)("%s is named by %p", (os, line) => {
    expect(OS_NAMES.some((row) => row.os === os)).toBe(true);
    expect(facts(line).os).toEqual({ value: os, line: 1 });
  });

  test("every operating system of the table is covered above", () => {
    expect(OS_NAMES.map(({ os }) => os).sort()).toEqual([
      "android",
      "freebsd",
      "ios",
      "linux",
      "macos",
      "windows",
      "wsl",
    ]);
  });

  test("the compiler's distribution version is not the system's", () => {
    expect(
      facts("built with cc (Ubuntu 11.4.0-1ubuntu1~22.04) 11.4.0 for x86_64-linux-gnu", "llama.cpp"),
    ).toMatchObject({ os: { value: "linux" }, osVersion: null });
  });

  const BACKEND_LINES: Record<string, string> = {
    cuda: "it runs with CUDA",
    rocm: "it runs with ROCm",
    metal: "it runs with Metal",
    vulkan: "it runs with Vulkan",
    sycl: "it runs with SYCL",
    tpu: "it runs on a TPU",
    npu: "it runs on an Ascend",
    hpu: "it runs on Gaudi",
    opencl: "it runs with OpenCL",
    webgpu: "it runs with WebGPU",
    musa: "it runs with MUSA",
    cann: "it runs with CANN",
    cpu: "it runs CPU only",
  };

  test.each(BACKEND_SIGNS.map(({ backend }) => backend))("backend %s", (backend) => {
    expect(facts(BACKEND_LINES[backend] ?? "").backends).toContainEqual({ value: backend, line: 1 });
  });

  test.each([
    ["2x RTX 4090", "RTX 4090", 2],
    ["8 x NVIDIA A100-SXM4-80GB", "NVIDIA A100-SXM4-80GB", 8],
    ["Apple M2 Max", "Apple M2 Max", null],
    ["AMD Radeon RX 7900 XTX", "AMD Radeon RX 7900 XTX", null],
    [
      "ggml_cuda_init: found 2 CUDA devices:\n  Device 0: NVIDIA GeForce RTX 3090, compute capability 8.6, VMM: yes",
      "NVIDIA GeForce RTX 3090",
      2,
    ],
    ["GPU 0,1,2,3: NVIDIA H20", "NVIDIA H20", 4],
  ])("cards of %p", (line, name, count) => {
    const { gpus, gpuCount } = facts(line);
    expect(gpus[0]?.value).toBe(name);
    expect(gpuCount?.value ?? null).toBe(count);
  });

  test("a line number in a link is no card", () => {
    expect(facts("see https://github.com/a/b/blob/main/x.py#L40").gpus).toEqual([]);
  });

  test("processors in words", () => {
    expect(facts("Ryzen 9 5950X and 64 GB").cpu?.value).toBe("Ryzen 9 5950X");
  });
});

describe("model and run", () => {
  test.each([
    ["```\nvllm serve meta-llama/Llama-3.1-8B-Instruct\n```", "meta-llama/Llama-3.1-8B-Instruct"],
    ["```\n./llama-cli -m /models/qwen2.5-7b-q4_k_m.gguf\n```", "qwen2.5-7b-q4_k_m.gguf"],
    ["```\nollama run llama3:8b\n```", "llama3:8b"],
    ["see https://huggingface.co/org/model-7b", "org/model-7b"],
    ['```python\nllm = LLM(model="org/model-7b")\n```', "org/model-7b"],
    ["It fails with Qwen2.5-VL-7B here", "Qwen2.5-VL-7B"],
  ])("model of %p", (body, model) => {
    expect(facts(body).models[0]?.value).toBe(model);
  });

  test("a module after -m is no model", () => {
    expect(facts("```\npython -m sglang.launch_server --port 1\n```").models).toEqual([]);
  });

  test("quantisation by option, by the model's name, by words", () => {
    expect(facts("```\nvllm serve a/b --quantization awq\n```").quantization?.value).toBe("awq");
    expect(facts("```\n./llama-cli -m x-Q4_K_M.gguf\n```").quantization?.value).toBe("Q4_K_M");
    expect(facts("the GPTQ one fails").quantization?.value).toBe("GPTQ");
  });

  test("data type by option and by argument", () => {
    expect(facts("```\nvllm serve a/b --dtype float16\n```").dtype?.value).toBe("float16");
    expect(facts("```python\nimport x\nx = f(dtype=torch.bfloat16)\n```").dtype?.value).toBe("bfloat16");
  });

  test.each(PARALLELISM_RULES.flatMap(({ dimension, flags }) => flags.map((flag) => [dimension, flag] as const)))(
    "%s parallelism by %s",
    (dimension, flag) => {
      expect(facts(`\`\`\`\nvllm serve a/b ${flag} 4\n\`\`\``).parallelism[dimension]).toEqual({ value: 4, line: 2 });
    },
  );

  test.each([
    ["tensor", "tensor_parallel_size=4"],
    ["pipeline", "pipeline_parallel_size=4"],
    ["data", "dp_size=4"],
    ["expert", "ep_size=4"],
    ["nodes", "on 4 nodes"],
  ] as const)("%s parallelism by text", (dimension, text) => {
    expect(facts(`I run it ${text} here`).parallelism).toEqual({ [dimension]: { value: 4, line: 1 } });
  });
});

describe("how it was installed", () => {
  test.each([
    ["nightly", "pip install --pre vllm"],
    ["source", "pip install -e . --no-deps"],
    ["uv", "uv pip install vllm"],
    ["pip", "pip install vllm"],
    ["conda", "conda install vllm"],
    ["homebrew", "brew install llama.cpp"],
    ["docker", "docker run --gpus all vllm/vllm-openai"],
  ] as const)("%s by its command", (method, line) => {
    expect(INSTALL_COMMANDS.some((row) => row.method === method)).toBe(true);
    expect(facts(`\`\`\`\n${line}\n\`\`\``).installMethod).toEqual({ value: method, line: 2 });
  });

  test.each([
    ["docker", "I use the docker image"],
    ["source", "I built it from source"],
    ["binary", "I took the pre-built binaries"],
    ["nightly", "with the nightly wheel it is the same"],
    ["homebrew", "I got it via brew"],
    ["uv", "I got it with uv"],
    ["pip", "I got it via pip"],
    ["conda", "I got it from conda-forge"],
  ] as const)("%s by words", (method, line) => {
    expect(INSTALL_WORDS.some((row) => row.method === method)).toBe(true);
    expect(facts(line).installMethod).toEqual({ value: method, line: 1 });
  });

  test("installing something else says nothing about the engine", () => {
    expect(facts("```\npip install numpy\n```").installMethod).toBeNull();
  });
});

describe("regressions", () => {
  const SENTENCES: Record<string, [string, string | null, string | null]> = {
    "from-to": ["After I upgraded from 0.6.2 to 0.6.3 it fails", "0.6.2", "0.6.3"],
    "works-in": ["It works fine in 0.6.2", "0.6.2", null],
    "good-commit": ["last known good version is b4000", "b4000", null],
    rollback: ["I downgraded vllm to 0.6.2", "0.6.2", null],
    since: ["It is broken since b4098", null, "b4098"],
    "fails-in": ["It crashes in v0.6.3", null, "0.6.3"],
  };

  test.each(COMPARISONS.map(({ id }) => id))("%s", (id) => {
    const [sentence, good, bad] = SENTENCES[id] ?? ["", null, null];
    expect(COMPARISONS.find((row) => row.id === id)?.pattern.test(sentence)).toBe(true);
    const { lastGoodVersion, firstBadVersion } = facts(sentence);
    expect([lastGoodVersion?.value ?? null, firstBadVersion?.value ?? null]).toEqual([good, bad]);
  });

  test("what cannot work is not good, and counts are no versions", () => {
    expect(facts("It can't work on vllm 0.6.4").lastGoodVersion).toBeNull();
    expect(facts("It works with 2 GPUs").lastGoodVersion).toBeNull();
    expect(facts("It stopped working in b5554", "llama.cpp")).toMatchObject({
      lastGoodVersion: null,
      firstBadVersion: { value: "b5554" },
    });
    expect(facts("It fails on FreeBSD 14.1").firstBadVersion).toBeNull();
  });

  test("the first bad commit of its own field", () => {
    expect(facts("### First Bad Commit\n\n772703c8aa\n\n### Hardware\n\nx", "llama.cpp").firstBadCommit).toEqual({
      value: "772703c8aa",
      line: 3,
    });
  });
});

test("attachments are links to pictures, files and pastes, each once", () => {
  const body =
    '![shot](https://x.org/a.png)\n<img src="https://x.org/b.png">\n[log](https://github.com/user-attachments/files/1/a.log)\nhttps://gist.github.com/me/12\n![shot](https://x.org/a.png)\nhttps://github.com/a/b/issues/1';
  expect(facts(body).attachments).toEqual([
    { value: "https://x.org/a.png", line: 1 },
    { value: "https://x.org/b.png", line: 2 },
    { value: "https://github.com/user-attachments/files/1/a.log", line: 3 },
    { value: "https://gist.github.com/me/12", line: 4 },
  ]);
});
