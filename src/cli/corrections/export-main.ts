import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createPageCache } from "../../backtest/fetch/page-cache.js";
import { createPoliteFetch, FetchError } from "../../backtest/fetch/polite-fetch.js";
import { type IssueRead, readIssuesByNumber } from "../../backtest/fetch/read-issues-by-number.js";
import type { PastIssue } from "../../backtest/past-issue.js";
import { type EmbeddedWeights, readWeights } from "../../classify/embedded-weights.js";
import { type GitHubEnvironment, readGitHubEnvironment } from "../../config/github-environment.js";
import type { Verdict } from "../../corrections/verdict.js";
import { redact } from "../../redaction/redact.js";
import { writtenName } from "../../store/places.js";
import { listVerdicts } from "../../store/verdicts.js";
import type { KindId } from "../../taxonomy/kinds.js";
import { labelsOfWords } from "../../training/labels-of-words.js";
import { examine } from "../../triage.js";
import { startProgress } from "../backtest/progress-bar.js";
import { withExistingDatabase } from "../database/with-database.js";
import { errorMessage } from "../error-message.js";

export interface ExportOptions {
  /** Standard output unless given. */
  out?: string;
  /** Folder for what was read; that of the environment unless given. */
  cache?: string;
}

/**
 * The `corrections export` command: what people said of a repository's issues, with the issues' text as GitHub has it, as
 * `train` and `eval` read it. Nothing is written until everything was read. Returns the exit code: 1 where nobody said
 * anything to learn from, 2 where the reading could not go on.
 */
export async function exportCorrectionsMain(name: string, options: ExportOptions): Promise<number> {
  let repo = name;
  let verdicts: readonly Verdict[] = [];
  // Closed before GitHub is read: a large repository takes minutes, and the embedded database has one user.
  const opened = await withExistingDatabase(async (database) => {
    repo = await writtenName(database, name);
    verdicts = await listVerdicts(database, { repo });
    return 0;
  });
  if (opened !== 0) return opened;
  const byIssue = new Map<number, Verdict[]>();
  for (const verdict of verdicts) byIssue.set(verdict.issue, [...(byIssue.get(verdict.issue) ?? []), verdict]);
  const taught = [...byIssue].filter(([, of]) => labelsOfWords(of, "other") !== null).map(([issue]) => issue);
  if (taught.length === 0) {
    tell(`nobody named a class of an issue of ${repo}, or said that one is no bug: nothing to export`);
    return 1;
  }
  try {
    const read = await readAll(repo, taught, options.cache, readGitHubEnvironment(process.env));
    const weights = readWeights();
    const lines = read.map((issue) => lineOf(issue, byIssue.get(issue.number) ?? [], weights));
    await write(lines.join(""), options.out);
    tell(summary(lines.length, byIssue.size - taught.length));
    return 0;
  } catch (error) {
    tell(errorMessage(error));
    return 2;
  }
}

/** The issues that can be read; those that cannot are told. Throws a FetchError where none can, or reading cannot go on. */
async function readAll(
  repo: string,
  numbers: readonly number[],
  cache: string | undefined,
  { baseUrl, token, cacheFolder }: GitHubEnvironment,
): Promise<readonly PastIssue[]> {
  const get = createPoliteFetch({
    baseUrl,
    token,
    wait: (ms) => sleep(ms),
    onWait: (seconds, why) => tell(`${why}: waiting ${seconds} s`),
  });
  const folder = join(cache ?? cacheFolder, repo.replace("/", "__"));
  const progress = startProgress("read from GitHub", numbers.length, process.stderr);
  const read: IssueRead[] = [];
  try {
    const parts = { baseUrl, repo, get, cache: createPageCache(folder) };
    for await (const each of readIssuesByNumber(parts, numbers)) {
      read.push(each);
      progress.show(read.length);
    }
  } finally {
    progress.stop();
  }
  for (const each of read) if ("missing" in each) tell(`${repo}#${each.number} ${each.missing}: left out`);
  const found = read.flatMap((each) => ("issue" in each ? each.issue : []));
  if (found.length === 0)
    throw new FetchError(`none of the issues of ${repo} can be read; set GITHUB_TOKEN to a token that may`);
  return found;
}

/** A line of the training format. Secrets in the issue's text do not leave. */
function lineOf({ number, title, body, repo }: PastIssue, words: readonly Verdict[], weights: EmbeddedWeights): string {
  const issue = { repo, number, title: redact(title), body: redact(body) };
  return `${JSON.stringify({ ...issue, labels: labelsOfWords(words, otherKindOf(issue, weights)) })}\n`;
}

/** What an issue is most likely if it is no malfunction. */
function otherKindOf(issue: PastIssueText, weights: EmbeddedWeights): Exclude<KindId, "malfunction"> {
  const [likeliest] = examine(issue, weights).classification.kinds.flatMap(({ id }) =>
    id === "malfunction" ? [] : id,
  );
  return likeliest ?? "other";
}

type PastIssueText = Pick<PastIssue, "repo" | "number" | "title" | "body">;

async function write(text: string, out: string | undefined): Promise<void> {
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  // Renamed into place: a file that is there is whole.
  const partial = `${out}.${process.pid}`;
  try {
    await writeFile(partial, text, { mode: 0o600 });
    await rename(partial, out);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

function summary(issues: number, negative: number): string {
  const left = negative > 0 ? `; of ${negative} more people say only what they are not, which teaches no class` : "";
  return `${issues} issue${issues === 1 ? "" : "s"} exported${left}`;
}

function tell(line: string): void {
  process.stderr.write(`engine-triage: ${line}\n`);
}
