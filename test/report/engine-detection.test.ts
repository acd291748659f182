import { describe, expect, test } from "@jest/globals";
import { detectEngine } from "../../src/report/engine-detection.js";

describe("engine detection", () => {
  test.each([
    ["vllm-project/vllm", "vllm"],
    ["ggerganov/llama.cpp", "llama.cpp"],
    ["NVIDIA/TensorRT-LLM", "tensorrt-llm"],
    ["microsoft/DeepSpeed", "deepspeed"],
    ["someone/llama.cpp", "llama.cpp"],
    ["someone/text-generation-inference", "tgi"],
  ])("takes it from the repository %s", (repo, engine) => {
    expect(detectEngine(repo, "about sglang.launch_server", "ollama run x")).toBe(engine);
  });

  test.each([
    ["`vllm serve m` dies", "vllm"],
    ["python -m sglang.launch_server dies", "sglang"],
    ["trtllm-build fails", "tensorrt-llm"],
    ["mlc_llm compile fails", "mlc-llm"],
    ["lmdeploy serve api_server m", "lmdeploy"],
    ["text-generation-launcher --model-id m", "tgi"],
    ["ollama run m", "ollama"],
    ["./llama-server -m x.gguf", "llama.cpp"],
    ["deepspeed.init_inference", "deepspeed"],
  ])("takes it from the text in a repository of nobody known: %s", (body, engine) => {
    expect(detectEngine("acme/inference", "It fails", body)).toBe(engine);
  });

  test("says nothing where nothing is named", () => {
    expect(detectEngine("acme/inference", "It fails", "no idea why")).toBeNull();
  });
});
