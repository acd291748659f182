/** A stretch of a text, end exclusive, and what takes its place. */
export interface Removal {
  start: number;
  end: number;
  replacement: string;
}

/** Text of lines that a shell reads as one, and what stood between them. */
export interface JoinedText {
  text: string;
  /** In order; `at` is a position in `text`. */
  breaks: readonly { at: number; text: string }[];
}

/** A backslash (a caret on Windows) before the end of a line, and the next line's indentation but for its last blank. */
const BREAK = /[\\^]\r?\n(?:[ \t]*(?=[ \t]))?/g;
const CONTINUED = /[\\^]\r?$/;

/** Joins lines that a continuation mark connects, so that a secret cut in two by one is whole again. */
export function joinLines(lines: string): JoinedText {
  const breaks: { at: number; text: string }[] = [];
  let removed = 0;
  const text = lines.replace(BREAK, (mark, at: number) => {
    breaks.push({ at: at - removed, text: mark });
    removed += mark.length;
    return "";
  });
  return { text, breaks };
}

/** The lines again, with every break. */
export function splitLines({ text, breaks }: JoinedText): string {
  let copied = 0;
  const pieces = breaks.flatMap(({ at, text: mark }) => {
    const piece = text.slice(copied, at);
    copied = at;
    return [piece, mark];
  });
  return [...pieces, text.slice(copied)].join("");
}

/** Runs of lines connected by continuation marks, each other line alone, in order. */
export function continuedRuns(text: string): string[] {
  const runs: string[][] = [];
  let isOpen = false;
  for (const line of text.split("\n")) {
    if (isOpen) runs.at(-1)?.push(line);
    else runs.push([line]);
    isOpen = CONTINUED.test(line);
  }
  return runs.map((run) => run.join("\n"));
}

/**
 * Carries removals out. A break within one comes after its replacement: the number of lines stays.
 * @param removals in order of their starts; of two that overlap the first counts for both
 */
export function applyRemovals(joined: JoinedText, removals: readonly Removal[]): JoinedText {
  if (removals.length === 0) return joined;
  const pieces: string[] = [];
  const breaks: { at: number; text: string }[] = [];
  let copied = 0;
  let written = 0;
  let next = 0;
  const write = (text: string): void => {
    pieces.push(text);
    written += text.length;
  };
  const copyTo = (end: number): void => {
    for (; next < joined.breaks.length && (joined.breaks[next]?.at ?? 0) <= end; next += 1) {
      const mark = joined.breaks[next];
      if (mark) breaks.push({ at: written + Math.max(0, mark.at - copied), text: mark.text });
    }
    write(joined.text.slice(copied, end));
    copied = end;
  };
  for (const { start, end, replacement } of removals) {
    if (end <= copied) continue;
    if (start >= copied) {
      copyTo(start);
      write(replacement);
    }
    copied = end;
  }
  copyTo(joined.text.length);
  return { text: pieces.join(""), breaks };
}
