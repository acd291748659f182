import { styleText } from "node:util";
import { formatInterval, formatShare, NOTHING } from "../evaluation/format-number.js";
import { table } from "../evaluation/terminal-table.js";
import { formatDays, formatEstimate, formatPart, formatParts } from "./format-estimate.js";
import { impliedBy } from "./implied.js";
import { profileInWords } from "./in-words.js";
import { type LevelName, PROFILE_LEVELS } from "./levels.js";
import type { Accuracy, Closing, Profile, ProfileClass } from "./profile-schema.js";
import { recentMonths } from "./recent-months.js";
import { caveatsOf, sourceInWords } from "./source-in-words.js";
import { isWeakLevel, weaknessOf } from "./weakness.js";

/** Rows of the longer lists. */
const CLASSES = 8;
const CELLS = 8;
const CAUSES = 6;
const NUMBERS = 4;
/** Labels and months of the table of how right labels were over time. */
const LABELS = 4;
const MONTHS = 6;
/** Characters of the longest bar. */
const BAR = 30;

/** A profile for the terminal: the result in sentences, then the numbers that they stand on, in about three screens. */
export function printProfile(profile: Profile): string {
  const parts = [
    styleText("bold", `Bugs of ${profile.repo}`),
    `  ${sourceInWords(profile)}`,
    ...caveatsOf(profile).map((caveat) => `  ${caveat}`),
    "",
    ...profileInWords(profile).map((sentence) => `  ${sentence}`),
    ...(profile.malfunctions.issues.length === 0 ? [] : numbers(profile)),
    "",
    "  --html and --markdown write it with every list; --json names every issue behind every number.",
    "",
  ];
  return parts.join("\n");
}

function numbers(profile: Profile): readonly string[] {
  return [
    ...(["symptom", "component", "category", "cause", "phase"] as const).flatMap((level) => levelTable(profile, level)),
    ...combinations(profile),
    ...trend(profile),
    ...closing(profile),
    ...accuracy(profile),
    ...implications(profile),
  ];
}

function heading(text: string): readonly string[] {
  return ["", styleText("bold", text)];
}

function levelTable(profile: Profile, level: LevelName): readonly string[] {
  const rows = (profile.levels[level] ?? []).filter(({ estimate, study }) => estimate > 0 || study.count > 0);
  const shown = rows.slice(0, CLASSES);
  const weak = isWeakLevel(level) ? " (estimates: where to look, not what is so)" : "";
  return [
    ...heading(`${PROFILE_LEVELS[level].title}${weak}`),
    table(
      ["", "bugs", "share (95 %)", "study", "", "issues"],
      shown.map((row) => classRow(profile, level, row)),
    ),
    ...more(rows.length, CLASSES),
  ];
}

function classRow(profile: Profile, level: LevelName, row: ProfileClass): readonly string[] {
  const { id, name, estimate, share, interval, study, differs, issues } = row;
  const notes = [...(differs === null ? [] : [differs]), ...(weaknessOf(profile, level, id) === null ? [] : ["weak"])];
  return [
    name,
    right(formatEstimate(estimate), 5),
    `${right(formatPart(share), 6)}  (${formatParts(interval)})`,
    right(formatPart(study.share), 6),
    notes.join(", "),
    numbered(issues),
  ];
}

function combinations({ cells }: Profile): readonly string[] {
  const rows = [...cells].filter(({ estimate }) => estimate > 0).sort((a, b) => b.estimate - a.estimate);
  return [
    ...heading("Symptom and cause together"),
    table(
      ["symptom", "cause", "bugs", "in the study", "issues"],
      rows
        .slice(0, CELLS)
        .map(({ symptom, cause, estimate, study, issues }) => [
          symptom,
          cause,
          right(formatEstimate(estimate), 5),
          study,
          numbered(issues),
        ]),
    ),
    ...more(rows.length, CELLS),
  ];
}

function trend({ trend: { periods } }: Profile): readonly string[] {
  if (periods.length < 2) return [];
  const most = Math.max(...periods.map(({ estimate }) => estimate));
  return [
    ...heading("Bugs over time, by when the issue was opened"),
    ...periods.map(
      ({ id, estimate }) =>
        `  ${id.padEnd(8)} ${right(formatEstimate(estimate), 5)}  ${"█".repeat(Math.round((estimate / most) * BAR))}`,
    ),
  ];
}

function closing({ closing: { rows } }: Profile): readonly string[] {
  if (rows.length === 0) return [];
  return [
    ...heading("Time to close"),
    table(["cause", "closed", "open", "days until half are closed (95 %)"], rows.slice(0, CAUSES + 1).map(closingRow)),
    ...more(rows.length, CAUSES + 1),
  ];
}

function closingRow({ name, closed, open, median, low, high }: Closing): readonly (string | number)[] {
  if (median === null) return [name, closed.length, open.length, NOTHING];
  const interval = `${formatDays(low) ?? NOTHING} to ${formatDays(high) ?? "open end"}`;
  return [name, closed.length, open.length, `${right(formatDays(median) ?? NOTHING, 5)}  (${interval})`];
}

function accuracy(profile: Profile): readonly string[] {
  const { by, issues, rows } = profile.accuracy;
  const title =
    by === "labels"
      ? `Held against the repository's own labels (${issues} issues that the weights do not know)`
      : `What people did to the App's labels (${issues} issues with one)`;
  if (rows.length === 0) return [...heading(title), "  Nothing that could be right or wrong."];
  return [
    ...heading(title),
    table(
      ["", "given", "right", "wrong", "precision (95 %)"],
      rows.slice(0, CLASSES).map((row) => [row.label, ...precisionCells(row)]),
    ),
    ...more(rows.length, CLASSES),
    ...accuracyMonths(profile),
  ];
}

/** Whether labels get better, by when they were put on. */
function accuracyMonths({ accuracy }: Profile): readonly string[] {
  const { labels, left } = recentMonths(accuracy, LABELS, MONTHS);
  if (labels.length === 0) return [];
  return [
    ...heading("The same by the month in which a label was put on"),
    table(
      ["", "month", "given", "right", "wrong", "precision (95 %)"],
      labels.flatMap(({ label, rows }) => rows.map((row) => [label, row.month, ...precisionCells(row)])),
    ),
    ...more(left, 0),
  ];
}

function precisionCells({ given, right: confirmed, wrong, precision, interval }: Accuracy): (string | number)[] {
  const between = interval === null ? "" : `  (${formatInterval(interval)})`;
  return [given, confirmed.length, wrong.length, `${formatShare(precision)}${between}`];
}

function implications(profile: Profile): readonly string[] {
  return impliedBy(profile).flatMap(({ title, notes }) => [
    ...heading(title),
    ...notes.flatMap(({ advice, here }) => [
      `  - ${advice}`,
      ...here.filter(({ row }) => row.estimate > 0).map(({ words }) => `      here: ${words}`),
    ]),
  ]);
}

function numbered(issues: readonly number[]): string {
  const shown = issues.slice(0, NUMBERS).map((number) => `#${number}`);
  return [...shown, ...(issues.length > NUMBERS ? [`+${issues.length - NUMBERS}`] : [])].join(" ");
}

function more(all: number, shown: number): readonly string[] {
  return all > shown ? [`  and ${all - shown} more, in --html, --markdown and --json`] : [];
}

function right(text: string, width: number): string {
  return text.padStart(width);
}
