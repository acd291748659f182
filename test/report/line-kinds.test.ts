import { describe, expect, test } from "@jest/globals";
import { isSentence, LINE_KIND_RULES, lineKindRule } from "../../src/report/line-kinds.js";

const EXAMPLES: Record<string, string> = {
  level: "[ERROR] it went wrong",
  "llama.cpp": "ggml_cuda_init: found 1 CUDA devices:",
  "llama-server": "slot launch_slot_: id  0 | task 1 | processing task",
  "llama-loader": "  Device 0: NVIDIA GeForce RTX 3090, compute capability 8.6",
  compiler: "src/a.cpp:12:3: error: no member",
  build: "[ 12%] Building CXX object a.o",
  pip: "Collecting torch>=2.0",
  progress: "Loading checkpoint shards:  50%|#####     | 1/2 [00:01<00:01]",
  slog: "time=2025-05-07T10:11:12.000Z level=INFO source=a.go:1",
  timestamp: "2025-05-07 10:11:12,123 doing it",
  error: "Segmentation fault (core dumped)",
  exception: "  torch.OutOfMemoryError: CUDA out of memory.",
  "http-access": '127.0.0.1:5 - "POST /v1/completions HTTP/1.1" 500',
  nccl: "host:12:34 [0] NCCL INFO Bootstrap",
  timing: "prompt eval time = 12.3 ms / 4 tokens",
  benchmark: "Request throughput (req/s):              1.23",
  import: "from vllm import LLM",
  definition: "def main(argv):",
  statement: "model = load(path)",
  diff: "@@ -1,2 +1,3 @@",
  response: 'data: {"x": 1}',
};

describe("line kinds", () => {
  test.each(LINE_KIND_RULES.map(({ id }) => id))("%s is known by its line", (id) => {
    expect(lineKindRule(EXAMPLES[id] ?? "")?.id).toBe(id);
  });

  test("sentences are told from logs", () => {
    expect(isSentence("When I start the server with two cards it hangs")).toBe(true);
    expect(isSentence("服务启动以后没有任何反应")).toBe(true);
    expect(isSentence("llama_model_loader: loaded meta data with 24 key-value pairs")).toBe(false);
    expect(isSentence("it fails")).toBe(false);
  });
});
