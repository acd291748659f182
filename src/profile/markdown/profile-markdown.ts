import { inlineCode } from "../../decide/comment/inline-code.js";
import { formatInterval, formatShare, NOTHING } from "../../evaluation/format-number.js";
import { formatDays, formatEstimate, formatPart, formatParts } from "../format-estimate.js";
import { impliedBy } from "../implied.js";
import { profileInWords } from "../in-words.js";
import { LEVEL_NAMES, type LevelName, PROFILE_LEVELS } from "../levels.js";
import type { Accuracy, Closing, Profile } from "../profile-schema.js";
import { recentMonths } from "../recent-months.js";
import { caveatsOf, sourceInWords } from "../source-in-words.js";
import { isWeakLevel, weaknessOf } from "../weakness.js";
import { issueLinks } from "./issue-links.js";
import { markdownTable } from "./markdown-table.js";

const TITLE_LIMIT = 120;
const NAME_LIMIT = 160;
const PRECISION_HEAD = ["given", "right", "wrong", "precision (95 %)", "wrong on"] as const;

/**
 * A profile as Markdown for GitHub. Titles and names of files stand in it as inline code, in which nothing mentions, links or
 * renders.
 *
 * @param githubUrl address of GitHub's pages, without a slash at its end
 */
export function profileMarkdown(profile: Profile, githubUrl: string): string {
  const links = (numbers: readonly number[]): string => issueLinks(numbers, profile.repo, githubUrl);
  const blocks = [
    `# Bugs of ${inlineCode(profile.repo, NAME_LIMIT)}`,
    `From ${inlineCode(sourceInWords(profile), NAME_LIMIT)}. Classes and the numbers beside come from a study of 929 bugs of five engines.`,
    list(caveatsOf(profile)),
    "## In short",
    list(profileInWords(profile)),
    ...(profile.malfunctions.issues.length === 0
      ? []
      : [
          ...LEVEL_NAMES.flatMap((level) => levelBlocks(profile, level, links)),
          ...combinationBlocks(profile, links),
          ...trendBlocks(profile, links),
          ...closingBlocks(profile, links),
        ]),
    ...accuracyBlocks(profile, links),
    ...exampleBlocks(profile, githubUrl),
    ...implicationBlocks(profile),
    "Lists name the newest issues; `engine-triage report --json` names all of them, with the probabilities that every estimate is the sum of.",
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

type Links = (numbers: readonly number[]) => string;

function list(sentences: readonly string[]): string {
  // A name of a file or a component is no markup.
  return sentences.map((sentence) => `- ${sentence.replace(/[\\`*_[\]<>|#@~]/g, "\\$&")}`).join("\n");
}

function levelBlocks(profile: Profile, level: LevelName, links: Links): readonly string[] {
  const rows = (profile.levels[level] ?? []).filter(({ estimate, study }) => estimate > 0 || study.count > 0);
  return [
    `## ${PROFILE_LEVELS[level].title}`,
    isWeakLevel(level) ? "First guesses are often wrong here: these are estimates of where to look." : "",
    markdownTable(
      ["", "bugs", "share (95 %)", "study (95 %)", "", "first guess of"],
      rows.map(({ id, name, estimate, share, interval, study, differs, issues }) => [
        name,
        formatEstimate(estimate),
        `${formatPart(share)} (${formatParts(interval)})`,
        `${formatPart(study.share)} (${formatParts(study.interval)})`,
        [differs ?? "", weaknessOf(profile, level, id) ?? ""].filter((note) => note !== "").join("; "),
        links(issues),
      ]),
    ),
  ];
}

function combinationBlocks({ cells }: Profile, links: Links): readonly string[] {
  const rows = cells.filter(({ issues }) => issues.length > 0).sort((a, b) => b.estimate - a.estimate);
  return [
    "## Symptom and cause together",
    markdownTable(
      ["symptom", "cause", "bugs", "in the study", "first guess of"],
      rows.map(({ symptom, cause, estimate, study, issues }) => [
        symptom,
        cause,
        formatEstimate(estimate),
        String(study),
        links(issues),
      ]),
    ),
  ];
}

function trendBlocks({ trend: { periods } }: Profile, links: Links): readonly string[] {
  if (periods.length === 0) return [];
  return [
    "## Over time",
    markdownTable(
      ["opened in", "bugs", "issues"],
      periods.map(({ id, estimate, issues }) => [id, formatEstimate(estimate), links(issues)]),
    ),
  ];
}

function closingBlocks({ closing: { rows } }: Profile, links: Links): readonly string[] {
  if (rows.length === 0) return [];
  return [
    "## Time to close",
    markdownTable(
      ["cause (first guess)", "closed", "open", "days until half are closed (95 %)", "still open"],
      rows.map((row) => [row.name, String(row.closed.length), String(row.open.length), daysOf(row), links(row.open)]),
    ),
  ];
}

function daysOf({ median, low, high }: Closing): string {
  if (median === null) return NOTHING;
  return `${formatDays(median)} (${formatDays(low) ?? NOTHING} to ${formatDays(high) ?? "open end"})`;
}

function accuracyBlocks({ accuracy }: Profile, links: Links): readonly string[] {
  const { by, issues, rows } = accuracy;
  const { labels, left } = recentMonths(accuracy);
  const intro =
    by === "labels"
      ? `Held against the repository's own labels, on ${issues} issues that the weights do not know.`
      : `What people did to the App's labels on ${issues} issues. A label that nobody touched is counted as neither.`;
  return [
    "## How far to trust it",
    intro,
    rows.length === 0
      ? "Nothing that could be right or wrong."
      : markdownTable(
          ["label", ...PRECISION_HEAD],
          rows.map((row) => [inlineCode(row.label, NAME_LIMIT), ...precisionCells(row, links)]),
        ),
    ...(labels.length === 0
      ? []
      : [
          "### By the month in which a label was put on",
          markdownTable(
            ["label", "month", ...PRECISION_HEAD],
            labels.flatMap(({ label, rows: months }) =>
              months.map((row) => [inlineCode(label, NAME_LIMIT), row.month, ...precisionCells(row, links)]),
            ),
          ),
          left > 0 ? `The JSON has ${left} rows more, of other labels and earlier months.` : "",
        ]),
  ];
}

function precisionCells({ given, right, wrong, precision, interval }: Accuracy, links: Links): readonly string[] {
  const between = interval === null ? "" : ` (${formatInterval(interval)})`;
  return [
    String(given),
    String(right.length),
    String(wrong.length),
    `${formatShare(precision)}${between}`,
    links(wrong),
  ];
}

function exampleBlocks({ examples, repo }: Profile, githubUrl: string): readonly string[] {
  if (examples.length === 0) return [];
  return [
    "## Issues of the commonest combinations",
    markdownTable(
      ["symptom", "cause", "issue", "sure of both", "title"],
      examples.map(({ symptom, cause, number, p, title }) => [
        symptom,
        cause,
        issueLinks([number], repo, githubUrl),
        formatPart(p),
        title === null ? "" : inlineCode(title, TITLE_LIMIT),
      ]),
    ),
  ];
}

function implicationBlocks(profile: Profile): readonly string[] {
  const urls = new Map(profile.sources.map(({ id, title, url }) => [id, `[${title}](${url})`]));
  return impliedBy(profile).flatMap(({ title, notes }) => [
    `## ${title}`,
    notes
      .map(({ advice, here, figures }) =>
        [
          `- **${advice}**`,
          ...here.filter(({ row }) => row.estimate > 0).map(({ words }) => `  - Here: ${words}`),
          ...figures.map(({ words, source }) => `  - ${words} (${urls.get(source) ?? source})`),
        ].join("\n"),
      )
      .join("\n"),
  ]);
}
