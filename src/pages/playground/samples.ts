import { readFileSync } from "node:fs";

const FOLDER = new URL("../../../demo/issues/", import.meta.url);

/** Reports that were written for this project in the shape of real ones; files of `demo/issues`. */
export const SAMPLES = [
  { id: "hang", name: "vLLM hangs on two GPUs", repo: "vllm-project/vllm", file: "vllm-tp-nccl-init-hang.md" },
  {
    id: "build",
    name: "llama.cpp does not compile",
    repo: "ggml-org/llama.cpp",
    file: "llama-cpp-compile-bug-sm120.md",
  },
  {
    id: "output",
    name: "SGLang repeats itself",
    repo: "sgl-project/sglang",
    file: "sglang-eagle-repetition.md",
  },
  { id: "slow", name: "Ollama falls back to the CPU", repo: "ollama/ollama", file: "ollama-gpu-fallback-slow.md" },
  {
    id: "secrets",
    name: "A crash whose log holds secrets",
    repo: "vllm-project/vllm",
    file: "vllm-illegal-memory-access-secrets.md",
  },
  {
    id: "injection",
    name: "A report that gives us orders",
    repo: "sgl-project/sglang",
    file: "sglang-prompt-injection.md",
  },
  { id: "feature", name: "A wish, not a bug", repo: "vllm-project/vllm", file: "vllm-feature-kv-offload.md" },
  { id: "empty", name: "An untouched form", repo: "vllm-project/vllm", file: "vllm-empty-template.md" },
] as const;

export type SampleId = (typeof SAMPLES)[number]["id"];

/** Reads a sample: its first heading is the title, what follows the body. */
export function readSample(id: SampleId): { repo: string; title: string; body: string } {
  const sample = SAMPLES.find((row) => row.id === id);
  if (!sample) throw new Error(`no sample ${id}`);
  const text = readFileSync(new URL(sample.file, FOLDER), "utf8");
  const [, title = "", body = ""] = /^# ([^\n]*)\n+([\s\S]*)$/.exec(text) ?? [];
  return { repo: sample.repo, title, body };
}
