import type { IssueReport, PartKind, ReportedCommand, SectionRole } from "../report/issue-report.js";
import type { NeedId } from "../taxonomy/needs.js";

/**
 * How a report shows a piece of information: `shown`; `picture` if a screenshot or video may show it and the text does
 * not; `absent` if nothing does.
 */
export type Showing = "shown" | "picture" | "absent";

/**
 * Whether the report shows what a need asks for, in whatever place or form: facts, commands, logs, code, environment
 * dumps, prose, title, attached files. Errs to `shown`: to ask for what is there costs more trust than not to ask.
 */
export function showing(need: NeedId, report: IssueReport): Showing {
  const text = textOf(report);
  const roles = ROLES[need];
  if (report.sections.some(({ role, filled }) => filled && role !== null && roles?.includes(role))) return "shown";
  if (SHOWN[need](report, text)) return "shown";
  const attachments = report.facts.attachments.map(({ value }) => value);
  if (attachments.some((value) => !PICTURE.test(value)) || ELSEWHERE.test(text.all)) return "shown";
  return attachments.length > 0 || PICTURE.test(text.all) ? "picture" : "absent";
}

/** Whether the report names the faulty lines of the source, or a run of the project's own tests: it needs no user data. */
export function pointsAtSource(report: IssueReport): boolean {
  return CI_TITLE.test(report.issue.title) || SOURCE_LINES.test(textOf(report).all);
}

const CI_TITLE = /\bCI\b/;
const SOURCE_LINES =
  /github\.com\/[^\s)]+\/blob\/[^\s)]+#L\d+|github\.com\/[^\s)]+\/actions\/runs\/\d|buildkite\.com\//i;

const PICTURE = /\.(?:png|jpe?g|gif|webp|mp4|mov|webm)\b|user-attachments\/assets|user-images\.|<img\b|!\[/i;

/** Text that is kept on another page: nobody can say from here what it holds. */
const ELSEWHERE =
  /gist\.github|pastebin|hastebin|paste\.|privatebin|github\.com\/[^\s)]+\/files\/\d|colab\.research|drive\.google|wandb\.ai|transfer\.sh/i;

/** Sections of the forms that ask for the need itself: filled in means shown. A version still has to have a number. */
const ROLES: Readonly<Partial<Record<NeedId, readonly SectionRole[]>>> = {
  command: ["command"],
  environment: ["environment", "operating-system"],
  expected: ["expected"],
  hardware: ["hardware"],
  log: ["log"],
  model: ["model"],
  repro: ["reproduction"],
};

interface ReportText {
  /** Everything but the text of the form. */
  all: string;
  /** What the user wrote in words, with the title. */
  prose: string;
  /** Commands, programs, logs and outputs: what was run and what came of it. */
  run: string;
}

function textOf(report: IssueReport): ReportText {
  const join = (kinds: readonly PartKind[]): string =>
    report.parts
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ text }) => text)
      .join("\n");
  const prose = `${report.issue.title}\n${join(["title", "prose"])}`;
  const run = join(["command", "code", "log", "trace", "output"]);
  return { all: `${prose}\n${run}\n${join(["environment"])}`, prose, run };
}

type IsShown = (report: IssueReport, text: ReportText) => boolean;

