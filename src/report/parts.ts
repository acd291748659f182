import { environmentRuns } from "./environment-dump.js";
import { fenceLineKinds } from "./fence-kinds.js";
import type { HeadedSpan } from "./form-sections.js";
import type { PartKind, ReportPart, SectionRole } from "./issue-report.js";
import type { MarkdownBlock } from "./markdown-blocks.js";
import { proseLineKinds } from "./prose-kinds.js";
import type { ReportLine } from "./report-lines.js";
import type { ErrorDraft } from "./stack-traces/error-draft.js";
import { isTemplateLine } from "./template.js";
import { readTraces } from "./traces.js";

/** A stretch that recognisers read as one: the content of a fence, or text between fences and headings. */
interface Region {
  startLine: number;
  endLine: number;
  isFence: boolean;
  language: string;
  span: HeadedSpan | null;
}

interface Classified {
  parts: ReportPart[];
  traces: ErrorDraft[];
}

/**
 * Takes the body's lines, blocks and headed spans and gives its parts in order (without the title) and the stack
 * traces that it found on the way.
 */
export function readParts(
  raw: readonly string[],
  lines: readonly ReportLine[],
  blocks: readonly MarkdownBlock[],
  spans: readonly HeadedSpan[],
): Classified {
  const kinds: (PartKind | null)[] = lines.map(() => null);
  const breaks = new Set<number>();
  const traces: ErrorDraft[] = [];
  const set = (from: number, to: number, kind: PartKind): void => {
    for (let number = from; number <= to; number++) if (lines[number - 1]?.blank === false) kinds[number - 1] = kind;
  };
  for (const { headingLine, role } of spans) {
    if (headingLine === null) continue;
    set(headingLine, headingLine, role === null ? "prose" : "template");
    breaks.add(headingLine).add(headingLine + 1);
  }
  for (const block of blocks) {
    if (block.kind === "fence") breaks.add(block.startLine).add(block.endLine + 1);
  }
  for (const region of regions(blocks, spans)) {
    const found = classifyRegion(lines, region, kinds, set);
    traces.push(...found);
  }
  fillFenceMarkers(lines, blocks, kinds);
  return { parts: assemble(raw, lines, kinds, breaks, spans), traces };
}

function classifyRegion(
  lines: readonly ReportLine[],
  region: Region,
  kinds: readonly (PartKind | null)[],
  set: (from: number, to: number, kind: PartKind) => void,
): ErrorDraft[] {
  const { startLine, endLine, span } = region;
  const role = span?.partRole ?? null;
  const environment = environmentRuns(lines, startLine, endLine);
  for (const run of environment) set(run.startLine, run.endLine, "environment");
  const isOutside = (draft: ErrorDraft): boolean =>
    !environment.some((run) => run.startLine <= draft.line && draft.line <= run.endLine);
  const traces = readTraces(lines, startLine, endLine).filter(isOutside);
  for (const trace of traces) if (trace.isTrace) set(trace.startLine, trace.endLine, "trace");
  const content = lines.slice(startLine - 1, endLine);
  const taken = new Set(content.filter(({ number }) => kinds[number - 1] !== null).map(({ number }) => number));
  const found = region.isFence
    ? fenceKinds(lines, region, content, taken, environment.length > 0, role)
    : proseLineKinds(content, role, span?.fromForm ?? false, taken);
  for (const [number, kind] of found) set(number, number, kind);
  return traces;
}

function fenceKinds(
  lines: readonly ReportLine[],
  region: Region,
  content: readonly ReportLine[],
  taken: ReadonlySet<number>,
  hasEnvironment: boolean,
  role: SectionRole | null,
): Map<number, PartKind> {
  const rest = content.filter(({ blank, number }) => !blank && !taken.has(number));
  if (rest.every(({ text }) => isTemplateLine(text, true)))
    return new Map(rest.map(({ number }) => [number, "template"]));
  // A dump's stray lines are the dump's.
  if (hasEnvironment && rest.length < taken.size * 0.5)
    return new Map(rest.map(({ number }) => [number, "environment"]));
  if (role === "environment" || role === "version" || role === "hardware" || role === "operating-system") {
    const kinds = fenceLineKinds(content, { language: region.language, role, lead: "" }, taken);
    for (const [number, kind] of kinds) if (kind !== "command" && kind !== "code") kinds.set(number, "environment");
    return kinds;
  }
  const lead = leadLine(lines, region);
  return fenceLineKinds(content, { language: region.language, role, lead }, taken);
}

