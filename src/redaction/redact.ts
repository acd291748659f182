import { redactPrivateKeys } from "./pem-keys.js";
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
  let current = redactPrivateKeys(text);
  const lower = current.toLowerCase();
  for (const row of SECRET_PATTERNS) {
    if (row.hints.some((hint) => lower.includes(hint))) current = redactPattern(current, row);
  }
  return current;
}

function redactPattern(text: string, row: SecretPattern): string {
  const { pattern } = row;
  const pieces: string[] = [];
  let copied = 0;
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
    pieces.push(text.slice(copied, start), row.replacement ?? `[redacted:${row.kind}]`);
    copied = end;
    pattern.lastIndex = end;
  }
  if (copied === 0) return text;
  pieces.push(text.slice(copied));
  return pieces.join("");
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
