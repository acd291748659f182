import type { IssueReport } from "../report/issue-report.js";
import type { RunSetup } from "./check.js";
import { isOpen, isOwnTest, namesChange, namesCode, namesFix } from "./named-fault.js";
import type { ReportWords } from "./report-words.js";
import { EVIDENCE_TESTS, mayBeOptions } from "./shown-evidence.js";
import { statedBackends } from "./stated-backends.js";

const SERVER =
  /vllm serve|api_server|launch_server|llama-server|\bserver\b|server\.exe|\/v1\/|localhost|127\.0\.0\.1|0\.0\.0\.0|endpoint|trtllm-serve|text-generation-launcher|lmdeploy serve|mlc_llm serve|ollama|openai|chat\/?[ .]?completions?|entrypoints\//;
const OFFLINE =
  /from vllm import|\bllm ?\(|llm\.generate|\.generate\(|sgl\.engine|sgl\.function|engine\(|llama-cli|llama-bench|llama-run|\bmain(?:\.exe)? -|\.\/main\b|main\.exe|quantize|perplexity|convert|benchmark_(?:throughput|latency)|bench_(?:one|offline)|finetune|llama-cpp-python|llama_cpp|imatrix|llama-mtmd|simple\.cpp|verl\b|trl\b|offline/;
const NO_TEXT = /embedding|\brerank|\bpooling|\bclassif|\bscore|reward/;
const CONTAINER = /docker|podman|container|kubernetes|\bk8s\b|\bpods?\b|helm|singularity|apptainer|compose/;
const PYTHON = /\bpip3? install|\w\.py\b|traceback|llama[_-]cpp[_-]python|import llama/;
const NO_GPU: ReadonlySet<string> = new Set(["tpu", "npu", "hpu"]);
const NOT_BUILT =
  /\b(?:build|building|compil\w+|install\w*)[\w ]{0,30}(?:fail|error|broken|not work)|(?:fail\w*|errors?|cannot|can't|unable|trying|problem)(?: to| when| in| while| with| during)* (?:build|compil|install)|cmake error|make: \*\*\*|error[\w "'`\]]{0,20}\bmake\b|\bnvcc\b|ninja:|undefined reference|could not build|no matching distribution/;
/** Extension modules that an engine's own build makes. */
const OWN_EXTENSION =
  /\b(?:vllm\._|_opnamespace|_c['"]|_moe_c|_rocm_c|sgl[_-]?kernel|vllm_flash_attn|libggml|libllama|_c(?:\.abi3|\.cpython)|vllm_\w*ops|cache_ops|\bsgl_|vllm\.\w|sglang\.\w)/;
/** What fails before the first request can come. */
const AT_START =
  /load_model|loading (?:the )?model|load_tensors|load the model|(?:fail\w*|unable|cannot|could not|error)(?: to| while| when)? (?:load|start|launch|init|creat\w* (?:the )?(?:llm )?(?:engine|context))|model load error|failed to (?:create|initialize|initialise)|initiali[sz]ation failed|failed core proc|profile_run|determine_(?:num_)?available|initialize_cache|_init_executor|init_device|capture_model|weight_utils|weight_loader|get_model_architecture|model_loader|model architectures|not (?:currently )?supported for now|server (?:can ?not|can't|won't|doesn't|does not) start|on startup|at startup|can ?not start|can't start|argparse|unrecognized arguments/;
/** What is said where the engine behind the server died: no request gets through to it then. */
const ENGINE_DIED =
  /already dead|engine ?dead|engine (?:process|core|loop)[\w ]{0,20}(?:died|dead|failed|crash|exit)|background (?:task|loop)[\w ]{0,20}(?:failed|errored)|scheduler hit an exception|hit an exception|segmentation fault|core dumped|sigsegv|cuda error|out of memory/;
/** Versions that stand for a commit between two releases: `0.8.5.dev589+ga810b5b08`, `0.9.0rc2`. */
const DEVELOPMENT = /\.?dev\d|\+g[0-9a-f]{6}|\drc\d/;
const FROM_BRANCH: ReadonlySet<string> = new Set(["source", "nightly"]);
/** Platforms for which the engines publish no wheel. */
const NO_WHEEL = /ppc64le|s390x|powerpc|riscv|dockerfile\.|\bon windows\b|windows 1[01]/;
/** Engines whose server is not a Python program. */
const NATIVE: ReadonlySet<string | null> = new Set(["llama.cpp", "ollama"]);

/**
 * Says whether a check that needs a setup makes sense for the report. Generation, a GPU and Python are taken for
 * granted until the report shows otherwise, and so are a released version that could be installed and a fault that nobody
 * has named; a server that has started, the CPU alone, several devices, options and containers it must show.
 */
export function setupOf(report: IssueReport, words: ReportWords): (setup: RunSetup) => boolean {
  const known = new Map<RunSetup, boolean>();
  return (setup) => {
    const before = known.get(setup);
    if (before !== undefined) return before;
    const holds = TESTS[setup](report, words);
    known.set(setup, holds);
    return holds;
  };
}

const TESTS: Readonly<Record<RunSetup, (report: IssueReport, words: ReportWords) => boolean>> = {
  generation: (_, { title }) => !NO_TEXT.test(title),
  "server-lives": (_, words) => !ENGINE_DIED.test(words.errors) && !ENGINE_DIED.test(words.prose),
  server: (_, words) => inRun(SERVER, words) && !OFFLINE.test(words.title) && !failsAtStart(words),
  gpu: (report) => {
    const backends = [...statedBackends(report)];
    if (backends.some((name) => NO_GPU.has(name))) return false;
    return backends.length === 0 || report.facts.gpus.length > 0 || backends.some((name) => name !== "cpu");
  },
  cuda: (report) => {
    const backends = statedBackends(report);
    const others = [...backends].filter((name) => name !== "cuda" && name !== "cpu");
    return others.length === 0 && (backends.size === 0 || backends.has("cuda"));
  },
  cpu: (report) => {
    const backends = [...statedBackends(report)];
    return report.facts.gpus.length === 0 && backends.length > 0 && backends.every((name) => name === "cpu");
  },
  "several-devices": severalDevices,
  options: (report, words) =>
    report.commands.some(
      ({ program, flags }) => !OTHER_PROGRAM.test(program) && Object.keys(flags).filter(isOption).length >= 3,
    ) && mayBeOptions(report, words),
  python: ({ engine, errors }, words) =>
    !NATIVE.has(engine) || errors.some(({ language }) => language === "python") || inRun(PYTHON, words),
  container: (_, words) => inRun(CONTAINER, words),
  installed: (_, { title, prose, errors }) => ![title, errors, prose].some((text) => NOT_BUILT.test(text)),
  released: ({ facts: { engineVersion, installMethod } }) =>
    !DEVELOPMENT.test(engineVersion?.value ?? "") && !FROM_BRANCH.has(installMethod?.value ?? ""),
  "no-cuda": (report, words) => !TESTS.cuda(report, words),
  "no-wheel": (report, words) => !TESTS.cuda(report, words) || !TESTS.released(report, words) || inRun(NO_WHEEL, words),
  open: isOpen,
  known: namesCode,
  "fix-named": namesFix,
  "change-named": namesChange,
  "own-test": isOwnTest,
  ...EVIDENCE_TESTS,
  "third-party": ({ innermostError }, { title, errors }) =>
    (innermostError?.origin !== "engine" ||
      /import|module|symbol/i.test(innermostError.type + innermostError.message)) &&
    ![title, errors].some((text) => OWN_EXTENSION.test(text)),
};

function failsAtStart({ title, errors, ends }: ReportWords): boolean {
  return [title, errors, ends].some((text) => AT_START.test(text));
}

/** Flags that say what is run, where and on which prompt: a command with no others has nothing to leave out. */
const WHAT_IS_RUN =
  /^--?(?:m|model|model-id|model-path|hf|hf-repo|hf-file|p|prompt|n|n-predict|predict|f|file|i|interactive|c|ctx-size|port|host|api-key|served-model-name|alias|a|log-level|trust-remote-code|download-dir|tokenizer|help|h|version|temp|seed|s|rm|it|v|e|name|gpus|ipc|shm-size|network|runtime|d|t|o|y|q)$/;

/** Programs beside the engine, whose options are not its own. */
const OTHER_PROGRAM =
  /^(?:curl|wget|git|pip3?|uv|make|cmake|ninja|gcc|g\+\+|clang|apt|apt-get|conda|nvidia-smi|ls|cat)$/;

function isOption(flag: string): boolean {
  return !WHAT_IS_RUN.test(flag.toLowerCase().replaceAll("_", "-"));
}

function severalDevices({ facts }: IssueReport, words: ReportWords): boolean {
  const sizes = Object.values(facts.parallelism).map((fact) => fact.value);
  if (sizes.some((size) => size > 1)) return true;
  if (sizes.length > 0 || facts.gpuCount?.value === 1) return false;
  return SEVERAL.test(words.title) || SEVERAL.test(words.prose) || SEVERAL.test(words.commands);
}

const SEVERAL =
  /tensor[ _-]?parallel|multi[ -]?(?:gpu|node)|multiple gpus?|(?:two|both|all|[2-9]|1\d) ?[x×]? ?(?:gpus|cards|nodes)|split[ _-]mode|tensor[ _-]split|\bnccl\b/;

function inRun(pattern: RegExp, { title, prose, commands, code, errors }: ReportWords): boolean {
  return [commands, title, prose, code, errors].some((text) => pattern.test(text));
}