function leadLine(lines: readonly ReportLine[], region: Region): string {
  for (let number = region.startLine - 2; number >= Math.max(1, region.startLine - 4); number--) {
    const line = lines[number - 1];
    if (line !== undefined && !line.blank) return line.text.slice(0, 300);
  }
  return "";
}

/** Parts the body into regions: fences, and what stands between fences and headings. */
function regions(blocks: readonly MarkdownBlock[], spans: readonly HeadedSpan[]): Region[] {
  const found: Region[] = [];
  let spanIndex = 0;
  for (const block of blocks) {
    let from = block.startLine;
    while (from <= block.endLine) {
      while (spanIndex + 1 < spans.length && (spans[spanIndex + 1]?.startLine ?? 0) <= from) spanIndex++;
      const span = spans[spanIndex] ?? null;
      const to = Math.min(
        block.endLine,
        spans[spanIndex + 1] === undefined ? block.endLine : (spans[spanIndex + 1]?.startLine ?? 0) - 1,
      );
      const startLine = span?.headingLine === from ? from + 1 : from;
      if (startLine <= to) addRegion(found, block, startLine, to, span);
      from = Math.max(to, from) + 1;
    }
  }
  return found;
}

function addRegion(
  found: Region[],
  block: MarkdownBlock,
  startLine: number,
  endLine: number,
  span: HeadedSpan | null,
): void {
  if (block.kind === "fence") {
    const from = startLine === block.startLine ? startLine + 1 : startLine;
    const to = block.closed && endLine === block.endLine ? endLine - 1 : endLine;
    if (from <= to) found.push({ startLine: from, endLine: to, isFence: true, language: block.language, span });
    else found.push({ startLine: from, endLine: from - 1, isFence: true, language: block.language, span });
    return;
  }
  const last = found.at(-1);
  if (last !== undefined && !last.isFence && last.span === span) last.endLine = endLine;
  else found.push({ startLine, endLine, isFence: false, language: "", span });
}

/** The marker lines of a fence belong to the part beside them; those of an empty fence to the form. */
function fillFenceMarkers(
  lines: readonly ReportLine[],
  blocks: readonly MarkdownBlock[],
  kinds: (PartKind | null)[],
): void {
  for (const block of blocks) {
    if (block.kind !== "fence") continue;
    const inner: PartKind[] = [];
    for (let number = block.startLine + 1; number < block.endLine + (block.closed ? 0 : 1); number++) {
      const kind = kinds[number - 1];
      if (kind !== null && kind !== undefined) inner.push(kind);
    }
    kinds[block.startLine - 1] ??= inner[0] ?? "template";
    if (block.closed) kinds[block.endLine - 1] ??= inner.at(-1) ?? "template";
  }
  for (const line of lines) if (!line.blank) kinds[line.number - 1] ??= "prose";
}

function assemble(
  raw: readonly string[],
  lines: readonly ReportLine[],
  kinds: readonly (PartKind | null)[],
  breaks: ReadonlySet<number>,
  spans: readonly HeadedSpan[],
): ReportPart[] {
  const parts: ReportPart[] = [];
  let start = 0;
  let end = 0;
  let kind: PartKind | null = null;
  let spanIndex = 0;
  const flush = (): void => {
    if (kind === null) return;
    while (spanIndex + 1 < spans.length && (spans[spanIndex + 1]?.startLine ?? 0) <= start) spanIndex++;
    const section = spans[spanIndex]?.partRole ?? null;
    parts.push({ kind, section, startLine: start, endLine: end, text: raw.slice(start - 1, end).join("\n") });
    kind = null;
  };
  for (const line of lines) {
    if (breaks.has(line.number)) flush();
    const next = kinds[line.number - 1] ?? null;
    if (next === null) continue;
    if (next !== kind) {
      flush();
      kind = next;
      start = line.number;
    }
    end = line.number;
  }
  flush();
  return parts;
}
