import { styleText } from "node:util";
import { percent } from "../decide/comment/confidence.js";
import { formatInterval, formatShare, NOTHING } from "../evaluation/format-number.js";
import { table } from "../evaluation/terminal-table.js";
import { moneyInWords } from "../llm/token-price.js";
import { inWords } from "./in-words.js";
import { intervalPair } from "./interval-pair.js";
import type { BacktestReport, Disagreement, Shares } from "./report-schema.js";
import { LEAST_JUDGED } from "./suggest-gates.js";

/** Rows of the longer lists. */
const LABELS = 14;
const DISAGREEMENTS = 8;

/** A backtest for the terminal: the result in sentences, then what would have been done and how that compares, in two screens. */
export function printReport(report: BacktestReport): string {
  const { source, coverage, families, disagreements, gates } = report;
  const parts = [
    styleText("bold", `Backtest of ${source.name}: ${source.issues} issues${span(report)}`),
    ...inWords(report).map((sentence) => `  ${sentence}`),
    "",
    styleText("bold", "What would have been labelled"),
    table(
      ["label", "issues"],
      coverage.labels.slice(0, LABELS).map(({ label, issues }) => [label, issues]),
    ),
    more(coverage.labels.length, LABELS),
    styleText("bold", "Against the repository's own labels"),
    families.length === 0
      ? "  No label of the repository says anything that could be compared: give a --mapping."
      : table(
          ["", "own", "ours", "right", "wrong", "not said", "precision (95 %)", "recall"],
          families.flatMap(({ family, classes, ...all }) => [
            [family, ...figures(all)],
            ...classes
              .filter(({ own, right, wrong }) => own + right + wrong > 0)
              .map(({ id, ...shares }) => [`  ${id}`, ...figures(shares)]),
          ]),
        ),
    "  own: issues that the repository's labels put there; ours: those that this App would; not said: of ours, those whose",
    "  labels say nothing about it. Precision only where some label of the repository could confirm it.",
    "",
    styleText("bold", `Disagreements: ${disagreements.total}, the surest first`),
    ...disagreements.shown.slice(0, DISAGREEMENTS).flatMap(disagreement),
    more(disagreements.total, DISAGREEMENTS),
    ...gates.families.flatMap((family) => suggestion(family, gates.wanted)),
    ...unjudged(report),
    ...cost(report),
    "",
  ];
  return parts.filter((part) => part !== null).join("\n");
}

function span({ source: { from, to } }: BacktestReport): string {
  return from === null || to === null ? "" : `, ${from} to ${to}`;
}

function more(total: number, shown: number): string | null {
  return total > shown ? `  and ${total - shown} more, in --json and --html` : null;
}

function figures({
  own,
  given,
  right,
  wrong,
  unknown,
  precision,
  interval,
  recall,
}: Shares): readonly (string | number)[] {
  const share = precision === null ? NOTHING : `${formatShare(precision)}  (${formatInterval(intervalPair(interval))})`;
  return [own, given, right, wrong, unknown, share, formatShare(recall)];
}

function disagreement({ repo, number, title, family, decided, p, own, evidence }: Disagreement): readonly string[] {
  return [
    `  ${repo}#${number}  ${title}`,
    `    ${family}: we say ${decided} (${percent(p)}), its labels say ${own.join(", ")}`,
    ...evidence.map(({ line, quote, signal }) => `    ${line === 0 ? "title" : `line ${line}`}: ${quote || signal}`),
  ];
}

function suggestion(
  { family, rows, suggested }: BacktestReport["gates"]["families"][number],
  wanted: number,
): readonly string[] {
  const judged = rows.filter(({ right, wrong }) => right + wrong >= LEAST_JUDGED);
  if (judged.length === 0) return [];
  const verdict =
    suggested === null
      ? `no setting shows ${wanted} here`
      : `precision: { ${family}: ${suggested} } reaches ${wanted} here`;
  return [
    "",
    styleText("bold", `Gates for ${family} labels: ${verdict}`),
    table(
      ["precision:", "labels", "right", "wrong", "precision here (95 %)", "coverage"],
      judged.map(({ setting, labels, right, wrong, precision, interval, coverage }) => [
        setting,
        labels,
        right,
        wrong,
        `${formatShare(precision)}  (${formatInterval(intervalPair(interval))})`,
        formatShare(coverage),
      ]),
    ),
  ];
}

function unjudged({ gates: { families } }: BacktestReport): readonly string[] {
  const names = families
    .filter(({ rows }) => rows.every(({ right, wrong }) => right + wrong < LEAST_JUDGED))
    .map(({ family }) => family);
  if (names.length === 0) return [];
  return [
    "",
    `  Gates of ${names.join(", ")} labels cannot be judged: fewer than ${LEAST_JUDGED} could be right or wrong by your labels.`,
  ];
}

function cost({ cost }: BacktestReport): readonly string[] {
  const { issues, counted, meanPromptTokens, promptTokens, replyTokens, price } = cost;
  return [
    "",
    styleText("bold", "With a model (none was called)"),
    `  ${issues} readings: about ${promptTokens} tokens of prompts (${meanPromptTokens} each, by ${counted} requests that were built), replies of at most ${replyTokens} tokens each`,
    price === null
      ? "  No price is set: LLM_TOKEN_PRICE says what a million tokens cost"
      : `  ${moneyInWords(price, promptTokens)} for the prompts`,
  ];
}
