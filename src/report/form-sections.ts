import type { EngineId } from "../taxonomy/engines.js";
import { COMMON_HEADINGS, FORMS, type Form } from "./forms.js";
import type { LineSpan, SectionRole } from "./issue-report.js";
import type { MarkdownBlock } from "./markdown-blocks.js";

/** A heading line and the lines that stand under it, before it is known what they hold. */
export interface HeadedSpan extends LineSpan {
  heading: string;
  /** Line of the heading, null for what stands before the first. */
  headingLine: number | null;
  role: SectionRole | null;
  /** Role that the parts of the section have: its own, else that of the section it stands under. */
  partRole: SectionRole | null;
  /** Whether a form, not the user, wrote the heading. */
  fromForm: boolean;
}

const FORM_HEADINGS = new Map(FORMS.flatMap((form) => Object.entries(form.headings)));

/** No form has more fields; a body with more is no form. */
const MAX_FIELDS = 40;
const MAX_HEADINGS = 200;

/** Roles whose sections users divide with headings of their own. */
const INHERITED = new Set<SectionRole>([
  "description",
  "expected",
  "actual",
  "reproduction",
  "command",
  "log",
  "environment",
  "motivation",
  "proposal",
  "alternatives",
  "performance",
  "documentation",
  "usage",
  "additional",
]);

/**
 * Takes a heading as written and gives the form under which the tables list it: lower case, no emoji or punctuation.
 */
export function normaliseHeading(heading: string): string {
  return heading
    .slice(0, 200)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_]+/gu, " ")
    .trim();
}

/**
 * Takes body lines and gives the lines (1-based) where a field of a GitHub form begins: `### Label` between blank
 * lines. Each field is Markdown of its own, so a fence left open in one must not swallow the next.
 */
export function formFieldStarts(lines: readonly string[]): number[] {
  const starts: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (starts.length >= MAX_FIELDS) break;
    if (!line.startsWith("### ") || line.length > 120) continue;
    const isApart = (lines[index - 1] ?? "").trim() === "" && (lines[index + 1] ?? "").trim() === "";
    if (isApart && FORM_HEADINGS.has(normaliseHeading(line))) starts.push(index + 1);
  }
  return starts;
}

/**
 * Takes body lines, blocks and the engine, and gives the form that the headings match best and the headed spans.
 */
export function readSections(
  lines: readonly string[],
  blocks: readonly MarkdownBlock[],
  engine: EngineId | null,
): { form: string | null; spans: HeadedSpan[] } {
  const headings = findHeadings(lines, blocks);
  const form = matchForm(headings, engine);
  const spans: HeadedSpan[] = [];
  const first = headings[0]?.line ?? lines.length + 1;
  if (lines.slice(0, first - 1).some((line) => line.trim() !== "")) {
    spans.push({
      heading: "",
      headingLine: null,
      role: null,
      partRole: null,
      fromForm: false,
      startLine: 1,
      endLine: first - 1,
    });
  }
  let inherited: SectionRole | null = null;
  for (const [index, { heading, line }] of headings.entries()) {
    const key = normaliseHeading(heading);
    const formRole = form?.headings[key] ?? null;
    const role = formRole ?? FORM_HEADINGS.get(key) ?? commonRole(key);
    if (role !== null) inherited = INHERITED.has(role) ? role : null;
    const endLine = (headings[index + 1]?.line ?? lines.length + 1) - 1;
    const fromForm = formRole !== null;
    spans.push({ heading, headingLine: line, role, partRole: role ?? inherited, fromForm, startLine: line, endLine });
  }
  return { form: form?.id ?? null, spans };
}

function commonRole(key: string): SectionRole | null {
  return Object.hasOwn(COMMON_HEADINGS, key) ? (COMMON_HEADINGS[key] ?? null) : null;
}

interface Heading {
  heading: string;
  line: number;
}

function findHeadings(lines: readonly string[], blocks: readonly MarkdownBlock[]): Heading[] {
  const headings: Heading[] = [];
  for (const block of blocks) {
    if (headings.length >= MAX_HEADINGS) break;
    const first = lines[block.startLine - 1] ?? "";
    if (block.kind === "heading" && block.level > 0) {
      const heading = first
        .slice(0, 300)
        .replace(/^[\s>]{0,40}#{1,6}/, "")
        .replace(/\s#{1,6}\s*$/, "")
        .trim();
      if (isTitle(heading)) headings.push({ heading, line: block.startLine });
      continue;
    }
    if (block.kind !== "paragraph") continue;
    for (let line = block.startLine; line <= block.endLine; line++) {
      const text = lines[line - 1] ?? "";
      const heading = boldHeading(text) ?? (isUnderline(lines[line] ?? "") ? text.slice(0, 160).trim() : null);
      if (heading !== null && isKnown(heading)) headings.push({ heading, line });
    }
  }
  return headings;
}

/** Comments of a shell script or a log pasted without a fence look like headings: they are long, or hold code. */
function isTitle(heading: string): boolean {
  if (isKnown(heading)) return true;
  return heading.length <= 120 && !/[=;{}\\]|\s--?\w|^!|\/\w+\/|^\W*$/.test(heading);
}

function isKnown(heading: string): boolean {
  const key = normaliseHeading(heading);
  return FORM_HEADINGS.has(key) || commonRole(key) !== null;
}

function isUnderline(line: string): boolean {
  return line.length < 120 && /^(?:={3,110}|-{3,110})\s*$/.test(line);
}

function boldHeading(line: string): string | null {
  if (line.length > 160) return null;
  return /^\s{0,3}(?:\*\*|__)([^*_].{0,140}?)(?:\*\*|__)\s*[:：.]?\s*$/.exec(line)?.[1]?.trim() ?? null;
}

/** The best form of the engine: most of its headings present, then fewest missing; two headings, or its only one. */
function matchForm(headings: readonly Heading[], engine: EngineId | null): Form | null {
  const keys = new Set(headings.map(({ heading }) => normaliseHeading(heading)));
  let best: { form: Form; score: number } | null = null;
  for (const form of FORMS) {
    if (engine !== null && form.engine !== engine) continue;
    const names = Object.keys(form.headings);
    const own = names.filter((name) => keys.has(name));
    const telling = own.filter((name) => name !== "before submitting a new issue");
    if (telling.length === 0 || own.length < Math.min(2, names.length)) continue;
    const score = own.length - (names.length - own.length) * 0.1;
    if (best === null || score > best.score) best = { form, score };
  }
  return best?.form ?? null;
}
