/**
 * `npm run bench -- [FILE.jsonl] [--measured N] [--json]`: time of each stage of the pipeline over the issues of a file (JSON Lines),
 * or over the project's own issues without one, and of the whole by length of the body. Exit code 1 if time grows faster
 * than the body, 2 if the file cannot be read. To keep to one core: `taskset -c 0 npm run bench`.
 */
import { parseArgs } from "node:util";
import { readWeights } from "../src/classify/embedded-weights.js";
import { readIssues } from "../src/cli/input/read-issues.js";
import type { Issue } from "../src/report/issue-report.js";
import { benchPipeline, LENGTHS } from "./bench-pipeline.js";
import { readOwnIssues } from "./own-issues.js";
import { printReport } from "./report.js";

/** Issues that each stage is measured on at least, for a p99 that rests on more than a few. `--measured` shortens a run. */
const LEAST_MEASURED = "1200";

const { values, positionals } = parseArgs({
  options: { json: { type: "boolean" }, measured: { type: "string", default: LEAST_MEASURED } },
  allowPositionals: true,
});
const least = Number(values.measured);
if (!Number.isInteger(least) || least < 1) fail("--measured must be a whole number from 1");
const [file] = positionals;
const own = readOwnIssues();
const issues = file === undefined ? own : await issuesOf(file);
if (issues.length === 0) fail(`${file} holds no issue`);
const plan = {
  source: file ?? "the project's own",
  issues,
  material: own,
  lengths: LENGTHS,
  effort: { warmup: Math.max(least, issues.length), measured: Math.max(least, issues.length) },
  ...(values.measured === LEAST_MEASURED ? {} : { lengthEffort: { warmup: 1, measured: Math.min(least, 48) } }),
};
const report = benchPipeline(plan, readWeights());
process.stdout.write(values.json === true ? `${JSON.stringify(report)}\n` : printReport(report));
process.exitCode = report.isLinear ? 0 : 1;

async function issuesOf(path: string): Promise<Issue[]> {
  const found: Issue[] = [];
  for await (const read of readIssues(path, "", process.stdin)) {
    if ("error" in read) fail(read.error.message);
    found.push(read.issue);
  }
  return found;
}

function fail(problem: string): never {
  process.stderr.write(`bench: ${problem}\n`);
  process.exit(2);
}
