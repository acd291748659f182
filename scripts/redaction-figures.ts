/**
 * Figures of redaction for docs/models.md: `npx tsx scripts/redaction-figures.ts FILE...` (issues as JSON Lines, whose
 * secrets were replaced before: what is then still marked as one is a mistake or cannot be told from a secret).
 *
 * Prints how many lines hold a mark of each kind, what the rows of data lose that must stay (hashes, UUIDs, hexadecimal
 * numbers, names of models), and the time that redaction takes. With --show it prints the lines, to look at them.
 */
import { readIssues } from "../src/cli/input/read-issues.js";
import { redact } from "../src/redaction/redact.js";

/** What names a person or a machine: a mark of one of these is no false alarm of a secret. */
const PERSONAL = new Set(["email", "ip-address"]);
/** Data that looks a little like a secret. A line counts where one of them is in it before and not after. */
const LOOKALIKES: Readonly<Record<string, RegExp>> = {
  "commit hash": /\b[0-9a-f]{7,40}\b/g,
  UUID: /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi,
  "hexadecimal number": /\b0x[0-9a-f]{4,}\b|\b(?:[0-9a-f]{2} ){7,}[0-9a-f]{2}\b/gi,
  "model name": /\b[A-Za-z][\w-]{1,40}\/[A-Za-z][\w.-]*\d[\w.-]*\b/g,
};
/** What a digit-free word or a bare number is not. */
const IS_HASH = /(?=.*\d)(?=.*[a-f])/i;

const show = process.argv.includes("--show");
const files = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const perKind = new Map<string, number>();
const lookalikes = new Map(Object.keys(LOOKALIKES).map((name) => [name, { lines: 0, lost: 0 }]));
const milliseconds: number[] = [];
let lines = 0;
let secretLines = 0;
let changed = 0;

function count(before: string, after: string): void {
  lines += 1;
  for (const [name, pattern] of Object.entries(LOOKALIKES)) {
    const found = (before.match(pattern) ?? []).filter((text) => name !== "commit hash" || IS_HASH.test(text));
    const row = lookalikes.get(name);
    if (!row || found.length === 0) continue;
    row.lines += 1;
    // A path keeps its file's name where its user's is replaced.
    if (found.some((text) => !after.includes(text) && !/home|users/i.test(before))) row.lost += 1;
  }
  if (before === after) return;
  changed += 1;
  const kinds = new Set([...after.matchAll(/\[redacted:([\w-]+)\]/g)].map(([, kind = ""]) => kind));
  for (const kind of kinds.size === 0 ? ["home"] : kinds) perKind.set(kind, (perKind.get(kind) ?? 0) + 1);
  if (![...kinds].some((kind) => !PERSONAL.has(kind))) return;
  secretLines += 1;
  if (show) process.stdout.write(`${[...kinds].join(",")}: ${before.trim().slice(0, 200)}\n`);
}

for (const file of files) {
  for await (const read of readIssues(file, "", process.stdin)) {
    if ("error" in read) throw read.error;
    const text = `${read.issue.title.replaceAll("\n", " ")}\n${read.issue.body}`;
    const start = performance.now();
    const redacted = redact(text).split("\n");
    milliseconds.push(performance.now() - start);
    for (const [i, line] of text.split("\n").entries()) count(line, redacted[i] ?? "");
  }
}

const share = (part: number, of: number): string => `${((100 * part) / of).toFixed(3)} %`;
const sorted = milliseconds.sort((a, b) => a - b);
const at = (quantile: number): string => `${(sorted[Math.floor(quantile * (sorted.length - 1))] ?? 0).toFixed(2)} ms`;
process.stdout.write(`${lines} lines of ${milliseconds.length} issues
changed: ${changed} (${share(changed, lines)})
marked as a secret, every one counted as a mistake: ${secretLines} (${share(secretLines, lines)})
${[...perKind]
  .sort((a, b) => b[1] - a[1])
  .map(([kind, number]) => `  ${kind}: ${number}`)
  .join("\n")}
lines that hold data like a secret, and lose it:
${[...lookalikes].map(([name, row]) => `  ${name}: ${row.lost} of ${row.lines} (${share(row.lost, row.lines)})`).join("\n")}
time an issue: median ${at(0.5)}, 95 % under ${at(0.95)}, longest ${at(1)}
`);