const SHOWN: Readonly<Record<NeedId, IsShown>> = {
  version: ({ facts, parts, lines }, { all }) =>
    facts.engineVersion !== null ||
    facts.commit !== null ||
    parts.some(({ kind, section, text }) => section === "version" && kind !== "template" && /\d/.test(text)) ||
    COMMIT.test(all) ||
    lines.some((line) => FULL_HASH.test(line)) ||
    all.split("\n").some(statesVersion),
  environment: ({ facts, parts }, { all }) =>
    [facts.os, facts.driverVersion, facts.cudaVersion, facts.rocmVersion, facts.torchVersion].some(isStated) ||
    parts.some(({ kind }) => kind === "environment") ||
    ENVIRONMENT.test(all),
  hardware: ({ facts }, { all }) => facts.gpus.length > 0 || facts.cpu !== null || HARDWARE.test(all),
  model: ({ facts }, { all }) => facts.models.length > 0 || MODEL.test(all),
  command: ({ commands, parts }, { all, prose }) =>
    commands.some(runsSomething) ||
    parts.some(({ kind }) => kind === "code") ||
    COMMAND.test(all) ||
    SCRIPT.test(prose),
  log: ({ errors, parts }, { all }) =>
    errors.length > 0 || parts.some(({ kind }) => kind === "log" || kind === "trace") || LOG.test(all),
  repro: ({ parts }, { all, prose }) =>
    parts.some(({ kind }) => kind === "code" || kind === "output") ||
    REPRODUCTION.test(prose) ||
    PROMPT.test(all) ||
    prose.length > 600,
  expected: (_, { prose }) => EXPECTED.test(prose),
  "stack-dump": (_, { all }) => STACK_DUMP.test(all),
  measurement: (_, { all }) => MEASUREMENT.test(all),
  prompt: ({ parts }, { all }) => parts.some(({ kind }) => kind === "output" || kind === "code") || PROMPT.test(all),
};

function isStated(fact: unknown): boolean {
  return fact !== null;
}

/** Whether a line states a version that may be the engine's: "latest" is no version, that of Python is not the engine's. */
function statesVersion(line: string): boolean {
  const text = line.replace(IP_ADDRESS, "");
  if (ENGINE_NAME.test(text) && THREE_NUMBERS.test(text)) return true;
  if (OWN_VERSION.test(text)) return true;
  return VERSION_WORD.test(text) && NUMBER.test(text) && !OTHER_SOFTWARE.test(text);
}

/** A command that starts the engine or one of its tools, as against one that only prints what is installed. */
function runsSomething({ text }: ReportedCommand): boolean {
  return !LOOKS_ONLY.test(text);
}

const LOOKS_ONLY =
  /--version\b|collect[-_]env|check_env|ds_report|nvidia-smi|rocm-smi|rocminfo|vulkaninfo|sycl-ls|^\W*(?:uname|lscpu|cat|ls|which|git (?:log|rev-parse|status)|pip (?:list|show|freeze)|nvcc|cd|free|export|source|wget)\b/i;

const IP_ADDRESS = /\b\d{1,3}(?:\.\d{1,3}){3}\b/g;
const ENGINE_NAME =
  /vllm|sglang|sgl[_-]kernel|llama[.-]?cpp|llama-(?:server|cli)|lmdeploy|tensorrt[-_ ]?llm|trt-?llm|deepspeed|mlc|ollama|text-generation|tgi\b/i;
