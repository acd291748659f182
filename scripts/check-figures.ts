/**
 * How good the checks of comments are, for docs/playbooks/README.md: `npm run checks:figures -- FOLDER [WEIGHTS]` (a folder
 * with train.jsonl and unlabelled.jsonl). Issues whose checks were judged (labels/check-verdicts.jsonl) are decided anew,
 * and the checks that they get now are counted by verdict: what selection gives and nobody has judged is counted apart.
 * The committed weights have learned from these issues; WEIGHTS names others.
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { readWeights } from "../src/classify/embedded-weights.js";
import { binomialInterval } from "../src/evaluation/binomial-interval.js";
import { chooseChecks } from "../src/playbooks/select-checks.js";
import { readLabelledIssues } from "../src/training/labelled-issue.js";
import { examine } from "../src/triage.js";

const VERDICTS = ["good", "weak", "bad"] as const;
const verdictSchema = z.strictObject({
  repo: z.string(),
  number: z.number(),
  check: z.string(),
  verdict: z.enum(VERDICTS),
});

/** A comment is made from this many checks on that have their reason in the report. */
const LEAST_GROUNDED = 3;

const [folder = "../shared/corpus", weightsFile] = process.argv.slice(2);
const weights = weightsFile === undefined ? readWeights() : readWeights(pathToFileURL(resolve(weightsFile)));

const verdicts = new Map<string, Map<string, (typeof VERDICTS)[number]>>();
for (const line of readFileSync(new URL("../labels/check-verdicts.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")) {
  const { repo, number, check, verdict } = verdictSchema.parse(JSON.parse(line));
  const issue = `${repo}#${number}`;
  verdicts.set(issue, (verdicts.get(issue) ?? new Map()).set(check, verdict));
}

const counts = { good: 0, weak: 0, bad: 0, "not judged": 0 };
let issues = 0;
let comments = 0;
for (const file of ["train.jsonl", "unlabelled.jsonl"]) {
  for (const { issue } of readLabelledIssues(join(folder, file))) {
    const judged = verdicts.get(`${issue.repo}#${issue.number}`);
    if (judged === undefined) continue;
    issues += 1;
    const { report, classification } = examine(issue, weights);
    const { checks, grounded } = chooseChecks({ report, classification });
    if (grounded < LEAST_GROUNDED) continue;
    comments += 1;
    for (const { id } of checks.slice(0, grounded)) counts[judged.get(id) ?? "not judged"] += 1;
  }
}

const judged = counts.good + counts.weak + counts.bad;
process.stdout.write(`${issues} judged issues, ${comments} with a comment\n`);
for (const [verdict, count] of Object.entries(counts)) {
  const [low, high] = binomialInterval(count, judged);
  const isShare = verdict !== "not judged" && judged > 0;
  const share = isShare ? `  ${(count / judged).toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})` : "";
  process.stdout.write(`${verdict.padEnd(10)} ${String(count).padStart(4)}${share}\n`);
}
