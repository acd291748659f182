import { describe, expect, test } from "@jest/globals";
import { selectChecks } from "../../src/playbooks/select-checks.js";
import { parseReport } from "../../src/report/parse-report.js";
import { idsOf, situation, type Told } from "./situations.js";

function given(told: Told): string[] {
  return idsOf(selectChecks(situation(told)));
}

describe("the checks for typical reports", () => {
  test("CUDA out of memory in prefill: memory settings, no warm-up", () => {
    const ids = given({
      engine: "sglang",
      symptom: "crash",
      component: "resource-manager",
      backends: ["cuda"],
      manifestations: ["out-of-memory", "python-exception"],
      title: "CUDA out of memory during prefill of long prompts",
      errors: [{ type: "torch.OutOfMemoryError", message: "CUDA out of memory. Tried to allocate 2.00 GiB" }],
      causes: { "incorrect-resource-allocation": 0.4, misconfiguration: 0.3 },
    });
    expect(ids).not.toContain("sglang-skip-warmup");
    expect(ids.some((id) => id === "sglang-mem-fraction" || id === "sglang-prefill-chunk")).toBe(true);
  });

  test("a report with its traceback is not asked for the earliest one", () => {
    const ids = given({
      engine: "vllm",
      symptom: "crash",
      manifestations: ["worker-died", "python-exception"],
      title: "Worker died",
      parts: [{ kind: "trace", text: "Traceback (most recent call last):\nRuntimeError: worker died" }],
      errors: [{ message: "worker died" }],
      causes: { "incorrect-exception-handling": 0.5 },
    });
    expect(ids).not.toContain("first-traceback");
    expect(ids).not.toContain("vllm-debug-log");
  });

  test("a CUDA build that fails: toolkit and compiler, nothing about a server", () => {
    const ids = given({
      engine: "vllm",
      phase: "engine-setup",
      symptom: "crash",
      component: "setup-tools",
      backends: ["cuda"],
      manifestations: ["build-failure"],
      title: "Cannot compile from source, nvcc fails",
      errors: [
        { language: "build", origin: "compiler", message: "nvcc error: unsupported gpu architecture 'compute_120'" },
      ],
      causes: { misconfiguration: 0.3, "incompatible-version": 0.3, "dependent-module-issue": 0.2 },
    });
    expect(ids[0]).toBe("vllm-cuda-toolkit");
    expect(ids).not.toContain("first-compiler-error");
    expect(ids.every((id) => !id.includes("request"))).toBe(true);
  });

  test("a ROCm build that fails is not sent to nvcc", () => {
    const ids = given({
      engine: "vllm",
      phase: "engine-setup",
      symptom: "crash",
      backends: ["rocm"],
      manifestations: ["build-failure"],
      title: "Build from source fails with hipcc",
      causes: { "incompatible-backend": 0.5 },
    });
    expect(ids).not.toContain("vllm-cuda-toolkit");
    expect(ids).not.toContain("vllm-build-in-ngc-image");
  });

  test("a tensor that the converter cannot map: checks of the conversion", () => {
    const ids = given({
      engine: "llama.cpp",
      phase: "model-conversion",
      symptom: "crash",
      component: "model-conversion-tools",
      manifestations: ["python-exception", "model-load-failure"],
      title: "convert_hf_to_gguf.py: Can not map tensor 'model.layers.0.q_proj.lora'",
      errors: [{ type: "ValueError", message: "Can not map tensor 'model.layers.0.q_proj.lora'" }],
      causes: { "incompatible-model": 0.5, "incompatible-version": 0.2 },
    });
    expect(ids).toContain("llama-cpp-supported-models");
    expect(ids).toContain("llama-cpp-newest-converter");
    expect(ids).not.toContain("llama-cpp-newest-build");
    expect(ids).not.toContain("llama-cpp-convert-same-checkout");
    expect(ids).not.toContain("llama-cpp-no-warmup");
  });

  test("the conversion that made no file: nothing about the header of a file", () => {
    const ids = given({
      engine: "llama.cpp",
      phase: "model-conversion",
      symptom: "crash",
      component: "model-loader",
      manifestations: ["python-exception"],
      title: "convert_hf_to_gguf.py stops: KeyError",
      errors: [{ type: "KeyError", message: "'rms_norm_eps'" }],
      causes: { "incompatible-model": 0.5 },
    });
    expect(ids).not.toContain("llama-cpp-gguf-header");
  });

  test("the CPU alone: not sent to another backend", () => {
    const told = { engine: "llama.cpp", symptom: "crash", component: "backend-adapter", title: "It crashes" } as const;
    expect(given({ ...told, backends: ["cpu"] })).not.toContain("other-backend");
  });

  test("MLC on a phone: not sent to a device that a phone lacks", () => {
    const ids = given({
      engine: "mlc-llm",
      symptom: "unexpected-output",
      backends: ["metal"],
      title: "Answers are cut off on iOS",
      parts: [{ kind: "prose", text: "On my iPhone the app cuts every answer off." }],
    });
    expect(ids).not.toContain("mlc-llm-other-device");
  });

  test("a report that names the faulty lines and the fix: goes on from there", () => {
    const ids = given({
      engine: "vllm",
      symptom: "crash",
      title: "KeyError in the loader",
      parts: [
        {
          kind: "prose",
          text: "The fault is in https://github.com/vllm-project/vllm/blob/main/a.py#L12, the fix is to swap them.",
        },
      ],
      errors: [{ type: "KeyError", message: "'x'" }],
      causes: { "incorrect-conditional-logic": 0.5 },
    });
    expect([...ids].sort()).toEqual(["regression-test", "vllm-lines-in-main", "vllm-proposed-change"]);
  });

  test("one GPU: nothing about several", () => {
    const ids = given({
      engine: "vllm",
      symptom: "system-hang",
      component: "communicator",
      backends: ["cuda"],
      manifestations: ["stuck"],
      title: "Hangs on one GPU",
      facts: { gpuCount: { value: 1, line: 1 } },
      causes: { "concurrency-issue": 0.5 },
    });
    expect(ids.some((id) => /all-reduce|nccl|one-device|host-ip/.test(id))).toBe(false);
  });

  test("a segfault of llama.cpp is not asked for a Python stack", () => {
    const ids = given({
      engine: "llama.cpp",
      symptom: "crash",
      manifestations: ["segfault"],
      title: "Segmentation fault on start",
      causes: { "incompatible-backend": 0.3, "incorrect-resource-allocation": 0.3 },
    });
    expect(ids).not.toContain("fault-handler");
  });

  test("a long report costs less than a fifth of its parsing", () => {
    const text = "The server fails after a while; the log says nothing of use. ".repeat(400);
    const one = situation({
      engine: "vllm",
      symptom: "crash",
      manifestations: ["cuda-error", "python-exception"],
      parts: [
        { kind: "prose", text },
        { kind: "log", text },
      ],
      errors: [{ message: "CUDA error: illegal memory access" }],
    });
    const body = `${text}\n\n\`\`\`\n${text.replaceAll(". ", ".\n")}\n\`\`\``;
    const least = (work: () => void) => {
      const times = Array.from({ length: 300 }, () => {
        const start = performance.now();
        work();
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    // 0.5 of 5.3 ms on a machine with little else to do; a busy one makes both slower.
    const share = least(() => selectChecks(one)) / least(() => parseReport({ ...one.report.issue, body }));
    expect(share).toBeLessThan(0.2);
  });
});
