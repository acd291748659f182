import { nameOfInput, readPastIssues } from "../input/read-past-issues.js";
import { InputProblem } from "./input-problem.js";
import { assertNamed, isSameRepository } from "./repository-name.js";

/** What a file holds, without a decision. */
interface Survey {
  /** The repository that is meant. */
  repo: string;
  /** Issues of it. */
  issues: number;
}

/** Repositories of a file that a message names. */
const NAMED = 8;

/**
 * Looks through a file for its repositories.
 *
 * @param wanted `owner/name`: of issues that name none, and the one that is meant; null: the only one
 * @throws InputProblem where the file holds no issue, or where it cannot be told which repository is meant
 */
export async function surveyFile(path: string, wanted: string | null): Promise<Survey> {
  const counts = new Map<string, number>();
  for await (const read of readPastIssues(path, wanted ?? "")) {
    if ("issue" in read) counts.set(read.issue.repo, (counts.get(read.issue.repo) ?? 0) + 1);
  }
  const name = nameOfInput(path);
  if (wanted !== null) {
    const matching = [...counts].filter(([repo]) => isSameRepository(repo, wanted));
    const issues = matching.reduce((sum, [, count]) => sum + count, 0);
    if (issues === 0) throw new InputProblem(`${name} holds no issue of ${wanted}${listed(counts)}`);
    return { repo: wanted, issues };
  }
  const [first, ...others] = counts;
  if (first === undefined) throw new InputProblem(`${name} holds no issue`);
  if (others.length > 0) {
    throw new InputProblem(`${name} holds more than one repository: choose with --repo${listed(counts)}`);
  }
  assertNamed(first[0]);
  return { repo: first[0], issues: first[1] };
}

function listed(counts: ReadonlyMap<string, number>): string {
  const rows = [...counts].sort((a, b) => b[1] - a[1]).slice(0, NAMED);
  return rows.map(([repo, count]) => `\n  ${repo === "" ? "(no name)" : repo}: ${count}`).join("");
}
