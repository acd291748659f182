import { readFile, writeFile } from "node:fs/promises";
import { estimateCost } from "../../backtest/estimate-cost.js";
import { type JudgedPast, judgePast } from "../../backtest/judge-issue.js";
import { countLabels, makeReport } from "../../backtest/make-report.js";
import type { Mapping } from "../../backtest/mapping/claim.js";
import { parseMapping, printMapping } from "../../backtest/mapping/mapping-file.js";
import { suggestMapping } from "../../backtest/mapping/suggest-mapping.js";
import type { PastIssue } from "../../backtest/past-issue.js";
import { printReport } from "../../backtest/print-report.js";
import { decodeWeights, type EmbeddedWeights, readWeightsFile } from "../../classify/embedded-weights.js";
import { readGitHubEnvironment } from "../../config/github-environment.js";
import { modelSettingsOf, readModelVariables } from "../../config/model-environment.js";
import { ignoredBecause } from "../../config/repository/ignore-issue.js";
import { parseFile } from "../../config/repository/parse-file.js";
import { type ConfigurationProblem, formatProblem } from "../../config/repository/problem.js";
import { type RepositorySettings, resolveSettings } from "../../config/repository/repository-settings.js";
import { originOf } from "../../evaluation/weights-origin.js";
import { issueDigest } from "../../training/issue-digest.js";
import { createTriager } from "../../triage.js";
import { errorMessage } from "../error-message.js";
import { fetchIssues, type Gathered, readIssueFile } from "./gather-issues.js";
import { startProgress } from "./progress-bar.js";

/** Options as they stand on the command line. */
export interface BacktestOptions {
  repo?: string;
  limit: string;
  cache?: string;
  mapping?: string;
  suggestMapping: boolean;
  precision: string;
  config?: string;
  json: boolean;
  html?: string;
}

/** Input that has to be put right before anything can be said. */
class InputProblem extends Error {
  override readonly name = "InputProblem";
}

/** The `backtest` command. Returns the exit code: 2 where something of the input cannot be used. */
export async function backtestMain(file: string | undefined, options: BacktestOptions): Promise<0 | 2> {
  try {
    const wanted = numberWithin("--precision", options.precision, 0.5, 0.99);
    const settings = await settingsOf(options.config);
    const given = options.mapping === undefined ? null : await mappingOf(options.mapping);
    const gathered = await gather(file, options);
    for (const problem of gathered.problems) process.stderr.write(`engine-triage: ${problem}\n`);
    if (gathered.issues.length === 0) throw new InputProblem(`${gathered.name} holds no issue`);
    const labels = countLabels(gathered.issues);
    const mapping = given ?? suggestMapping(labels.map(({ label }) => label));
    if (options.suggestMapping) {
      process.stdout.write(printMapping(labels, mapping));
      return 0;
    }
    const report = await run(gathered, mapping, settings, wanted);
    if (options.html !== undefined) {
      // The charting library is loaded for the page only.
      const { renderBacktestPage } = await import("../../backtest/page/render-page.js");
      await writeFile(options.html, renderBacktestPage(report));
      process.stderr.write(`wrote ${options.html}\n`);
    }
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : printReport(report));
    return 0;
  } catch (error) {
    process.stderr.write(`engine-triage: ${errorMessage(error)}\n`);
    return 2;
  }
}

async function run(gathered: Gathered, mapping: Mapping, settings: RepositorySettings, wanted: number) {
  const weightsFile = readWeightsFile();
  const [weights, origin] = [decodeWeights(weightsFile), originOf(weightsFile)];
  // The author of a past issue is not in every file; rules on authors fit nobody then.
  const issues = gathered.issues.filter(
    (issue) => ignoredBecause({ ...issue, labels: [], author: "" }, settings.ignore) === null,
  );
  const judged = await decideAll(issues, weights, settings, mapping, origin.learnedFrom);
  const modelSettings = modelSettingsOf(readModelVariables(process.env));
  const cost = await estimateCost(issues, weights, settings.triage, modelSettings);
  const { name, unreadable } = gathered;
  const { families } = settings.triage.decision;
  return makeReport({ name, unreadable, judged, mapping, weights, origin, wanted, cost, families });
}

async function decideAll(
  issues: readonly PastIssue[],
  weights: EmbeddedWeights,
  { triage }: RepositorySettings,
  mapping: Mapping,
  learnedFrom: ReadonlySet<string>,
): Promise<readonly JudgedPast[]> {
  const triager = createTriager({ weights, model: null, settings: triage });
  const progress = startProgress("decided", issues.length, process.stderr);
  const judged: JudgedPast[] = [];
  for (const issue of issues) {
    const decision = await triager.decide(issue);
    judged.push(judgePast(issue, decision, mapping, learnedFrom.has(issueDigest(issue))));
    progress.show(judged.length);
  }
  progress.stop();
  return judged;
}

function gather(file: string | undefined, { repo, limit, cache }: BacktestOptions): Promise<Gathered> {
  if (file !== undefined) return readIssueFile(file, repo ?? "");
  if (repo === undefined) throw new InputProblem("name a file of issues, or a repository with --repo owner/name");
  const environment = readGitHubEnvironment(process.env);
  const most = numberWithin("--limit", limit, 1, 100_000);
  return fetchIssues(repo, Math.floor(most), cache ?? environment.cacheFolder, environment, process.stderr);
}

async function settingsOf(path: string | undefined): Promise<RepositorySettings> {
  if (path === undefined) return resolveSettings({});
  const parsed = parseFile(await readFile(path, "utf8"));
  if ("problems" in parsed) throw new InputProblem(listed(path, parsed.problems));
  return resolveSettings(parsed.file);
}

async function mappingOf(path: string): Promise<Mapping> {
  const parsed = parseMapping(await readFile(path, "utf8"));
  if ("problems" in parsed) throw new InputProblem(listed(path, parsed.problems));
  return parsed.mapping;
}

function listed(path: string, problems: readonly ConfigurationProblem[]): string {
  return problems.map((problem) => formatProblem(path, problem)).join("\n");
}

function numberWithin(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= least && value <= most)) {
    throw new InputProblem(`${option} must be a number from ${least} to ${most}, not "${text}"`);
  }
  return value;
}
