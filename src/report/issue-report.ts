import type { EngineId } from "../taxonomy/engines.js";

/** An issue as it stands on GitHub. `body` is the Markdown as written ("" where GitHub has null). */
export interface Issue {
  repo: string;
  number: number;
  title: string;
  body: string;
}

/** Lines are 1-based lines of the issue body, both ends included. The title has line 0. */
export interface LineSpan {
  startLine: number;
  endLine: number;
}

/**
 * What a stretch of the report is, by its form and content rather than by its place:
 * - `title`        the issue title without its tag (line 0)
 * - `prose`        what the user wrote in words
 * - `command`      command lines, docker-compose or request snippets that were run
 * - `log`          output of a program: logs, compiler output, server output
 * - `trace`        a stack trace
 * - `code`         a program or configuration that the user wrote
 * - `output`       text that the model generated or a response body
 * - `environment`  an environment dump (collect_env, nvidia-smi, pip list, lscpu), never searched for symptoms
 * - `template`     text of the form itself: checklists, instructions, placeholders, "_No response_"
 */
export const PART_KINDS = [
  "title",
  "prose",
  "command",
  "log",
  "trace",
  "code",
  "output",
  "environment",
  "template",
] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** What a form section asks for, whatever the engine calls it. */
const SECTION_ROLES = [
  "description",
  "expected",
  "actual",
  "reproduction",
  "command",
  "log",
  "environment",
  "version",
  "operating-system",
  "hardware",
  "backend",
  "model",
  "modules",
  "first-bad-commit",
  "motivation",
  "proposal",
  "alternatives",
  "performance",
  "documentation",
  "usage",
  "checklist",
  "additional",
] as const;
export type SectionRole = (typeof SECTION_ROLES)[number];

export interface FormSection extends LineSpan {
  /** The heading as written, "" for what stands before the first heading. */
  heading: string;
  /** null for a heading that no form has. */
  role: SectionRole | null;
  /** Whether the user put anything of their own under it. */
  filled: boolean;
}

export interface ReportPart extends LineSpan {
  kind: PartKind;
  /** Role of the section that the part stands in. */
  section: SectionRole | null;
  /** Lines of the part joined by "\n": `text.split("\n")[i]` is body line `startLine + i`. */
  text: string;
}

const ERROR_LANGUAGES = ["python", "cpp", "cuda", "rust", "go", "node", "build", "shell", "other"] as const;
export type ErrorLanguage = (typeof ERROR_LANGUAGES)[number];

/** Whose code raised an error, by the innermost frame or the message's own prefix. */
const ERROR_ORIGINS = ["engine", "framework", "driver", "compiler", "python", "system", "user", "unknown"] as const;
export type ErrorOrigin = (typeof ERROR_ORIGINS)[number];

/** One error that the report shows; for a chained trace the innermost (the one that was raised first). */
export interface ReportedError extends LineSpan {
  language: ErrorLanguage;
  /** Exception class, signal or error family: `ValueError`, `torch.OutOfMemoryError`, `GGML_ASSERT`, `SIGSEGV`, `CMake Error`, `panic`. */
  type: string;
  /** First line of the message, at most 500 characters. */
  message: string;
  origin: ErrorOrigin;
  /** Innermost frame first, at most 20: `vllm/worker/worker.py:120 in load_model`. */
  frames: readonly string[];
  /** Line that states the error. */
  line: number;
}

export interface ReportedCommand extends LineSpan {
  /** `vllm`, `llama-server`, `python -m sglang.launch_server`, `docker`, `cmake`, `curl`... */
  program: string;
  /** Long or short options with the value that follows, null for a bare flag: `--tensor-parallel-size` -> `4`. */
  flags: Readonly<Record<string, string | null>>;
  /** Environment assignments in front of the command or exported before it. */
  env: Readonly<Record<string, string>>;
  /** The command as written, continuation lines joined, at most 2,000 characters. */
  text: string;
}

export const BACKENDS = [
  "cuda",
  "rocm",
  "metal",
  "vulkan",
  "sycl",
  "cpu",
  "tpu",
  "npu",
  "hpu",
  "opencl",
  "webgpu",
  "musa",
  "cann",
] as const;
export type Backend = (typeof BACKENDS)[number];

/** A value that the report states, and the body line that states it (0: title). */
export interface Fact<T> {
  value: T;
  line: number;
}

/** What the report says about where and how it happened. A fact that is not stated is null (or empty), never guessed. */
export interface ReportFacts {
  engineVersion: Fact<string> | null;
  /** Commit hash or llama.cpp build number. */
  commit: Fact<string> | null;
  os: Fact<"linux" | "windows" | "macos" | "android" | "ios" | "wsl" | "freebsd"> | null;
  osVersion: Fact<string> | null;
  backends: readonly Fact<Backend>[];
  gpus: readonly Fact<string>[];
  gpuCount: Fact<number> | null;
  cpu: Fact<string> | null;
  driverVersion: Fact<string> | null;
  cudaVersion: Fact<string> | null;
  rocmVersion: Fact<string> | null;
  pythonVersion: Fact<string> | null;
  torchVersion: Fact<string> | null;
  transformersVersion: Fact<string> | null;
  compiler: Fact<string> | null;
  /** Model as named: `meta-llama/Llama-3.1-8B-Instruct`, `qwen2.5-7b-q4_k_m.gguf`. */
  models: readonly Fact<string>[];
  quantization: Fact<string> | null;
  dtype: Fact<string> | null;
  /** Only what is stated: `{ tensor: 4 }` for `-tp 4`. */
  parallelism: Readonly<Partial<Record<"tensor" | "pipeline" | "data" | "expert" | "nodes", Fact<number>>>>;
  installMethod: Fact<"pip" | "source" | "docker" | "conda" | "uv" | "homebrew" | "binary" | "nightly"> | null;
  /** Versions said to work and to fail, where the report compares them. */
  lastGoodVersion: Fact<string> | null;
  firstBadVersion: Fact<string> | null;
  firstBadCommit: Fact<string> | null;
  /** Screenshots, videos, attached files and gists: information that may be there though not as text. */
  attachments: readonly Fact<string>[];
}

/** The parsed issue: everything later stages know about it. */
export interface IssueReport {
  issue: Issue;
  engine: EngineId | null;
  /** Form that the headings match best, by the id in the table of forms; null for free text. */
  form: string | null;
  /** `bug` for `[Bug]: …`, `Bug: …`, `[BUG] …`; lower case; null without one. */
  titleTag: string | null;
  /** Title without its tag. */
  title: string;
  /** Body lines as written; line n is `lines[n - 1]`. */
  lines: readonly string[];
  sections: readonly FormSection[];
  /** In order of the body; every body line that is not blank belongs to exactly one part. The title part comes first. */
  parts: readonly ReportPart[];
  /** In order of the body. */
  errors: readonly ReportedError[];
  /** The error that most likely explains the report. */
  innermostError: ReportedError | null;
  commands: readonly ReportedCommand[];
  facts: ReportFacts;
  template: {
    /** The form was sent as it came: nothing of the user's own beyond title and ticked boxes. */
    unfilled: boolean;
    /** Characters that the user wrote or pasted outside environment dumps and template text. */
    ownCharacters: number;
  };
}
