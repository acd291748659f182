import type { Fact, ReportedCommand, ReportFacts } from "../issue-report.js";
import { isSentence } from "../line-kinds.js";
import type { FactLine } from "./fact-rule.js";

/** Options whose value names the model. */
const MODEL_FLAGS = [
  "--model",
  "--model-path",
  "--model_path",
  "-m",
  "--model-id",
  "--model_dir",
  "--model-dir",
  "--hf-repo",
  "-hf",
  "-hfr",
  "--checkpoint_dir",
  "--tokenizer-path",
  "--base-model",
  "--engine_dir",
  "--outfile",
  "--hf-file",
  "--model-name",
  "--model_name_or_path",
  "--speculative-model",
  "-md",
  "--model-draft",
  "--draft-model",
];
/** `needs`: a string that a matching line has, to pass over most lines fast. */
const LINE_PATTERNS: readonly { needs: string; pattern: RegExp }[] = [
  {
    needs: "huggingface.co",
    pattern:
      /\bhuggingface\.co\/(?!collections|datasets|spaces|docs|blog|papers|models|settings|join|tasks|learn)([A-Za-z0-9][\w.-]{1,60}\/[A-Za-z0-9][\w.-]{1,100})/,
  },
  { needs: "modelscope.cn", pattern: /\bmodelscope\.cn\/models\/([\w.-]{2,60}\/[\w.-]{2,100})/ },
  { needs: "gguf", pattern: /(?:^|[\s"'`=/\\(])([\w.+-]{3,120}\.gguf)\b/i },
  { needs: "model", pattern: /\bmodel(?:_path|_id|_name|_tag)? ?[=:] ?["']([\w.:/\\@~-]{3,200})["']/i },
  {
    needs: "(",
    pattern: /\b(?:LLM|from_pretrained|AsyncEngineArgs|EngineArgs|Engine|pipeline)\(\s{0,8}["']([\w./-]{3,200})["']/,
  },
  { needs: "model", pattern: /["']model["']: ?["']([\w./:-]{3,200})["']/ },
  { needs: "loading model", pattern: /\bloading model ["']([^"']{3,200})["']/ },
  {
    needs: "/",
    pattern:
      /(?:^|[\s`"'(])((?:meta-llama|mistralai|Qwen|deepseek-ai|google|microsoft|facebook|THUDM|internlm|OpenGVLab|01-ai|tiiuae|bigscience|EleutherAI|HuggingFaceH4|NousResearch|TheBloke|lmsys|casperhansen|neuralmagic|RedHatAI|nvidia|CohereForAI|CohereLabs|allenai|bartowski|unsloth|moonshotai|zai-org|openbmb|llava-hf|ibm-granite|nm-testing|hugging-quants|mlc-ai|stabilityai|bigcode|mosaicml|baichuan-inc|MiniMaxAI|Salesforce|BAAI|intfloat|jinaai|openai|xai-org|tencent|baidu|liuhaotian|XiaomiMiMo|state-spaces)\/[\w.-]{2,100})/,
  },
];
const MODEL_KEYS = new Set([
  "model",
  "models",
  "model name",
  "model id",
  "model path",
  "model_path",
  "model being used",
  "model used",
  "general.name",
  "model_id",
  "the model code",
]);
/** Names of model families in words, with size or variant where one stands. */
const FAMILY =
  /\b((?:Meta[- ])?(?:Code)?Llama[- ]?[1-4](?:\.\d)?(?:[- ](?:Scout|Maverick|Vision|Instruct|Chat|hf|\d{1,3}B))*|LLaMA(?:[- ]\d{1,2}B)?|Qwen ?-?[1-3](?:\.5)?(?:[- ](?:VL|Coder|MoE|Omni|Audio|Instruct|Chat|Next|Math|Embedding|Reranker|\d{1,3}(?:\.\d)?B|A\d{1,2}B))*|QwQ(?:-32B)?|QVQ[\w-]{0,12}|Mi[sx]tral[- ]?(?:Small|Large|Nemo|8x7B|8x22B|7B)?[\w.-]{0,20}|Devstral|Codestral|Pixtral[\w-]{0,12}|DeepSeek[- ]?(?:R1|V[23](?:\.\d)?|Coder|VL2?|MoE|OCR|LLM)(?:[- ][\w.-]{1,20})?|Gemma[- ]?[1-4]?n?(?:[- ]\d{1,2}b)?|Phi[- ]?[1-4](?:\.5)?[\w.-]{0,20}|Falcon[- ]?\d{0,3}[Bb]?|Yi-\d{1,2}B|ChatGLM\d?[\w-]{0,6}|GLM[- ]?4[\w.-]{0,12}|InternLM\d?[\w.-]{0,12}|InternVL[\w.-]{0,12}|Baichuan\d?[\w-]{0,8}|Mamba[\w-]{0,12}|StarCoder\d?|Command[- ]R\+?|DBRX|Grok-?\d|Kimi[- ]?[\w.-]{1,12}|gpt-oss(?:-\d{2,3}b)?|LLaVA[\w.-]{0,16}|MiniCPM[\w.-]{0,16}|Vicuna[\w-]{0,12}|Alpaca|TinyLlama[\w-]{0,12}|SmolLM\d?|OLMo\w{0,6}|Granite[\w.-]{0,12}|Nemotron[\w-]{0,12}|Whisper[\w-]{0,16}|Jamba[\w.-]{0,10}|RWKV[\w.-]{0,6}|BLOOM\w{0,4}|OPT-\d{2,3}[mMbB])\b/;
const MAX_MODELS = 10;

/** Takes lines and commands and gives the models as the report names them, those that were run first. */
export function readModels(facts: readonly FactLine[], commands: readonly ReportedCommand[]): Fact<string>[] {
  const found = new Map<string, Fact<string>>();
  const add = (name: string, line: number): void => {
    const value = modelName(name);
    if (value === null || found.size >= MAX_MODELS || found.has(value.toLowerCase())) return;
    found.set(value.toLowerCase(), { value, line });
  };
  for (const command of commands) {
    for (const flag of MODEL_FLAGS) {
      const value = command.flags[flag];
      const isModule = flag === "-m" && command.program.startsWith("python");
      if (typeof value === "string" && !isModule) add(value, command.startLine);
    }
    const positional =
      /\b(?:vllm serve|ollama (?:run|pull)|lmdeploy (?:serve api_server|chat|lite \w+)|mlc_llm (?:serve|chat|convert_weight|gen_config)|convert[\w-]{0,30}\.py)\s+([^\s-]\S{1,200})/.exec(
        command.text,
      )?.[1];
    if (positional !== undefined) add(positional, command.startLine);
  }
  for (const { text, number, kind, section, key, value } of facts) {
    if (kind === "trace") continue;
    if (section === "model" && kind === "prose" && !/https?:/.test(text) && !isSentence(text))
      add(text.replace(/^[\s\-*>]+/, "").slice(0, 120), number);
    if (MODEL_KEYS.has(key) && kind !== "environment" && kind !== "code") add(value.split(/[,\s]/)[0] ?? "", number);
    const lower = text.toLowerCase();
    for (const { needs, pattern } of LINE_PATTERNS) {
      const name = lower.includes(needs) ? pattern.exec(text)?.[1] : undefined;
      if (name !== undefined) add(name, number);
    }
  }
  if (found.size > 0) return [...found.values()];
  for (const { text, number, kind } of facts) {
    if (kind !== "prose" && kind !== "title") continue;
    const name = FAMILY.exec(text)?.[1];
    if (name !== undefined) add(name, number);
  }
  return [...found.values()];
}

/** Paths are cut to the file or the directory's name; repository names are kept whole. */
function modelName(name: string): string | null {
  const clean = name
    .replaceAll(/["'`,;.)(]+$|^["'`(]+/g, "")
    .replace(/^HF:\/\//, "")
    .trim();
  if (clean.length < 3 || clean.length > 200 || /^[-$<{[\d.]+$|^(?:\$|<|\{|-)/.test(clean)) return null;
  // A Python module or a label, not a model.
  if (/^[a-z_]{3,40}(?:\.[a-z_]{3,40}){1,4}$/.test(clean) && !/\.(?:gguf|bin|safetensors|pth?|onnx|ggml)$/.test(clean))
    return null;
  if (clean.endsWith(":") || clean.split(/\s+/).length > 10) return null;
  if (
    /^(?:none|null|true|false|auto|string|str|default|model|models|n\/a|any|all|various|hf|path\/to\/.*)$/i.test(clean)
  )
    return null;
  const isPath = /^(?:[/~.]|[A-Za-z]:[\\/])/.test(clean) || clean.split(/[/\\]/).length > 2 || clean.includes("\\");
  const last =
    clean
      .replace(/[/\\]+$/, "")
      .split(/[/\\]/)
      .at(-1) ?? clean;
  return isPath ? (last.length < 3 ? null : last) : clean;
}

const QUANTIZATION_FLAGS = [
  "--quantization",
  "-q",
  "--quantize",
  "--quant",
  "--model-format",
  "--use_weight_only",
  "--quantization-param-path",
];
const QUANTIZATION =
  /(?:^|[^A-Za-z\d])((?:I?Q[1-8]_(?:K_?[SML]?|K_XL|[01]|XXS|XS|S|M|NL)(?:_[SMLX]{1,2})?|IQ\d_\w{1,4}|TQ[12]_0|q[0-9]f(?:16|32)_\d|MXFP4|NVFP4|W[48]A(?:8|16)|AWQ|GPTQ(?:-Int\d)?|FP8|INT[48]|bnb-4bit|bitsandbytes|compressed-tensors|SmoothQuant|HQQ|AQLM|exl2|marlin|modelopt))(?![A-Za-z\d])/i;

/** Takes lines, commands and models and gives the quantisation: by option, by the model's name, by words. */
export function readQuantization(
  facts: readonly FactLine[],
  commands: readonly ReportedCommand[],
  models: readonly Fact<string>[],
): Fact<string> | null {
  for (const { flags, startLine, program } of commands) {
    for (const flag of QUANTIZATION_FLAGS) {
      const value = flags[flag];
      if (
        typeof value === "string" &&
        /^[A-Za-z][\w-]{1,40}$/.test(value) &&
        !/^(?:pip|git|docker|cmake|make|curl)$/.test(program)
      )
        return { value, line: startLine };
    }
  }
  for (const { text, number, kind } of facts) {
    if (kind === "trace" || kind === "environment") continue;
    const value = /\bquantization ?= ?["']?([A-Za-z][\w-]{1,40})/.exec(text)?.[1];
    if (value !== undefined && !/^(?:None|null|self|args|config|quant\w*)$/i.test(value))
      return { value, line: number };
  }
  for (const { value, line } of models) {
    const name = QUANTIZATION.exec(value.replaceAll(/[-./]/g, " "))?.[1] ?? QUANTIZATION.exec(value)?.[1];
    if (name !== undefined) return { value: name, line };
  }
  for (const { text, number, kind } of facts) {
    if (kind !== "prose" && kind !== "title") continue;
    const name = QUANTIZATION.exec(text)?.[1];
    if (name !== undefined) return { value: name, line: number };
  }
  return null;
}

const DTYPE = /\b(?:torch\.)?(bfloat16|float16|float32|half|bf16|fp16|fp32|fp8_e[45]m[23]|auto)\b/i;

/** Takes lines and commands and gives the data type of the weights. */
export function readDtype(facts: readonly FactLine[], commands: readonly ReportedCommand[]): ReportFacts["dtype"] {
  for (const { flags, startLine } of commands) {
    const value = flags["--dtype"] ?? flags["--torch-dtype"];
    if (typeof value === "string") return { value, line: startLine };
  }
  for (const { text, number, kind } of facts) {
    if (kind === "trace" || kind === "environment") continue;
    const value = /\b(?:torch_)?dtype ?[=:] ?["']?((?:torch\.)?\w{4,12})/.exec(text)?.[1];
    const name = value === undefined ? undefined : DTYPE.exec(value)?.[1];
    if (name !== undefined) return { value: name, line: number };
  }
  return null;
}
