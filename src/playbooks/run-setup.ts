import type { IssueReport } from "../report/issue-report.js";
import type { RunSetup } from "./check.js";
import type { ReportWords } from "./report-words.js";

const SERVER =
  /vllm serve|api_server|launch_server|llama-server|\bserver\b|server\.exe|\/v1\/|localhost|127\.0\.0\.1|0\.0\.0\.0|endpoint|trtllm-serve|text-generation-launcher|lmdeploy serve|mlc_llm serve|ollama|openai|chat\/?[ .]?completions?|entrypoints\//;
const OFFLINE =
  /from vllm import|\bllm ?\(|llm\.generate|\.generate\(|sgl\.engine|sgl\.function|engine\(|llama-cli|llama-bench|llama-run|\bmain(?:\.exe)? -|\.\/main\b|main\.exe|quantize|perplexity|convert|benchmark_(?:throughput|latency)|bench_(?:one|offline)|finetune|llama-cpp-python|llama_cpp|imatrix|llama-mtmd|simple\.cpp|verl\b|trl\b|offline/;
const NO_TEXT = /embedding|\brerank|\bpooling|\bclassif|\bscore|reward/;
const CONTAINER = /docker|podman|container|kubernetes|\bk8s\b|\bpods?\b|helm|singularity|apptainer|compose/;
const PYTHON = /\bpip3? install|\w\.py\b|traceback|llama[_-]cpp[_-]python|import llama/;
const NO_GPU: ReadonlySet<string> = new Set(["tpu", "npu", "hpu"]);
const NOT_BUILT =
  /\b(?:build|building|compil\w+|install\w*)[\w ]{0,30}(?:fail|error|broken|not work)|(?:fail\w*|errors?|cannot|can't|unable|trying|problem)(?: to| when| in| while| with| during)* (?:build|compil|install)|cmake error|\bnvcc\b|ninja:|undefined reference|could not build|no matching distribution/;
/** Versions that stand for a commit between two releases: `0.8.5.dev589+ga810b5b08`, `0.9.0rc2`. */
const DEVELOPMENT = /\.?dev\d|\+g[0-9a-f]{6}|\drc\d/;
const FROM_BRANCH: ReadonlySet<string> = new Set(["source", "nightly"]);
/** Engines whose server is not a Python program. */
const NATIVE: ReadonlySet<string | null> = new Set(["llama.cpp", "ollama"]);

/**
 * Says whether a check that needs a setup makes sense for the report. Generation, a server, a GPU and Python are taken for
 * granted until the report shows otherwise, and so is a released version that could be installed; the CPU alone, several devices, options and containers it must show.
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
  server: (_, words) => inRun(SERVER, words) || !inRun(OFFLINE, words),
  gpu: ({ facts: { backends, gpus } }) =>
    !backends.some(({ value }) => NO_GPU.has(value)) &&
    (backends.length === 0 || gpus.length > 0 || backends.some(({ value }) => value !== "cpu")),
  cuda: ({ facts: { backends } }) =>
    backends.every(({ value }) => value === "cuda" || value === "cpu") &&
    (backends.length === 0 || backends.some(({ value }) => value === "cuda")),
  cpu: ({ facts: { backends, gpus } }) =>
    gpus.length === 0 && backends.length > 0 && backends.every(({ value }) => value === "cpu"),
  "several-devices": severalDevices,
  options: ({ commands }) => commands.some(({ flags }) => Object.keys(flags).length >= 2),
  python: ({ engine, errors }, words) =>
    !NATIVE.has(engine) || errors.some(({ language }) => language === "python") || inRun(PYTHON, words),
  container: (_, words) => inRun(CONTAINER, words),
  installed: (_, { title, prose, errors }) => ![title, errors, prose].some((text) => NOT_BUILT.test(text)),
  released: ({ facts: { engineVersion, installMethod } }) =>
    !DEVELOPMENT.test(engineVersion?.value ?? "") && !FROM_BRANCH.has(installMethod?.value ?? ""),
};

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
