import type { IssueReport } from "../report/issue-report.js";
import type { EngineId } from "../taxonomy/engines.js";
import type { RunSetup } from "./check.js";
import type { ReportWords } from "./report-words.js";

/** Files of an engine as frames and messages name them, with the line. */
const OWN_LINES: Readonly<Partial<Record<EngineId, RegExp>>> = {
  vllm: /(?:^|[/ ])vllm\/[\w/]{1,120}\.py:\d/,
  sglang: /(?:^|[/ ])sglang\/[\w/]{1,120}\.py:\d/,
  "llama.cpp":
    /(?:^|[/\\ "'`(])(?:ggml|llama|common|server|clip|llava|mtmd|main|unicode|convert|gguf)[\w-]{0,40}\.(?:c|cpp|cu|cuh|h|m|mm|metal|py)[:(]\d/,
  lmdeploy: /(?:^|[/ ])lmdeploy\/[\w/]{1,120}\.py:\d/,
  "tensorrt-llm": /(?:^|[/ ])tensorrt_llm\/[\w/]{1,120}\.py:\d/,
  deepspeed: /(?:^|[/ ])(?:deepspeed|mii)\/[\w/]{1,120}\.py:\d/,
  "mlc-llm": /(?:^|[/ ])mlc_llm\/[\w/]{1,120}\.py:\d/,
  tgi: /(?:^|[/ ])text_generation_server\/[\w/]{1,120}\.py:\d/,
};

/**
 * Errors whose line says little: they are raised far from their cause (memory, asynchronous kernels, other processes,
 * missing libraries), or on purpose about what the user asked for.
 */
const SAYS_LITTLE =
  /out of memory|\boom\b|no available memory|cuda error|cudaerror|hip error|cublas|device-side|illegal memory|nccl|gloo|socket|connection|timed? ?out|timeout|keyboardinterrupt|zip archive|pytorchstreamreader|errno|corrupt|magic|killed|dead|died|undefined symbol|cannot import|no module named|modulenotfound|importerror|shared object|no such file|no kernel image|not (?:yet |currently )?supported|unsupported|(?:do|does)(?: not|n't) support|must be|should be|please|larger than|greater than|less than|exceed|too (?:long|large|small)|try (?:increasing|decreasing|reducing)|unrecogni[sz]ed|not recogni[sz]ed|invalid choice|could not parse|\bninja\b|is required|failed to start|raise type\(|permission|unauthori[sz]ed|gated repo|port|engine core init|initialization failed|see stack trace|not divisible/;

/** Innermost frames of those who fetch, read and start things for an engine. */
const OF_A_LIBRARY = /huggingface_hub|sentencepiece|\/requests\/|urllib3?\/|subprocess\.py|importlib/;

/** What no release did, or what an older one cannot tell: nobody has to look for the version that broke it. */
const NEVER_WORKED =
  /not (?:yet |currently )?(?:support|implement)|unsupport|(?:do|does)(?: not|n't) support|no support|unknown (?:model|pre-|arch|arg|quant)|unrecogni[sz]ed|not recogni[sz]ed|invalid choice|no module named|undefined symbol|cannot import|no such file|not found|new model|out of memory|\boom\b|no available memory|no kernel image|compute capability|\bsm_?\d{2,3}\b|blackwell|\b50[6-9]0\b|\bb200\b|permission|unauthori[sz]ed|gated|address already|not divisible|must be|larger than|greater than|exceed|too (?:long|large|small)|how (?:to|do|can)|\?$|is it possible|doc(?:s|umentation)?\b|typo|missing|^question|\.(?:q?weight|weight_\w+|g_idx|qzeros|bias)\b|no module or parameter|quant_method|jetson/;

/** It worked before. */
const REGRESSED =
  /regress|used to work|stopped working|no longer work|worked (?:in|with|before|on|fine)|after (?:the |an? )?(?:update|upgrad|updating)|since (?:the )?(?:update|upgrad|version|release|[vb]?\d)|previous version|earlier version|older version/;
/** Backends in a title or an error: what fails, fails there. */
const BACKEND_NAMED =
  /\bcuda|\bvulkan|\brocm|\bhip\b|\bhip(?:blas)?[_ ]?error|\bsycl|\bmetal|\bcann|\bopencl|\bmusa|\bgpu|\bvk_|\bpi_error|cublas/;
const SPEED =
  /slow|latency|throughput|tok(?:en)?s? ?(?:\/|per) ?s|\bt\/s|\btps\b|\bqps\b|ttft|tpot|\bitl\b|speed|faster|performance|takes (?:too|so|very)? ?long|degrad|utili[sz]ation/;
/** Another kind of bad performance than that of requests, or none: memory, time to start, what is printed. */
const NOT_SPEED =
  /memory|leak|\bv?ram\b|\boom\b|load(?:ing)? (?:time|speed|model|of|weights)|weights? load|start(?:-| )?up|startup|compil|import|warm(?:-| )?up|download|metric|log(?:s|ging)?\b|disk|conver(?:t|sion)|quantiz|install|build/;

/** Setups that a report has to show, or that hold for what it does not show; see `RUN_SETUPS`. */
export type EvidenceSetup = Extract<
  RunSetup,
  | "bounded"
  | "versioned"
  | "traceable"
  | "raised-line"
  | "no-log"
  | "no-repro"
  | "may-have-worked"
  | "may-be-mended"
  | "regressed"
  | "on-backend"
  | "speed"
>;

/** Errors that no option brings: a line of the code that cannot go on, a library that is missing, what is not supported. */
const NOT_BY_OPTION =
  /importerror|no module named|cannot import|undefined symbol|shared object|keyerror|attributeerror|nameerror|typeerror|not (?:yet |currently )?supported|unsupported|validation|please install|no such file|not found|panic|event loop|address already|connection/;

/** Title tags of those who ask for something, or how to do it. */
const ASKS = /feature|enhance|question|usage|rfc|proposal|doc/;
/** What options and interfaces take is told from the code, not from a run. */
const OF_OPTIONS = /option|argument|parameter|flag|--\w|support|missing|api\b|metric|log/;

/** What the machine or its user lacks, which no commit mends. */
const OF_THE_MACHINE =
  /address already|bind on address|out of memory|no available memory|permission|no space left|killed|unauthori[sz]ed|gated|connection refused|no such file|no module named|cannot import|undefined symbol|shared object|no kernel image/;

/** The newest code is what failed. */
const ON_NEWEST =
  /\b(?:latest|newest|most recent|current) (?:main|master|commit|code|build|git|source|nightly|dev\w*|llama|vllm|sglang|docker|version|release)|\bmaster\b(?! (?:node|addr|port|process|rank|key))|(?:^|at|on|from|git|latest|current|main) head\b|\bmain branch|\bon main\b|\btoday'?s|\bnightly|git (?:pull|clone)/;
/** How a container is made is the user's own file, and so is what a converter cannot read. */
const OF_OWN_FILES = /docker|could not parse|modelproto|not a directory|ci runner|github runner/;
const TOOL_MISSING = /not recogni[sz]ed as|command not found|is required|executable not found|not installed/;

/** A log that stands among the words. */
const LOG_IN_PROSE = /log start|^\W{0,3}\[?\d{10}\]|llama_model_loader|build = \d|\binfo \d\d-\d\d|^traceback/m;

/** The error is told in words, or the report asks how something is done: a longer log would say no more. */
const ERROR_IS_TOLD =
  /\b(?:value|runtime|assertion|key|type|import|attribute)[ -]?er+or|er+or: |not (?:yet |currently )?supported|\bassert|how (?:to|much|many|long)\b/;

/** Characters of a line that are read. */
const LINE_LIMIT = 400;

type Test = (report: IssueReport, words: ReportWords) => boolean;

export const EVIDENCE_TESTS: Readonly<Record<EvidenceSetup, Test>> = {
  "raised-line": raisesInOwnCode,
  "no-log": ({ errors, parts }, { title, prose }) =>
    errors.length === 0 &&
    ![title, prose].some((text) => ERROR_IS_TOLD.test(text)) &&
    !LOG_IN_PROSE.test(prose) &&
    !parts.some(({ kind }) => kind === "log" || kind === "trace"),
  "no-repro": ({ commands, parts, titleTag }, { title }) =>
    commands.length === 0 &&
    !ASKS.test(titleTag ?? "") &&
    !OF_OPTIONS.test(title) &&
    !parts.some(({ kind }) => kind === "code" || kind === "command" || kind === "output"),
  versioned: (report, words) =>
    isStated(report) &&
    !OF_THE_MACHINE.test(words.errors) &&
    !ON_NEWEST.test(`${words.title}\n${words.prose}`) &&
    !raisesInOwnCode(report, words),
  traceable: (report, words) =>
    raisesInOwnCode(report, words) ||
    ((isStated(report) || report.errors.length > 0) &&
      ![OF_THE_MACHINE, OF_OWN_FILES, TOOL_MISSING].some((pattern) => pattern.test(words.errors))),
  regressed: (_, { title, prose }) => [title, prose].some((text) => REGRESSED.test(text)),
  bounded: (report, words) =>
    report.facts.lastGoodVersion !== null ||
    (report.facts.firstBadVersion !== null && EVIDENCE_TESTS.regressed(report, words)),
  "on-backend": (_, { title, errors }) => [title, errors].some((text) => BACKEND_NAMED.test(text)),
  speed: (_, { title, prose }) => !NOT_SPEED.test(title) && (SPEED.test(title) || SPEED.test(prose)),
  "may-be-mended": (_, { title, prose, errors }) =>
    !ON_NEWEST.test(`${title}\n${prose}`) &&
    ![title, errors].some((text) => [OF_THE_MACHINE, OF_OWN_FILES, TOOL_MISSING].some((pattern) => pattern.test(text))),
  "may-have-worked": ({ titleTag }, { title, errors }) =>
    !ASKS.test(titleTag ?? "") && ![title, errors].some((text) => NEVER_WORKED.test(text)),
};

function isStated({ facts }: IssueReport): boolean {
  return (facts.engineVersion ?? facts.commit) !== null;
}

/** Whether leaving options out can tell something: nothing names what failed more closely. */
export function mayBeOptions(report: IssueReport, words: ReportWords): boolean {
  return !NOT_BY_OPTION.test(words.errors) && !raisesInOwnCode(report, words);
}

/** Whether the error that matters names a line of the engine's own code that has to do with its cause. */
function raisesInOwnCode({ engine, innermostError, lines: reported }: IssueReport, { title }: ReportWords): boolean {
  const lines = engine === null ? Object.values(OWN_LINES) : [OWN_LINES[engine]];
  if (innermostError === null) return false;
  const error = `${innermostError.type}: ${innermostError.message}`.toLowerCase();
  if (OF_A_LIBRARY.test(innermostError.frames[0] ?? "")) return false;
  if ([title, error].some((text) => SAYS_LITTLE.test(text))) return false;
  const said = [innermostError.message, ...innermostError.frames, reported[innermostError.line - 1] ?? ""];
  return said.some((text) => lines.some((pattern) => pattern?.test(text.slice(0, LINE_LIMIT).toLowerCase())));
}
