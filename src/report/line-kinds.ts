/** What a line looks like by itself. Rows are tried in order; the first that matches counts. */
export type LineKind = "log" | "code" | "output";

interface LineKindRule {
  id: string;
  kind: LineKind;
  /** Whether the line is of this kind even where it reads as a sentence. */
  sure?: true;
  pattern: RegExp;
}

export const LINE_KIND_RULES: readonly LineKindRule[] = [
  {
    id: "level",
    kind: "log",
    sure: true,
    pattern: /^\s{0,8}\[?(?:INFO|WARN|WARNING|ERROR|DEBUG|CRITICAL|FATAL|TRACE|NOTICE)\]?(?:[:\]|]|\s{1,8}[\d[(-])/,
  },
  {
    id: "llama.cpp",
    kind: "log",
    sure: true,
    pattern:
      /^\s{0,4}(?:(?:ggml|llama|llm|gguf|clip|whisper|common|mtmd|load|print|quantize|sched|graph|kv|init|warmup|perplexity|examples?)_[a-z_0-9]{1,60}|~?llama_\w{1,60}|system_info|main|build|load|build_info|sampler (?:seed|params|chain)|generate|sampling|llama_perf\w{0,40}|model_loader|register_backend|kv_self|encode|decode_image\w{0,30}|update_slots|launch_slot_\w{0,20}|print_timings?|process_single_task)\s{0,4}[:(]/,
  },
  {
    id: "llama-server",
    kind: "log",
    sure: true,
    pattern: /^\s{0,4}(?:slot|srv|que|res|set|cmn|common|init) {1,12}[\w~]{2,40}: |^(?:common|srv|slot|que)\w{0,20}: /,
  },
  {
    id: "llama-loader",
    kind: "log",
    sure: true,
    pattern:
      /^\s{0,4}(?:- kv {1,4}\d{1,4}: |- type {1,4}\w{2,10}: |Device \d{1,2}: \w|ggml_\w+|GGML_\w+|\.{10,200}$|llama_\w+:|AVX = \d)/,
  },
  {
    id: "compiler",
    kind: "log",
    sure: true,
    pattern:
      /^[^\s:][^:]{0,200}:\d{1,7}(?::\d{1,6})?:? (?:fatal )?(?:error|warning|note|undefined reference|In function)\b|^In file included from |^\s{1,20}\|\s{1,40}[\^~]|^\s{0,8}\d{1,6} \| /i,
  },
  {
    id: "build",
    kind: "log",
    sure: true,
    pattern:
      /^(?:\[ {0,3}\d{1,3}%\]|-- \w|CMake (?:Error|Warning)|make(?:\[\d{1,3}\])?: |g?make: |ninja: |FAILED: |Scanning dependencies|Consolidate compiler|\[\d{1,5}\/\d{1,5}\] |I (?:llama\.cpp|UNAME|CFLAGS|CXXFLAGS|LDFLAGS|CC|CXX|NVCC)|(?:c|g|ar|nvcc|ld|gcc|clang|collect2)\+{0,2}: |.{0,120}error (?:C|LNK|MSB)\d{4}|error: |warning: |fatal: |note: )/,
  },
  {
    id: "pip",
    kind: "log",
    pattern:
      /^\s{0,12}(?:Collecting |Requirement already |Building wheel|Downloading |Using cached |Installing |Successfully |Found existing |Attempting uninstall|Preparing metadata|Created wheel|Stored in directory|Looking in (?:indexes|links)|Getting requirements|Obtaining |Resolved \d|Cloning into|remote: |Receiving objects|running (?:build|install|bdist)|copying |creating |adding |writing |× |╰─>|│ |note: This)/,
  },
  {
    id: "progress",
    kind: "log",
    sure: true,
    pattern:
      /\d{1,3}%\|[^|]{0,120}\||\bit\/s\b|\bs\/it\b|^(?:Loading|Capturing|Processed prompts|Fetching|Downloading|Generating|Loading safetensors).{0,80}: {1,4}\d{1,3}%/,
  },
  { id: "slog", kind: "log", sure: true, pattern: /^(?:time=\S{10,40} level=|\[GIN\] |\[GIN-debug\]|level=)/ },
  {
    id: "timestamp",
    kind: "log",
    sure: true,
    pattern: /^[^\w\s]{0,2}(?:\d{4}[-/]\d\d[-/]\d\d|\d\d[-/]\d\d(?:[-/]\d{2,4})?)[T ,]\s?\d\d:\d\d(?::\d\d)?/,
  },
  {
    id: "error",
    kind: "log",
    pattern:
      /^\s{0,8}(?:Error|ERROR|FATAL|Fatal|fatal error|Exception|panic|terminate called|what\(\)|Aborted|Segmentation fault|Illegal instruction|Killed|Bus error|Abort trap|zsh: |bash: |sh: |Assertion|Failed to|libc\+\+abi|CUDA error|current device: |ROCm error|free\(\): |double free|GGML_ASSERT|[/\w.-]{1,120}: line \d{1,6}: )/,
  },
  {
    id: "exception",
    kind: "log",
    pattern:
      /^\s{0,8}(?:\w{1,60}\.){0,6}[A-Z]\w{1,50}(?:Error|Exception|Warning)(?:: |$)|^\S{1,200}\.py:\d{1,6}: \w{0,40}Warning/,
  },
  {
    id: "http-access",
    kind: "log",
    sure: true,
    pattern:
      /"(?:GET|POST|PUT|DELETE|OPTIONS|HEAD) \/\S{0,200} HTTP\/\d|^(?:INFO:)?\s{0,8}(?:Started server process|Waiting for application|Application (?:startup|shutdown)|Uvicorn running|Finished server process|\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}:\d{2,5} - )/,
  },
  {
    id: "nccl",
    kind: "log",
    sure: true,
    pattern:
      /^\S{1,60}:\d{1,8}:\d{1,8} \[\d{1,2}\] NCCL |^\[[WEI]\d{0,4}[ \w:.]{0,40}(?:socket|ProcessGroup|CUDAGuard|c10d)|^\[W\S{0,20} /,
  },
  {
    id: "timing",
    kind: "log",
    pattern:
      /\b\d{1,9}(?:\.\d{1,4})? ?(?:ms|tokens per second|tok\/s|t\/s|tokens\/s)\b.{0,60}\)?$|^\|\s{0,4}model\s{0,60}\|\s{0,30}size/,
  },
  { id: "benchmark", kind: "log", pattern: /^(?:=+ [\w ]{3,40} =+$|[A-Z][\w ()%/]{3,50}: {2,40}[\d.]{1,20}\s{0,4}$)/ },
  {
    id: "response",
    kind: "output",
    pattern:
      /^\s{0,8}(?:[{[]\s{0,8}){0,3}["'](?:choices|completion|generated_text|finish_reason|completion_tokens|system_fingerprint|usage)["']\s{0,4}:|^data: (?:\{|\[DONE\])|ChatCompletion(?:Chunk|Message)?\(|RequestOutput\(|^Generated text|^Prompt: .{0,400}Generated text:/,
  },
  {
    id: "import",
    kind: "code",
    pattern:
      /^\s{0,40}(?:import \w|from [\w.]{1,80} import |#include\s{0,4}[<"]|using namespace |package \w|use \w{1,40}::)/,
  },
  {
    id: "definition",
    kind: "code",
    pattern:
      /^\s{0,40}(?:(?:async )?def \w{1,80}\(|class \w{1,80}[(:{]|(?:static |const |inline |void |int |float |bool |auto |size_t |struct |template|__global__ ).{1,200}[;{(,]$|function \w{1,60}\(|fn \w{1,60}\(|func \w{1,60}\(|@\w{1,60}(?:\(.{0,200}\))?$|(?:let|const|var) \w{1,60} ?=)/,
  },
  {
    id: "statement",
    kind: "code",
    pattern:
      /^\s{0,40}(?:(?:if|for|while|with|elif|else|try|except|finally|return|yield|raise|assert|await|print|async for|async with)\b.{0,300}[:;({)]\s{0,4}$|[\w.[\]'"]{1,100} ?[+-]?= ?\S.{0,400}$|\}\s{0,4}[;,)]?$|\w[\w.]{1,80}\(.{0,400}\)?;?\s{0,4}$|\)[,;]?\s{0,4}$|\/\/ |#\s{0,2}\w|\/\*|\* |>>> |["'][\w-]{1,60}["']\s{0,4}[:,])/,
  },
  { id: "diff", kind: "code", pattern: /^(?:diff --git |@@ -\d|[+-]{3} [ab]\/|index [0-9a-f]{6,40}\.\.)/ },
];

/** Words that sentences have and logs seldom do. */
const FUNCTION_WORDS =
  /\b(?:the|is|are|was|were|when|i|we|you|it|this|that|and|but|with|for|not|to|of|a|an|have|has|can|can't|cannot|my|there|if|as|in|on|after|because|then|so|does|doesn't|don't|would|should|what|how|why|which|seems?|using|please|thanks?|same|only|also|any)\b/gi;

/**
 * Takes the text of a line and gives what it looks like, null if nothing tells.
 */
export function lineKind(text: string): LineKind | null {
  return lineKindRule(text)?.kind ?? null;
}

/**
 * Takes the text of a line and gives the row that tells what it looks like.
 */
export function lineKindRule(text: string): LineKindRule | null {
  const head = text.length > 500 ? text.slice(0, 500) : text;
  return LINE_KIND_RULES.find(({ pattern }) => pattern.test(head)) ?? null;
}

/**
 * Takes the text of a line and says whether it reads as a sentence: several words, some of them function words.
 */
export function isSentence(text: string): boolean {
  const head = text.slice(0, 300).trim();
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{6,}/u.test(head)) return true;
  const words = head.split(/\s+/).length;
  if (words < 4) return false;
  const functionWords = head.match(FUNCTION_WORDS)?.length ?? 0;
  return functionWords >= 2 && functionWords / words > 0.12;
}
