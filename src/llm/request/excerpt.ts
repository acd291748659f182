import type { IssueReport } from "../../report/issue-report.js";
import type { Evidence } from "../../signals/evidence.js";
import { EXCERPT_GROUPS, shownLines } from "./excerpt-order.js";
import { cut, factRows, readableText } from "./report-text.js";
import type { TokenCounter } from "./token-counter.js";

export const DEFAULT_EXCERPT_TOKENS = 2500;
const FACTS_SHARE = 0.2;
/** A log repeats itself: of lines that differ only in numbers this many are shown. */
const MAX_ALIKE = 2;
const FENCE = /^\s*(?:`{3,}|~{3,})\s*[\w+-]*\s*$/;

export interface ExcerptOptions {
  countTokens: TokenCounter;
  /** Upper bound of the excerpt's tokens; 2,500 by default. */
  budget?: number;
  /** Lines that spoke for a signal are shown before others. */
  evidence?: readonly Evidence[];
}

/** The part of a report that a model sees. */
export interface Excerpt {
  /** Title as line 0, facts, then chosen body lines in order, each as `NNN| text`. */
  text: string;
  /** Numbers of the lines shown, ascending, 0 for the title: the only lines a reply may cite. */
  lines: readonly number[];
  tokens: number;
}

/**
 * Chooses the lines of a report that tell most about its failure within a budget of tokens. The text is redacted and
 * freed from invisible characters; environment dumps and the form's own text are never shown.
 */
export function makeExcerpt(report: IssueReport, options: ExcerptOptions): Excerpt {
  const { countTokens, budget = DEFAULT_EXCERPT_TOKENS, evidence = [] } = options;
  const { title, lines } = readableText(report);
  const head = [`0| ${cut(title)}`, ...facts(report, countTokens, budget * FACTS_SHARE)];
  const page: Page = {
    chosen: new Map(),
    left: budget - countTokens(head.join("\n")),
    allowed: shownLines(report),
    alike: new Map(),
    lines,
    countTokens,
  };
  const groups = EXCERPT_GROUPS.map((group) => ({ share: group.share, lines: group.lines(report, evidence) }));
  const whole = page.left;
  for (const group of groups) fill(page, group.lines, whole * group.share);
  for (const group of groups) fill(page, group.lines, page.left);
  const numbers = [...page.chosen.keys()].sort((a, b) => a - b);
  return {
    text: [...head, ...numbers.map((number) => page.chosen.get(number) ?? "")].join("\n"),
    lines: [0, ...numbers],
    tokens: budget - page.left,
  };
}

interface Page {
  chosen: Map<number, string>;
  /** Tokens left. */
  left: number;
  allowed: ReadonlySet<number>;
  /** How many lines of this form, numbers aside, are chosen. */
  alike: Map<string, number>;
  lines: readonly string[];
  countTokens: TokenCounter;
}

/** Adds lines in the order given while they fit into the share and into what is left. */
function fill(page: Page, numbers: readonly number[], share: number): void {
  let allowance = Math.min(share, page.left);
  for (const number of numbers) {
    if (allowance < 4) return;
    const text = page.lines[number - 1] ?? "";
    if (page.chosen.has(number) || !page.allowed.has(number) || text.trim() === "" || FENCE.test(text)) continue;
    const form = text.replace(/[0-9a-f]*\d[0-9a-f]*/gi, "0");
    const alike = page.alike.get(form) ?? 0;
    if (alike >= MAX_ALIKE) continue;
    const shown = `${number}| ${cut(text).replace(/(\S) {3,}/g, "$1  ")}`;
    const tokens = page.countTokens(shown);
    if (tokens > allowance) continue;
    page.chosen.set(number, shown);
    page.alike.set(form, alike + 1);
    page.left -= tokens;
    allowance -= tokens;
  }
}

function facts(report: IssueReport, countTokens: TokenCounter, budget: number): string[] {
  const rows = ["facts:"];
  let left = budget;
  for (const row of factRows(report.facts)) {
    left -= countTokens(row);
    if (left < 0) break;
    rows.push(row);
  }
  return rows.length > 1 ? rows : [];
}
