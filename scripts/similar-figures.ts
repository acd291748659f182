/**
 * Figures of docs/similar.md: `npm run similar:figures -- FOLDER` (a folder of JSON Lines of issues). Goes through each
 * repository's issues in the order of their numbers, as the App would have met them, and prints for how many comments it
 * would have named earlier issues. Prints numbers only; `--pairs` lists the pairs, to be judged by reading. `--text` does
 * the same for what full-text search would have named, with `--pairs` those of the half on which a threshold is chosen,
 * with `--held-out` those of the other.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readWeights } from "../src/classify/embedded-weights.js";
import { readIssues } from "../src/cli/input/read-issues.js";
import type { Issue } from "../src/report/issue-report.js";
import { parseReport } from "../src/report/parse-report.js";
import { errorSignature } from "../src/similar/signature.js";
import { LEAST_INDEXED, MOST_SHARE, MOST_SIMILAR } from "../src/similar/similar-issue.js";
import { createTriager } from "../src/triage.js";
import { closestByText, type TextPair } from "./similar-text.js";

const [folder = "", ...options] = process.argv.slice(2);
if (folder === "") {
  throw new Error("name a folder: npm run similar:figures -- FOLDER [--pairs] [--text [--pairs] [--held-out]]");
}

const triager = createTriager({ weights: readWeights(), model: null });
const byRepo = new Map<string, Issue[]>();
for (const file of readdirSync(folder).filter((name) => name.endsWith(".jsonl"))) {
  for await (const read of readIssues(join(folder, file), "", process.stdin)) {
    if ("error" in read) throw read.error;
    byRepo.set(read.issue.repo, [...(byRepo.get(read.issue.repo) ?? []), read.issue]);
  }
}

async function printBySignature(): Promise<void> {
  process.stdout.write(
    "| repository | issues | with a signature | comments | that name issues | pairs | earlier issue that is mentioned |\n",
  );
  process.stdout.write("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
  const pairs: string[] = [];
  for (const [repo, issues] of byRepo) {
    const held = new Map<string, number[]>();
    const count = { indexed: 0, comments: 0, naming: 0, pairs: 0, mentioned: 0 };
    for (const issue of issues.sort((a, b) => a.number - b.number)) {
      const signature = errorSignature(parseReport(issue).innermostError);
      const decision = await triager.decide(issue);
      const earlier = signature === null ? [] : (held.get(signature) ?? []);
      const isShown = count.indexed >= LEAST_INDEXED && earlier.length <= count.indexed * MOST_SHARE;
      const named = isShown && decision.comment !== null ? earlier.slice(-MOST_SIMILAR) : [];
      count.comments += decision.comment === null ? 0 : 1;
      count.naming += named.length > 0 ? 1 : 0;
      count.pairs += named.length;
      count.mentioned += named.filter((number) => new RegExp(`(?:#|/issues/)${number}\\b`).test(issue.body)).length;
      pairs.push(...named.map((number) => `${repo} ${issue.number} ${number}`));
      if (signature === null) continue;
      count.indexed += 1;
      held.set(signature, [...earlier, issue.number]);
    }
    const { indexed, comments, naming, mentioned } = count;
    process.stdout.write(
      `| ${[repo, issues.length, indexed, comments, naming, count.pairs, mentioned].join(" | ")} |\n`,
    );
  }
  if (options.includes("--pairs")) process.stdout.write(`${pairs.join("\n")}\n`);
}

/** Scores for which figures are printed; the least is also that of the pairs that are listed. */
const SCORES = [0.58, 0.62, 0.65, 0.69, 0.74, 0.8, 0.9] as const;

async function printByText(): Promise<void> {
  const all: TextPair[] = [];
  for (const [repo, issues] of byRepo) {
    const byNumber = new Map(issues.map((issue) => [issue.number, issue]));
    for (const pair of closestByText(repo, issues, SCORES[0])) {
      const later = byNumber.get(pair.later);
      if (later && (await triager.decide(later)).comment !== null) all.push(pair);
    }
  }
  process.stdout.write(
    "| half | score from | pairs | that the signature finds too | others |\n| --- | ---: | ---: | ---: | ---: |\n",
  );
  for (const half of ["chosen on", "held out"] as const) {
    for (const score of SCORES) {
      const pairs = all.filter((pair) => pair.half === half && pair.score >= score);
      const same = pairs.filter(({ sameError }) => sameError).length;
      process.stdout.write(`| ${[half, score, pairs.length, same, pairs.length - same].join(" | ")} |\n`);
    }
  }
  const listed = options.includes("--held-out") ? "held out" : options.includes("--pairs") ? "chosen on" : null;
  const others = all.filter(({ half, sameError }) => half === listed && !sameError);
  for (const { score, repo, later, earlier } of others.sort((a, b) => b.score - a.score)) {
    process.stdout.write(`${score.toFixed(3)} ${repo} ${later} ${earlier}\n`);
  }
}

await (options.includes("--text") ? printByText() : printBySignature());
