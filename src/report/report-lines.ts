import { stripLogPrefix } from "./log-prefixes.js";

/** A body line in the forms that the recognisers read. None is longer than 2,000 characters. */
export interface ReportLine {
  /** 1-based line of the body. */
  number: number;
  /** Without terminal colours, tabs and quote markers kept as written. */
  text: string;
  /** Without the prefixes that loggers and process managers put in front; the message's own indentation is kept. */
  message: string;
  /** Whether such a prefix was there. */
  prefixed: boolean;
  blank: boolean;
}

/** Longer lines are cut: what a line is shows at its beginning, and this bounds every regular expression. */
const MAX_LINE = 2_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours are control sequences
const COLOURS = /\x1b\[[0-9;?]{0,16}[A-Za-z]/g;
/** Colours whose escape character was lost on the way, as in `[32mINFO[0m`. */
const BARE_COLOURS = /\[[0-9]{1,3}(?:;[0-9]{1,3})?(?:;[0-9]{1,3})?m/g;

/**
 * Takes body lines as written and gives them in the forms that the recognisers read.
 */
export function readReportLines(lines: readonly string[]): ReportLine[] {
  return lines.map((line, index) => readReportLine(line, index + 1));
}

/** Takes one line and its number; see `readReportLines`. */
export function readReportLine(line: string, number: number): ReportLine {
  let text = line.length > MAX_LINE ? line.slice(0, MAX_LINE) : line;
  if (text.includes("\u001b")) text = text.replaceAll(COLOURS, "");
  if (text.includes("m") && text.includes("[")) text = text.replaceAll(BARE_COLOURS, "");
  const message = stripLogPrefix(text);
  return { number, text, message, prefixed: message.length !== text.length, blank: text.trim() === "" };
}
