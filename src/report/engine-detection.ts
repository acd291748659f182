import { ENGINES, type EngineId } from "../taxonomy/engines.js";

/** What names an engine in the text of a report from a repository that is none of the engines' own. */
const TEXT_SIGNS: readonly { engine: EngineId; pattern: RegExp }[] = [
  {
    engine: "vllm",
    pattern:
      /\bvllm (?:serve|version)\b|vllm\.entrypoints|site-packages\/vllm\/|\bvllm\/vllm-openai|\bvllm==|from vllm import/i,
  },
  {
    engine: "sglang",
    pattern:
      /sglang\.(?:launch_server|check_env|srt)|site-packages\/sglang\/|lmsysorg\/sglang|\bsglang(?:\[\w+\])?==|import sglang/i,
  },
  {
    engine: "tensorrt-llm",
    pattern: /\btrtllm-(?:build|serve|bench)\b|\btensorrt_llm\b|\[TRT-LLM\]|\[TensorRT-LLM\]/i,
  },
  { engine: "mlc-llm", pattern: /\bmlc_(?:llm|chat)\b|\bmlc-llm\b|mlc-ai-nightly/i },
  {
    engine: "lmdeploy",
    pattern:
      /\blmdeploy (?:serve|lite|chat|convert|check_env)\b|site-packages\/lmdeploy\/|from lmdeploy|\[TM\]\[(?:ERROR|WARNING|INFO|FATAL)\]/i,
  },
  {
    engine: "tgi",
    pattern: /text-generation-launcher|text_generation_(?:server|launcher|router)|text-generation-inference/i,
  },
  {
    engine: "ollama",
    pattern: /\bollama (?:run|serve|pull|create|version)\b|\bOLLAMA_[A-Z]+|llama runner (?:process|started)/,
  },
  {
    engine: "llama.cpp",
    pattern: /\bllama-(?:cli|server|quantize|bench|perplexity)\b|\bllama\.cpp\b|\bggml_\w+|\bllama_model_load/i,
  },
  { engine: "deepspeed", pattern: /\bdeepspeed\b|\bds_report\b/i },
];

/** Characters of the body that are searched for an engine's name. */
const SEARCHED = 65_536;

/**
 * Takes the repository and the text of an issue and gives the engine: by the repository, then by a fork's name, then
 * by what the text names most specifically; null if nothing does.
 */
export function detectEngine(repo: string, title: string, body: string): EngineId | null {
  const fullName = repo.toLowerCase();
  const name = fullName.split("/").at(-1) ?? "";
  const own = ENGINES.find(({ repos }) => repos.some((known) => known === fullName));
  if (own !== undefined) return own.id;
  const fork = ENGINES.find(({ repos }) => name !== "" && repos.some((known) => known.split("/").at(-1) === name));
  if (fork !== undefined) return fork.id;
  const text = `${title}\n${body.slice(0, SEARCHED)}`;
  return TEXT_SIGNS.find(({ pattern }) => pattern.test(text))?.engine ?? null;
}
