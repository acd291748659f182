import { applyRemovals, continuedRuns, type JoinedText, joinLines, type Removal, splitLines } from "./joined-text.js";
import { redactPrivateKeys } from "./pem-keys.js";
import { findProviderTokens } from "./provider-tokens.js";
import { SECRET_PATTERNS, type SecretPattern } from "./secret-patterns.js";

/** One removal may bare another secret (a boundary is gone), seldom twice. */
const MAX_PASSES = 4;
const CONTEXT = 64;

/**
 * Takes secrets and personal data out of a text, before a model, a log line, a database or a comment sees it. Each
 * becomes `[redacted:kind]`, a user name in a path becomes `user`. Keeps the number of lines, takes linear time, and
 * leaves an already redacted text as it is.
 */
export function redact(text: string): string {
  let current = text;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const next = redactOnce(current);
    if (next === current) break;
    current = next;
  }
  return current;
}

function redactOnce(text: string): string {
  // First of all, or what is found before the end of a line would leave the rest of a secret on the next.
  const current = redactPrivateKeys(/[\\^]\r?\n/.test(text) ? redactContinuedLines(text) : text);
  return withoutSecrets({ text: current, breaks: [] }).text;
}

/** Commands over several lines, each as one line: a secret or its name may be cut by the end of a line. */
function redactContinuedLines(text: string): string {
  return continuedRuns(text)
    .map((run) => (run.includes("\n") ? splitLines(withoutSecrets(joinLines(run))) : run))
    .join("\n");
}

/** Own patterns first, which know what stands around a value; then the library's. */
function withoutSecrets(joined: JoinedText): JoinedText {
  let current = joined;
  const lower = joined.text.toLowerCase();
  for (const row of SECRET_PATTERNS) {
    if (row.hints.some((hint) => lower.includes(hint)))
      current = applyRemovals(current, findPattern(current.text, row));
  }
  return applyRemovals(current, findProviderTokens(current.text));
}

function findPattern(text: string, row: SecretPattern): Removal[] {
  const { pattern } = row;
  const removals: Removal[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const keep = match.groups?.keep ?? "";
    const secret = match.groups?.secret ?? match[0];
    const start = match.index + keep.length;
    const end = start + secret.length;
    if (row.accept && !row.accept({ secret, before: lineBefore(text, start), after: lineAfter(text, end) })) {
      // What was taken for a value may be the name of the next one.
      if (keep !== "") pattern.lastIndex = start;
      continue;
    }
    removals.push({ start, end, replacement: row.replacement ?? `[redacted:${row.kind}]` });
    pattern.lastIndex = end;
  }
  return removals;
}

function lineBefore(text: string, at: number): string {
  const near = text.slice(Math.max(0, at - CONTEXT), at);
  return near.slice(near.lastIndexOf("\n") + 1);
}

function lineAfter(text: string, at: number): string {
  const near = text.slice(at, at + CONTEXT);
  const end = near.indexOf("\n");
  return end < 0 ? near : near.slice(0, end);
}
