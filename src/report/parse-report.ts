import type { EngineId } from "../taxonomy/engines.js";
import { readCommands } from "./commands.js";
import { detectEngine } from "./engine-detection.js";
import { readFacts } from "./environment-facts.js";
import { readErrors } from "./errors.js";
import { formFieldStarts, type HeadedSpan, readSections } from "./form-sections.js";
import type { FormSection, Issue, IssueReport, PartKind, ReportPart } from "./issue-report.js";
import { type MarkdownBlock, markdownBlocks } from "./markdown-blocks.js";
import { readParts } from "./parts.js";
import { readReportLines } from "./report-lines.js";
import { readTitleTag } from "./title-tag.js";

/** Kinds that hold nothing of the user's own. */
const NOT_OWN = new Set<PartKind>(["title", "environment", "template"]);

/**
 * Takes an issue as it stands on GitHub and gives everything that its title and body state. Pure, and total: it throws
 * for no input.
 *
 * @param known engine of the repository, where that is known; else it is told by name and text
 */
export function parseReport(issue: Issue, known: EngineId | null = null): IssueReport {
  const raw = issue.body.split(/\r?\n/);
  const engine = known ?? detectEngine(issue.repo, issue.title, issue.body);
  const { tag, title } = readTitleTag(issue.title);
  const lines = readReportLines(raw);
  const blocks = blocksOfFields(raw);
  const { form, spans } = readSections(raw, blocks, engine);
  const { parts: bodyParts, traces } = readParts(raw, lines, blocks, spans);
  const titlePart: ReportPart = { kind: "title", section: null, startLine: 0, endLine: 0, text: title };
  const { errors, innermostError } = readErrors(lines, bodyParts, traces, title);
  const commands = readCommands(lines, bodyParts);
  const ownCharacters = countOwn(bodyParts, spans);
  return {
    issue,
    engine,
    form,
    titleTag: tag,
    title,
    lines: raw,
    sections: spans.map((span) => section(span, bodyParts)),
    parts: [titlePart, ...bodyParts],
    errors,
    innermostError,
    commands,
    facts: readFacts(lines, bodyParts, commands, title, engine),
    template: { unfilled: form !== null && ownCharacters === 0, ownCharacters },
  };
}

/**
 * Fields of a form are Markdown each of its own: a fence or comment left open in one ends with it. Where the body as a
 * whole has every field's heading, nothing was left open; else the fields are parsed apart.
 */
function blocksOfFields(raw: readonly string[]): MarkdownBlock[] {
  const fields = formFieldStarts(raw);
  const blocks = markdownBlocks(raw, 1, raw.length);
  const headings = new Set(blocks.filter(({ kind }) => kind === "heading").map(({ startLine }) => startLine));
  if (fields.every((start) => headings.has(start))) return blocks;
  const starts = [...new Set([1, ...fields])];
  return starts.flatMap((start, index) => markdownBlocks(raw, start, (starts[index + 1] ?? raw.length + 1) - 1));
}

function section(span: HeadedSpan, parts: readonly ReportPart[]): FormSection {
  const { heading, role, startLine, endLine, headingLine } = span;
  const filled = parts.some(
    (part) =>
      part.kind !== "template" &&
      part.startLine <= endLine &&
      part.endLine >= startLine &&
      part.endLine !== headingLine,
  );
  return { heading, role, filled, startLine, endLine };
}

/** Headings of the user's own are no description by themselves. */
function countOwn(parts: readonly ReportPart[], spans: readonly HeadedSpan[]): number {
  const headings = new Set(spans.map(({ headingLine }) => headingLine));
  return parts
    .filter((part) => !NOT_OWN.has(part.kind) && !(part.startLine === part.endLine && headings.has(part.startLine)))
    .reduce((sum, { text }) => sum + visibleCharacters(text), 0);
}

function visibleCharacters(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 32) count++;
  return count;
}
