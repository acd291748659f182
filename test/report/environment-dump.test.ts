import { describe, expect, test } from "@jest/globals";
import { ENVIRONMENT_LINES, environmentRuns } from "../../src/report/environment-dump.js";
import { readReportLines } from "../../src/report/report-lines.js";

const EXAMPLES: Record<string, string> = {
  "collect-env": "ROCM used to build PyTorch: N/A",
  "check-env": "GPU 0,1: NVIDIA H100 80GB HBM3",
  "ds-report": "deepspeed install path ........... ['/x']",
  "nvidia-smi": "| NVIDIA-SMI 535.54.03    Driver Version: 535.54.03    CUDA Version: 12.2 |",
  topology: "GPU0\t X \tNV18\tNV18\t0-47",
  rocm: "  Marketing Name:          AMD Instinct MI250X",
  lscpu: "Thread(s) per core:                 2",
  "cpu-flags": "Flags:     fpu vme de pse tsc msr pae mce cx8",
  vulkaninfo: "Vulkan Instance Version: 1.3.280",
  "tgi-env": "Cargo version: 1.79.0",
  "docker-info": " Storage Driver: overlay2",
  "os-release": 'PRETTY_NAME="Ubuntu 22.04.4 LTS"',
  "conda-list": "# packages in environment at /opt/conda:",
  "pip-package": "aiohttp                 3.9.5",
  "collect-env-keys": "LD_LIBRARY_PATH=/usr/local/cuda/lib64",
  "table-border": "+-----------------------------------------+",
  "table-row": "|   0  some card          Off | 00000000:01:00.0 |",
  dotted: "  Some Property:          12",
};

function runs(body: string) {
  const lines = readReportLines(body.split("\n"));
  return environmentRuns(lines, 1, lines.length);
}

describe("environment dumps", () => {
  test.each(ENVIRONMENT_LINES.map(({ id }) => id))("%s is known by its line", (id) => {
    const row = ENVIRONMENT_LINES.find((line) => line.id === id);
    expect(row?.pattern.test(EXAMPLES[id] ?? "")).toBe(true);
  });

  test("a dump is found amid words, without heading or fence", () => {
    const body =
      "It fails here.\n\nPyTorch version: 2.4.0\nIs debug build: False\nCUDA used to build PyTorch: 12.1\nOS: Ubuntu 22.04\n\nPlease help me with it.";
    expect(runs(body)).toEqual([{ startLine: 3, endLine: 6 }]);
  });

  test("a package list alone is one", () => {
    expect(runs("aio-x  1.2.3\ncffi  2.0.1\ndill  0.1.0\neinops==3.2.1\nflask==1.0.0\n")).toEqual([
      { startLine: 1, endLine: 5 },
    ]);
  });

  test("start-up lines of an engine are its log", () => {
    expect(
      runs("ggml_cuda_init: found 1 CUDA devices:\n  Device 0: NVIDIA A100\nllama_model_loader: loaded\n"),
    ).toEqual([]);
  });

  test("a line or two about the machine are the user's own words", () => {
    expect(runs("OS: Ubuntu\nPython: 3.10\nIt is slow")).toEqual([]);
  });
});
