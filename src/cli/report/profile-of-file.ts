import { judgePast } from "../../backtest/judge-issue.js";
import { suggestMapping } from "../../backtest/mapping/suggest-mapping.js";
import type { PastIssue } from "../../backtest/past-issue.js";
import { decodeWeights, readWeightsFile } from "../../classify/embedded-weights.js";
import { originOf } from "../../evaluation/weights-origin.js";
import { isSince, type LoadedProfile } from "../../pages/report/load-profile.js";
import { accuracyByLabels, type LabelledIssue } from "../../profile/label-accuracy.js";
import { bugsOf, makeProfile } from "../../profile/make-profile.js";
import { type SeenIssue, weighIssue } from "../../profile/weighed-issue.js";
import { issueDigest } from "../../training/issue-digest.js";
import { createTriager } from "../../triage.js";
import { MOST_PROBLEMS } from "../backtest/gather-issues.js";
import { nameOfInput, readPastIssues } from "../input/read-past-issues.js";
import { InputProblem } from "./input-problem.js";
import { assertNamed, isSameRepository } from "./repository-name.js";
import { surveyFile } from "./survey-file.js";
import { terminalProgress } from "./terminal-progress.js";

/** What is chosen of a file. */
export interface FileOptions {
  /** `owner/name`: of issues that name none, and the one that is meant where the file has several; null: the only one. */
  repo: string | null;
  /** YYYY-MM-DD; null: all. */
  since: string | null;
}

/** What is kept of an issue: never its body. */
interface Kept extends LabelledIssue {
  seen: SeenIssue;
}

/**
 * The profile of a repository's past issues in JSON Lines: each is decided about as if it had just been opened. What is wrong
 * with a line is told on standard error; an issue that stands there twice counts as it is the last time.
 *
 * @param path `-` for standard input, which can be read once: the repository is that of its first issue
 * @throws InputProblem where there is no issue, or where it cannot be told which repository is meant
 */
export async function profileOfFile(path: string, { repo: wanted, since }: FileOptions): Promise<LoadedProfile> {
  const survey = path === "-" ? { repo: wanted, issues: null } : await surveyFile(path, wanted);
  let { repo } = survey;
  const kept = new Map<number, Kept>();
  const problems: string[] = [];
  let unreadable = 0;
  const decide = decider();
  const progress = terminalProgress("decided", survey.issues, process.stderr);
  let done = 0;
  let last = "";
  for await (const read of readPastIssues(path, wanted ?? "")) {
    if ("problem" in read) {
      problems.push(read.problem);
      unreadable += 1;
      continue;
    }
    const { issue, doubts } = read;
    if (repo === null) assertNamed(issue.repo);
    repo ??= issue.repo;
    if (!isSameRepository(issue.repo, repo)) {
      if (wanted !== null || path !== "-") continue;
      throw new InputProblem(`standard input holds issues of ${repo} and of ${issue.repo}: choose with --repo`);
    }
    problems.push(...doubts);
    for (const time of [issue.createdAt, issue.closedAt]) if (time !== null && toIso(time) > last) last = toIso(time);
    if (isSince(issue, since)) kept.set(issue.number, await decide(issue));
    progress.show(++done);
  }
  progress.stop();
  tell(problems);
  if (repo === null || done === 0) throw new InputProblem(`${nameOfInput(path)} holds no issue`);
  const issues = [...kept.values()];
  const seen = issues.map((issue) => issue.seen);
  const isStateKnown = seen.some(({ bug }) => bug !== null && (bug.isOpen !== null || bug.closedAt !== null));
  const profile = makeProfile({
    repo,
    source: {
      kind: "file",
      name: nameOfInput(path),
      unreadable,
      learned: issues.filter(({ isLearned }) => isLearned).length,
      since,
      newest: null,
      dayOfDecision: 0,
    },
    issues: seen,
    accuracy: accuracyByLabels(issues),
    asOf: isStateKnown && last !== "" ? last : null,
  });
  return { profile, bugs: bugsOf(seen) };
}

/** Decides about an issue, and holds it against its labels. */
function decider(): (issue: PastIssue) => Promise<Kept> {
  const file = readWeightsFile();
  const { learnedFrom } = originOf(file);
  const triager = createTriager({ weights: decodeWeights(file), model: null });
  return async (issue) => {
    const decision = await triager.decide(issue);
    const isLearned = learnedFrom.has(issueDigest(issue));
    const { truth, given, verdicts } = judgePast(issue, decision, suggestMapping(issue.labels), isLearned);
    const { number, title, isOpen } = issue;
    const [createdAt, closedAt] = [issue.createdAt, issue.closedAt].map((time) => (time === null ? null : toIso(time)));
    const seen = weighIssue({
      number,
      title,
      createdAt: createdAt ?? null,
      closedAt: closedAt ?? null,
      isOpen,
      decision,
    });
    return { seen, issue: { number }, isLearned, truth, given, verdicts };
  };
}

/** In UTC, so that times of all zones can be compared as text. */
function toIso(time: string): string {
  return new Date(time).toISOString();
}

function tell(problems: readonly string[]): void {
  for (const problem of problems.slice(0, MOST_PROBLEMS)) process.stderr.write(`engine-triage: ${problem}\n`);
  const more = problems.length - MOST_PROBLEMS;
  if (more > 0) process.stderr.write(`engine-triage: and ${more} more of what could not be read\n`);
}
