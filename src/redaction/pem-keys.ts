const BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const MARK = "[redacted:private-key]";

/**
 * Marks PEM private keys, also those whose end or beginning was cut off, and those on one line with `\n` written out.
 * Every line of a key becomes one marked line, so that line numbers stay right.
 */
export function redactPrivateKeys(text: string): string {
  if (!text.includes("PRIVATE KEY")) return text;
  const lines = text.split("\n");
  const nextEnd = nextEnds(lines);
  for (let i = 0; i < lines.length; i += 1) {
    const begin = BEGIN.exec(lines[i] ?? "");
    if (begin) i = redactFrom(lines, i, begin.index, nextEnd[i] ?? -1);
    else if (END.test(lines[i] ?? "")) redactBackFrom(lines, i);
  }
  return lines.join("\n");
}

/** For each line the next line that ends a key and has no other beginning before it, -1 without one. */
function nextEnds(lines: readonly string[]): number[] {
  const next: number[] = new Array(lines.length).fill(-1);
  let end = -1;
  for (let i = lines.length - 1; i >= 0; i -= 1) {
    const line = lines[i] ?? "";
    const endAt = line.search(END);
    const beginAt = line.search(BEGIN);
    if (endAt >= 0) end = i;
    next[i] = end;
    if (beginAt >= 0 && (endAt < 0 || beginAt < endAt)) end = -1;
  }
  return next;
}

/** Marks from the beginning of a key to its end, or over what looks like its content. Gives the last line marked. */
function redactFrom(lines: string[], first: number, column: number, end: number): number {
  const head = (lines[first] ?? "").slice(0, column);
  if (end === first) {
    const rest = (lines[first] ?? "").slice(column);
    lines[first] = head + MARK + rest.slice((END.exec(rest)?.index ?? 0) + (END.exec(rest)?.[0].length ?? rest.length));
    return first - 1;
  }
  lines[first] = head + MARK;
  let i = first + 1;
  for (; i < lines.length && (end >= 0 ? i < end : isKeyContent(lines[i] ?? "")); i += 1) {
    if ((lines[i] ?? "").trim() !== "") lines[i] = MARK;
  }
  if (end < 0) return i - 1;
  lines[end] = MARK + (lines[end] ?? "").replace(/^.*-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/, "");
  return end;
}

/** Marks an end whose beginning was cut off, and the content above it. */
function redactBackFrom(lines: string[], end: number): void {
  lines[end] = (lines[end] ?? "").replace(END, MARK);
  for (let i = end - 1; i >= 0 && isKeyContent(lines[i] ?? ""); i -= 1) lines[i] = MARK;
}

/** A line of base64 or of a PEM header, whatever quotes it, or one of dots where the user shortened the key. */
function isKeyContent(line: string): boolean {
  const content = line.replaceAll("\\n", "").replace(/[\s>|"'\\,]/g, "");
  if (/^(?:Proc-Type|DEK-Info|Version|Comment):/.test(content) || /^[.…*]+$/.test(content)) return true;
  return /^[A-Za-z0-9+/=]+$/.test(content) && (content.length >= 16 || content.endsWith("="));
}
