import type { EngineId } from "../../taxonomy/engines.js";
import type { KeyRule, LineRule } from "./fact-rule.js";

const VERSION = /^["'`v=]{0,3}(\d{1,4}\.\d{1,4}(?:[.\w+-]{0,40})?)/i;

const RELEASE = "v?(\\d{1,2}\\.\\d{1,3}(?:\\.\\d{1,3})?(?:\\.?(?:post|rc|dev|a|b)\\d{1,4})?(?:\\+[\\w.]{1,40})?)";

function nameThenVersion(name: string): RegExp {
  return new RegExp(
    `(?:^|[^\\w/-])${name}(?:\\[\\w{1,20}\\])?(?:==|>=|@|:| {1,60}|\\t| (?:version|ver\\.?|release|API server version|engine version|docker image|image|tag) {0,2}:? ?|[ -]?v?(?=\\d))${RELEASE}(?![\\w/])`,
    "i",
  );
}

/** How each engine's version is written: keys of dumps, package lists, container tags, start-up lines, words. */
export const ENGINE_VERSION_RULES: Readonly<
  Record<EngineId, { keys: readonly KeyRule[]; lines: readonly LineRule[] }>
> = {
  vllm: {
    keys: [{ id: "vllm", keys: ["vllm version", "vllm", "vllm ver"], pattern: VERSION }],
    lines: [
      {
        id: "start-up",
        pattern: new RegExp(
          `(?:LLM engine|vLLM API server version|vLLM is using|V1 LLM engine) \\(?(?:version )?${RELEASE}`,
          "i",
        ),
      },
      { id: "image", pattern: new RegExp(`vllm/vllm-(?:openai|tpu):${RELEASE}`) },
      { id: "name", pattern: nameThenVersion("vllm") },
    ],
  },
  sglang: {
    keys: [{ id: "sglang", keys: ["sglang", "sglang version", "sgl version"], pattern: VERSION }],
    lines: [
      { id: "image", pattern: new RegExp(`sglang:${RELEASE}`) },
      { id: "name", pattern: nameThenVersion("(?:sglang|sgl)") },
    ],
  },
  "llama.cpp": {
    keys: [],
    lines: [
      { id: "version", pattern: /\bversion: {1,3}(\d{1,5}) \([0-9a-f]{6,12}\)/ },
      { id: "build", pattern: /\bbuild(?:: | ?= ?)(\d{1,5}) \([0-9a-f]{6,12}\)/ },
      { id: "tag", pattern: /(?:^|[^\w/-])(b[1-9]\d{2,4})(?![\w])/ },
      {
        id: "words",
        pattern: /\b(?:build|release|version|tag) #?(b?[1-9]\d{3})\b(?!\.)/i,
        kinds: ["prose", "title", "environment"],
      },
    ],
  },
  "tensorrt-llm": {
    keys: [
      {
        id: "tensorrt-llm",
        keys: ["tensorrt-llm version", "tensorrt_llm", "tensorrt-llm", "tensorrt_llm version", "trt-llm", "trtllm"],
        pattern: VERSION,
      },
    ],
    lines: [
      { id: "start-up", pattern: new RegExp(`TensorRT-LLM version: ${RELEASE}`, "i") },
      { id: "name", pattern: nameThenVersion("(?:tensorrt[_-]llm|trt-?llm)") },
    ],
  },
  deepspeed: {
    keys: [
      {
        id: "deepspeed",
        keys: ["deepspeed info", "deepspeed version", "deepspeed"],
        pattern: /^["'`v]{0,2}(\d\.\d{1,2}[\w.+]{0,30})/,
      },
    ],
    lines: [{ id: "name", pattern: nameThenVersion("deepspeed(?:-mii)?") }],
  },
  "mlc-llm": {
    keys: [{ id: "mlc", keys: ["mlc-llm version", "mlc_llm", "mlc-llm", "mlc llm version"], pattern: VERSION }],
    lines: [{ id: "name", pattern: nameThenVersion("mlc[_-](?:llm|ai|chat)(?:-nightly)?(?:-cu\\d{3})?") }],
  },
  lmdeploy: {
    keys: [{ id: "lmdeploy", keys: ["lmdeploy", "lmdeploy version"], pattern: VERSION }],
    lines: [
      { id: "image", pattern: new RegExp(`openmmlab/lmdeploy:${RELEASE}`) },
      { id: "name", pattern: nameThenVersion("lmdeploy") },
    ],
  },
  ollama: {
    keys: [{ id: "ollama", keys: ["ollama version", "ollama", "version"], pattern: VERSION }],
    lines: [
      { id: "version-is", pattern: new RegExp(`ollama version is ${RELEASE}`) },
      { id: "listening", pattern: new RegExp(`Listening on .{1,60}\\(version ${RELEASE}\\)`) },
      { id: "name", pattern: nameThenVersion("ollama") },
    ],
  },
  tgi: {
    keys: [
      {
        id: "tgi",
        keys: ["text-generation-inference version", "tgi version", "tgi", "docker label"],
        pattern: /^(?:sha-)?["'`v]{0,2}(\d\.\d{1,2}[\w.]{0,20})/,
      },
    ],
    lines: [
      { id: "image", pattern: new RegExp(`text-generation-inference:(?:sha-)?${RELEASE}`) },
      { id: "name", pattern: nameThenVersion("(?:tgi|text-generation-inference)") },
    ],
  },
};
