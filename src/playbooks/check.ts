import type { Backend, ErrorOrigin, PartKind, ReportFacts } from "../report/issue-report.js";
import type { CauseId } from "../taxonomy/causes.js";
import type { ComponentId } from "../taxonomy/components.js";
import type { EngineId } from "../taxonomy/engines.js";
import type { ManifestationId } from "../taxonomy/manifestations.js";
import type { PhaseId } from "../taxonomy/phases.js";
import type { SubtypeId, SymptomId } from "../taxonomy/symptoms.js";

/** What one outcome of a check tells. */
export interface CheckOutcome {
  /** The outcome, to follow "If": `it works`, `the error stays`. At most 80 characters. */
  when: string;
  confirms: readonly CauseId[];
  rulesOut: readonly CauseId[];
}

/**
 * How the failing run is set up:
 * - `generation`      text is generated; not so for embeddings, scores and reranking
 * - `server`          requests go to a server that is shown; not so where it fails while it starts
 * - `server-lives`    the engine behind the server still runs: no error says that it died
 * - `gpu`             a GPU is in use: neither the CPU alone nor a TPU, NPU or HPU is stated
 * - `cuda`            the report states no other backend than CUDA and the CPU
 * - `cpu`             the report states the CPU as its only backend
 * - `several-devices` the report says that more than one device or node takes part
 * - `options`         a command with options of the user's own is shown, at least three beside what to run and where,
 *                   and no error says that something else failed
 * - `python`          Python runs the engine or the tool that failed
 * - `container`       the report speaks of a container
 * - `installed`       the engine could be built and installed: nothing says that this failed
 * - `released`        a release is used: no nightly, no build from source, no version of a commit in between
 * - `no-cuda`         the report states another backend than CUDA
 * - `no-wheel`        no release for CUDA is in use: another platform, or a build of some commit
 * - `open`            a user's run failed and nobody knows why: none of the four that follow
 * - `known`           the report names code that is at fault: lines of the source, a fix or the change that brought it
 * - `fix-named`       the report names the cause or a fix
 * - `change-named`    the report names the change that brought it
 * - `own-test`        a test of the project fails
 * - `raised-line`     the error names a line of the engine's own code that has to do with its cause
 * - `no-log`          neither an error nor a log or trace is shown
 * - `may-have-worked` nothing says that no release ever did it: no missing support, no wrong use, no lack of memory
 * - `may-be-mended`   a newer version may mend it: the newest did not fail, as far as the report tells, and neither the
 *                   machine, a container's making nor a file of the user's is to blame
 * - `no-repro`        nothing shows how to see it again: no command, code or reply
 * - `regressed`       the report says that it worked before
 * - `on-backend`      title or error name a backend of a GPU
 * - `versioned`       the version or commit is stated, and no line of the code
 * - `bounded`         the report names a version that works, or one since which it fails
 * - `traceable`       what failed can be looked up: an error says it, and not one of the machine, or the version is stated
 * - `speed`           it is about speed, not about memory or the time to start
 * - `third-party`     no error is about an extension module of the engine's own, which no other version of a library brings
 */
export const RUN_SETUPS = [
  "server",
  "server-lives",
  "generation",
  "gpu",
  "cuda",
  "cpu",
  "several-devices",
  "options",
  "python",
  "container",
  "installed",
  "released",
  "no-cuda",
  "no-wheel",
  "open",
  "known",
  "fix-named",
  "change-named",
  "own-test",
  "raised-line",
  "no-log",
  "may-have-worked",
  "may-be-mended",
  "no-repro",
  "regressed",
  "on-backend",
  "versioned",
  "bounded",
  "traceable",
  "speed",
  "third-party",
] as const;
export type RunSetup = (typeof RUN_SETUPS)[number];

/** When a check is worth giving. An empty or missing list asks for nothing; a report fits if every given list fits. */
export interface CheckScope {
  symptoms?: readonly SymptomId[];
  subtypes?: readonly SubtypeId[];
  causes?: readonly CauseId[];
  components?: readonly ComponentId[];
  phases?: readonly PhaseId[];
  manifestations?: readonly ManifestationId[];
  backends?: readonly Backend[];
  /** Lower-case phrases of which one must stand in the report, ends of logs included: what the check is about. */
  mentions?: readonly string[];
  /** All of them must hold, as far as the report tells. */
  needs?: readonly RunSetup[];
}

/** What in a report shows that the check was done or cannot apply; any hit leaves the check out. */
export interface CheckAnswered {
  /** Flags that the user already passed, as written on the command line: `--enforce-eager`. */
  flags?: readonly string[];
  /** Environment variables that the user already set: `CUDA_LAUNCH_BLOCKING`. */
  env?: readonly string[];
  /** Lower-case phrases that, anywhere in what the user wrote, show that it was tried: `enforce-eager`. */
  phrases?: readonly string[];
  /** Lower-case phrases that show it in a sentence that says what works, fails still or makes no difference. */
  tried?: readonly string[];
  /** Lower-case phrases of a box of the form that the user ticked: `i am running the latest code`. */
  ticked?: readonly string[];
  /** Lower-case phrases in a log that hold the answer: engines print device lists and progress lines. */
  logged?: readonly string[];
  /** Origins of the innermost error that hold it: `compiler` for "post the first compiler error". */
  origins?: readonly ErrorOrigin[];
  /** Facts that the report states: `firstBadCommit` for "bisect". */
  facts?: readonly (keyof ReportFacts)[];
  /** Kinds of part that hold what the check asks for: `trace` for "post the traceback". */
  parts?: readonly PartKind[];
}

/**
 * One debugging check of the curated playbooks.
 *
 * `causes` in the scope are the causes that it bears on: selection weighs them by their probability.
 */
export interface Check {
  /** kebab-case, unique over all playbooks, prefixed with the engine where it is of one: `vllm-enforce-eager`. */
  id: string;
  /** The one thing to do: imperative, at most 160 characters, commands and settings in backticks. GitHub Markdown, no links. */
  text: string;
  outcomes: readonly CheckOutcome[];
  cost: "seconds" | "minutes" | "rebuild";
  /** null: any engine. */
  engine: EngineId | null;
  /**
   * Id of the check for any engine that this one says in its engine's own command: where it fits, the other is left out.
   * See `rendition`.
   */
  variantOf?: string;
  /** Versions that have what the check names, as a range in words: `>=0.6.0`. Missing: all that are in use. */
  versions?: string;
  scope: CheckScope;
  /** Right for many reports and telling for few: given only where fewer than three others fit. */
  lastResort?: boolean;
  answered?: CheckAnswered;
  /** Page of the engine's or tool's own documentation that has the command, flag or variable. */
  source: string;
  /** Day on which the source was read, YYYY-MM-DD. */
  verified: string;
}
