import type { KindId } from "../../src/taxonomy/kinds.js";
import type { PhaseId } from "../../src/taxonomy/phases.js";
import type { SymptomId } from "../../src/taxonomy/symptoms.js";

/** An issue written for the demo: a Markdown file beside this one whose first `# ` heading is the title. */
export interface DemoIssue {
  file: string;
  /** Repository that the demo's delivery comes from, owner/name. */
  repo: string;
  /** Invented, far above the numbers in use. */
  number: number;
  /** What the codebook says of it. */
  expect: { kind: KindId; symptom: SymptomId | null; phase: PhaseId | null };
}

export const DEMO_ISSUES: readonly DemoIssue[] = [
  {
    // The one with secrets: every token in it is made up and has the shape of a real one.
    file: "vllm-illegal-memory-access-secrets.md",
    repo: "vllm-project/vllm",
    number: 900101,
    expect: { kind: "malfunction", symptom: "crash", phase: "inference-serving" },
  },
  {
    file: "llama-cpp-compile-bug-sm120.md",
    repo: "ggml-org/llama.cpp",
    number: 900201,
    expect: { kind: "malfunction", symptom: "crash", phase: "engine-setup" },
  },
  {
    file: "llama-cpp-convert-tensor-name.md",
    repo: "ggml-org/llama.cpp",
    number: 900202,
    expect: { kind: "malfunction", symptom: "crash", phase: "model-conversion" },
  },
  {
    file: "sglang-eagle-repetition.md",
    repo: "sgl-project/sglang",
    number: 900301,
    expect: { kind: "malfunction", symptom: "unexpected-output", phase: "inference-serving" },
  },
  {
    file: "tensorrt-llm-fp8-kv-batch-mismatch.md",
    repo: "NVIDIA/TensorRT-LLM",
    number: 900401,
    expect: { kind: "malfunction", symptom: "unexpected-output", phase: "inference-serving" },
  },
  {
    file: "vllm-streaming-tool-call-arguments.md",
    repo: "vllm-project/vllm",
    number: 900102,
    expect: { kind: "malfunction", symptom: "feature-failure", phase: "inference-serving" },
  },
  {
    file: "sglang-throughput-regression.md",
    repo: "sgl-project/sglang",
    number: 900302,
    expect: { kind: "malfunction", symptom: "abnormal-performance", phase: "inference-serving" },
  },
  {
    file: "ollama-gpu-fallback-slow.md",
    repo: "ollama/ollama",
    number: 900501,
    expect: { kind: "malfunction", symptom: "abnormal-performance", phase: "inference-serving" },
  },
  {
    file: "vllm-tp-nccl-init-hang.md",
    repo: "vllm-project/vllm",
    number: 900103,
    expect: { kind: "malfunction", symptom: "system-hang", phase: "inference-serving" },
  },
  {
    file: "llama-cpp-quantize-uninitialised-padding.md",
    repo: "ggml-org/llama.cpp",
    number: 900203,
    expect: { kind: "malfunction", symptom: "silent-error", phase: "model-conversion" },
  },
  {
    file: "vllm-feature-kv-offload.md",
    repo: "vllm-project/vllm",
    number: 900104,
    expect: { kind: "feature-request", symptom: null, phase: null },
  },
  {
    file: "llama-cpp-question-slots.md",
    repo: "ggml-org/llama.cpp",
    number: 900204,
    expect: { kind: "question", symptom: null, phase: null },
  },
  {
    file: "vllm-empty-template.md",
    repo: "vllm-project/vllm",
    number: 900105,
    expect: { kind: "other", symptom: null, phase: null },
  },
  {
    // Instructions to the App in title, body, comment and fake turns around a real report.
    file: "sglang-prompt-injection.md",
    repo: "sgl-project/sglang",
    number: 900303,
    expect: { kind: "malfunction", symptom: "crash", phase: "inference-serving" },
  },
];