const THREE_NUMBERS = /\bv?\d+\.\d+\.\d+|\bv\d+\.\d+|[=:]=? ?v?\d+\.\d+|\bversion\W{0,4}\d|\bb\d{3,5}\b/i;
const OWN_VERSION =
  /(?:^|[^\w\s.]\s*|\b(?:the|in|using|use|on|with|my|at|to|from|of|is|release|engine|current) )(?:version|release|v|ver\.?)\s*[:=#]?\s*v?\d+\.\d+/i;
const FULL_HASH = /\b[0-9a-f]{40}\b|sha256[:-][0-9a-f]{12,}/i;
const VERSION_WORD =
  /version|release|build|commit|revision|image|docker|container|\btag\b|upgrad|updat|since|from v?\d|\bv\d/i;
const NUMBER = /\bv?\d+\.\d+|\bb?\d{3,5}\b|\b[0-9a-f]{7,}\b/i;
const OTHER_SOFTWARE =
  /python|cuda|torch|driver|gcc|g\+\+|clang|cmake|\bcc\b|numpy|transformers|nccl|ubuntu|windows|linux|macos|rocm|triton|openai|glibc|msvc|kernel|gguf|ggjt|requirement|satisfied|warning|error:|pull\/|issues\/|discussions\/|instruct|\dB\b/i;
const COMMIT =
  /\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,10}\b|\b[0-9a-f]{40}\b|\bb[1-9]\d{3}\b|\bbuild(?: number)?[: =#]+\d{3,5}\b/i;

const ENVIRONMENT =
  /\b[a-z]:\\|\bm[1-5]\b|\b(?:linux|ubuntu|debian|fedora|centos|rhel|arch|manjaro|nixos|windows|win1[01]|macos|mac os|osx|darwin|apple|macbook|mac (?:mini|studio|pro)|wsl2?|docker|podman|container|kubernetes|k8s|android|ios|iphone|termux|freebsd|jetson|colab|kaggle|runpod|sagemaker|aws|ec2|gcp|azure|slurm|visual studio|msvc|mingw|msys2?|cuda \d+|rocm \d)/i;

const HARDWARE =
  /\bv?cpus?\b.*\d|\d+ ?v?cpus?\b|\d ?g(?:i?b) (?:of )?v?ram|\bv?ram\W{1,4}\d|\bnpus?\b|blackwell|hopper|ampere|turing|volta|lovelace|arc ?[ab]?\d|(?:\b|\d ?x ?)(?:[abhglv]\d{2,3}0?s?\b|[hab](?:100|200|800|20)\b|t4\b|l4\b|l40s?\b|p(?:40|100)\b|k80\b|a10g?\b|rtx|gtx|geforce|quadro|tesla|titan|(?:rx|radeon) ?\w+|mi\d{2,3}x?\b|gfx\d+|arc\b|iris|uhd|xeon|epyc|ryzen|threadripper|core(?:\(tm\))? ?i[3579]|i[3579]-?\d|m[1-5](?: (?:pro|max|ultra))?\b|apple|macbook|mac (?:mini|studio|pro)|snapdragon|adreno|mali|powervr|raspberry|jetson|orin|xavier|gh200|gb\d{2,3}|dgx|tpu|gaudi|hpu|ascend|910b|inferentia|trainium|neuron|[2345]0[5-9]0(?: ?ti| ?super)?\b|\d+ ?x ?gpus?|avx|neon|sse[34]|graviton|power ?(?:8|9|10)|ppc64|s390x|risc-?v|loongarch|p[45]d?\.\d+xlarge|g[456]\w*\.\w+|iphone|ipad|pixel|galaxy|gpu \d|cpu only|cpu-only|on cpu|compute capability|sm_?\d{2})/i;

const MODEL =
  /\.gguf\b|ggml-model|\bgg(?:uf|ml)\b.*\bq\d|\b[\w.-]+\/[\w.-]*\d+\.?\d*b\b|\b\d+(?:\.\d+)?b\b|\b(?:llama[-_ ]?[1-4]|codellama|tinyllama|llava|qwen|qwq|qvq|mistral|mixtral|ministral|pixtral|codestral|gemma|phi[-_ ]?[1-5]|deepseek|deepcoder|r1\b|chatglm|glm|baichuan|internlm|internvl|intern-?s1|yi-|falcon|mpt|bloom|opt-|gpt-?[2jn]|gpt-?oss|gpt-?neox|starcoder|stablelm|vicuna|alpaca|wizard|orca|command-?r|cohere|aya|dbrx|grok|jamba|mamba|rwkv|minicpm|molmo|olmo|exaone|granite|nemotron|whisper|bert|bge|gte|e5-|jina|nomic|ernie|hunyuan|kimi|moonshot|minimax|smol|llm360|solar|persimmon|fuyu|idefics|paligemma|florence|ultravox|medusa|eagle|arctic|t5\b|bart|m2m|lfm|seed-|pangu|mimo|step-?[123]|dots|ring|ling|apertus|openchat|zephyr|dolphin|hermes|airoboros|guanaco|koala|pythia|redpajama|saiga|nous)/i;

const SCRIPT = /\b[\w-]+\.(?:py|sh|ipynb)\b/i;
const COMMAND =
  /`(?:g\+\+|gcc|clang(?:\+\+)?|c?make)(?: [^`\n]*)?`|entrypoint|initializing an? .{0,40}engine|\bwith config: ?model|launch_router|sglang_router|\btest-\w+|\|\s*t\/s\s*\||(?:^|[\s`"'(>])\.\/\w|(?:^|[\s`"'(=-])--[a-z][\w-]{2,}|`-[a-z]{1,3}\b|dockerfile|\b(?:perplexity|llama-(?:server|cli|bench|quantize|completion|perplexity|run|mtmd-cli|embedding|imatrix|export|gguf|tokenize|simple|batched|llava|minicpmv|tts|rpc)|vllm (?:serve|bench|run-batch)|api_server|launch_server|lmdeploy (?:serve|chat|lite|convert)|trtllm-\w+|mlc_llm \w+|ollama (?:run|serve|create|pull)|text-generation-launcher|docker (?:run|compose|build)|convert[-_]\w+\.py|quantize|rpc-server|bench_\w+|benchmark_\w+|profile_\w+\.py|python3? (?:-m |\S+\.py)|pip3? install|uv pip|cmake|make\b|curl |from vllm|import vllm|from sglang|sgl\.|llm\(|llm\.generate|namespace\(|serverargs|server_args|non-default args|engineargs|llama_(?:decode|encode|init|load|new|model|kv|sampl)\w*|go run|npm |yarn |cargo |swift |gradle|xcode|nix build|brew install|winget|conda install)/im;

