/**
 * Sizes of model requests for docs/models.md: `npx tsx scripts/request-figures.ts FILE...` (issues as JSON Lines). Nothing
 * is sent. Prints, in tokens of o200k_base over all issues, what the issue alone would be, what of it is shown, and the
 * whole request.
 */
import { classify } from "../src/classify/classify.js";
import { readWeights } from "../src/classify/embedded-weights.js";
import { readIssues } from "../src/cli/input/read-issues.js";
import { DEFAULT_EXCERPT_TOKENS } from "../src/llm/request/excerpt.js";
import { MAX_REQUEST_TOKENS, prepareRequest } from "../src/llm/request/prepare-request.js";
import { loadPrompt } from "../src/llm/request/prompt.js";
import { loadTokenCounter } from "../src/llm/request/token-counter.js";
import { parseReport } from "../src/report/parse-report.js";
import { findEvidence } from "../src/signals/find-evidence.js";

const countTokens = await loadTokenCounter();
const template = await loadPrompt();
const weights = readWeights();
const nonce = "0".repeat(24);
const sizes = { issue: [] as number[], excerpt: [] as number[], request: [] as number[] };
let system = 0;

for (const file of process.argv.slice(2)) {
  for await (const read of readIssues(file, "", process.stdin)) {
    if ("error" in read) throw read.error;
    const report = parseReport(read.issue);
    const { classification, evidence } = classify(report, findEvidence(report), weights);
    const input = { report, classification, evidence, nonce, budget: DEFAULT_EXCERPT_TOKENS, countTokens };
    const request = prepareRequest(template, input);
    system = countTokens(request.system);
    const excerpt = request.user.split(nonce)[2] ?? "";
    sizes.issue.push(countTokens(`${read.issue.title}\n${read.issue.body}`));
    sizes.excerpt.push(countTokens(excerpt.trim()));
    sizes.request.push(system + countTokens(request.user));
  }
}

function row(name: string, values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): string => String(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return `| ${name} | ${[0.5, 0.9, 0.99, 1].map(at).join(" | ")} |`;
}

process.stdout.write(`${sizes.request.length} issues, prompt version ${template.version}, system message ${system} tokens
| tokens | median | 90 % | 99 % | largest |
| --- | ---: | ---: | ---: | ---: |
${row("issue as it is", sizes.issue)}
${row("excerpt", sizes.excerpt)}
${row("request", sizes.request)}
excerpts over ${DEFAULT_EXCERPT_TOKENS}: ${sizes.excerpt.filter((size) => size > DEFAULT_EXCERPT_TOKENS).length}
requests over ${MAX_REQUEST_TOKENS}: ${sizes.request.filter((size) => size > MAX_REQUEST_TOKENS).length}
issues that alone would be over ${MAX_REQUEST_TOKENS}: ${sizes.issue.filter((size) => size > MAX_REQUEST_TOKENS).length}
`);
