import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { LineSpan } from "./issue-report.js";
import { markdownSkeleton } from "./markdown-skeleton.js";

/** A leaf block of the body. Blocks are in order, do not overlap, and cover every line that is not blank. */
export interface MarkdownBlock extends LineSpan {
  kind: "heading" | "fence" | "indented" | "html" | "paragraph" | "rule";
  /** First word of a fence's info string, lower case; "" without one. */
  language: string;
  /** Whether a fence has its closing line. */
  closed: boolean;
  /** Heading level; 0 for other blocks. */
  level: number;
}

/**
 * Inline constructs and link definitions: the report needs none of them, and they are where the time goes. Underlined
 * headings: what looks like one in a report is mostly a log or a table pasted without a fence.
 */
const DISABLED = [
  "attention",
  "autolink",
  "characterEscape",
  "characterReference",
  "codeText",
  "definition",
  "hardBreakEscape",
  "htmlText",
  "labelEnd",
  "labelStartImage",
  "labelStartLink",
  "setextUnderline",
];

/** For a skeleton: only its blocks are told apart. */
export const BLOCKS_ONLY = { extensions: [{ disable: { null: DISABLED } }] };

/**
 * Takes body lines and the first and last line to read (1-based, both included) and gives the leaf blocks.
 */
export function markdownBlocks(lines: readonly string[], from: number, to: number): MarkdownBlock[] {
  const skeleton = markdownSkeleton(lines, from, to);
  const tree = fromMarkdown(skeleton.text, BLOCKS_ONLY);
  const blocks: MarkdownBlock[] = [];
  const pending: Nodes[] = [tree];
  while (pending.length > 0) {
    const node = pending.pop();
    if (node === undefined) break;
    const kind = leafKind(node);
    if (kind === null) {
      if ("children" in node) for (const child of [...node.children].reverse()) pending.push(child);
      continue;
    }
    if (node.position === undefined) continue;
    const startLine = skeleton.firstLine[node.position.start.line - 1] ?? to;
    const endLine = (skeleton.firstLine[node.position.end.line] ?? to + 1) - 1;
    blocks.push(describe(kind, lines, startLine, trimEnd(lines, startLine, endLine), node));
  }
  return fillGaps(lines, from, to, blocks);
}

function leafKind(node: Nodes): MarkdownBlock["kind"] | null {
  switch (node.type) {
    case "heading":
    case "html":
    case "paragraph":
      return node.type;
    case "thematicBreak":
      return "rule";
    case "code":
      return "fence";
    default:
      return null;
  }
}

function describe(
  kind: MarkdownBlock["kind"],
  lines: readonly string[],
  startLine: number,
  endLine: number,
  node: Nodes,
): MarkdownBlock {
  const first = lines[startLine - 1] ?? "";
  if (kind === "heading") {
    const level = node.type === "heading" ? node.depth : 0;
    return { kind, startLine, endLine, language: "", closed: true, level };
  }
  if (kind !== "fence") return { kind, startLine, endLine, language: "", closed: true, level: 0 };
  const opening = /^[\s>]{0,200}(?:(?:[-*+]|\d{1,9}[.)])[\s>]{1,20}){0,12}(`{3,}|~{3,})\s*(.{0,100})/.exec(
    first.slice(0, 400),
  );
  if (opening === null) return { kind: "indented", startLine, endLine, language: "", closed: true, level: 0 };
  const marker = opening[1] ?? "```";
  const last = (lines[endLine - 1] ?? "").replace(/^[\s>]+/, "").trimEnd();
  const closed = endLine > startLine && last.startsWith(marker) && last.replaceAll(marker.charAt(0), "") === "";
  const language = (opening[2] ?? "").split(/[\s{,:]/)[0]?.toLowerCase() ?? "";
  return { kind, startLine, endLine, language, closed, level: 0 };
}

function trimEnd(lines: readonly string[], startLine: number, endLine: number): number {
  let end = endLine;
  while (end > startLine && (lines[end - 1] ?? "").trim() === "") end--;
  return end;
}

/** Lines that hold only a container's marker belong to no leaf of the tree; they become paragraphs of their own. */
function fillGaps(lines: readonly string[], from: number, to: number, leaves: MarkdownBlock[]): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let next = from;
  for (const leaf of [...leaves, null]) {
    const gapEnd = leaf === null ? to : leaf.startLine - 1;
    for (; next <= gapEnd; next++) {
      if ((lines[next - 1] ?? "").trim() === "") continue;
      blocks.push({ kind: "paragraph", startLine: next, endLine: next, language: "", closed: true, level: 0 });
    }
    if (leaf === null || leaf.endLine < next) continue;
    blocks.push(leaf.startLine < next ? { ...leaf, startLine: next } : leaf);
    next = leaf.endLine + 1;
  }
  return blocks;
}