const LOG =
  /terminate called|what\(\):|"error"|["'“`][^"'”`\n]*\b(?:error|exception|invalid|bad|fail\w*|cannot|can't|could not|unable|not found|no such|denied|unsupported|unknown|abort\w*|too old)\b|\b(?:error|exception|traceback|failed|failure|fatal|panic|abort\w*|assert\w*|segmentation fault|core dumped|signal \d|exit code|returned|warning|warn|info)\s*[:=[(\]]|^\s*(?:\[|\d{2}:\d{2}|\d{4}-\d{2}-\d{2}|info|debug|warn)/im;

const REPRODUCTION =
  /\b(?:steps?|reproduc\w+|repro|to trigger|always happens|every time|when(?:ever)? (?:i|we|you|the|using|running|sending)|if (?:i|we|you|the))\b|^\s*\d[.)] /im;

const EXPECTED =
  /\b(?:expect\w*|should\w*|suppos\w+|instead|desired|ought|correct\w*|proper\w*|compar\w+|reference|transformers|hugging ?face|(?:hf|vllm|ollama|llama\.cpp|sglang) (?:gives|works|does)|works?|worked|normal\w*|previous\w*|used to|before|original|want|would like|doesn'?t|does not|not|n't|wrong\w*|differ\w*|than|but|however|while|faster|slower|regress\w*|unable|fail\w*)\b/i;

const STACK_DUMP =
  /py-?spy|\bgdb\b|thread apply|thread 0x|current thread 0x|^#\d+ +0x|faulthandler|\bpstack\b|thread \d+ \(|thread #\d+|keyboardinterrupt|\^c|traceback|wait_for_tensor|stack (?:dump|trace)|backtrace|flight recorder|goroutine \d+|frame #\d+/im;

const MEASUREMENT =
  /\d ?%|\d\s*(?:tokens?|tok|toks|t|reqs?|requests?|it|samples?|iterations?)\s*(?:\/|per )\s*s|\d\s*(?:tps|qps|rps|ms|us|µs|s|secs?|seconds?|mins?|minutes?|hours?|hrs?|days?|gb|gib|g|mb|mib|kb|%|x|fps|gflops|tflops)\b|\d+ ?(?:times|fold)|\b(?:pp|tg)\s?\d{2,}|ttft|tpot|\d bytes|leak detected|\d\s*s\/it|eval time|throughput: ?\d|\d{1,2}:\d{2}:\d{2}|\bdoubl\w+|\bhalf\b|twice/i;

const PROMPT =
  /\bprompts?\b|"content"|\bmessages\b|"inputs?"|-p ["']|\btemperature\b|top[_-][pk]\b|\bseed\b|^\s*(?:>|user:|q:|question|assistant:|input:|output:|human:)|["“”'`][^"“”'`\n]{15,}["“”'`]|\bask(?:ed|ing)?\b|chat\/completions|\bimages?\b|embedding|logprob|rerank|benchmark|mmlu|gsm8k|humaneval|correctness|bench_|eval\b|perplexity|ppl\b|wikitext/im;
