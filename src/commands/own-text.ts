import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { BLOCKS_ONLY } from "../report/markdown-blocks.js";
import { markdownSkeleton } from "../report/markdown-skeleton.js";

/** Characters of a paragraph that is read: what stands in a longer one, a log without a fence, is no command. */
const PARAGRAPH_LIMIT = 4_000;

/** Signatures and rules below a line make no heading of it. Emphasis hides nothing and takes the longest to read. */
const PARAGRAPH = { extensions: [{ disable: { null: ["setextUnderline", "attention"] } }] };

/** A block of the comment's structure: lines from `start` to `end`, 1-based, both included. */
interface Block {
  kind: "paragraph" | "quote" | "html" | "other";
  inList: boolean;
  start: number;
  end: number;
}

/**
 * The wanted lines of a comment that are its writer's own plain words: they begin as text of a paragraph, also one of a
 * list, and not in a quote, in code, in HTML, in a comment or in other markup. Takes Markdown of any length and content;
 * never throws, and takes time that grows linearly with the length.
 *
 * @param isWanted tells a line of interest by its text
 */
export function plainLines(markdown: string, isWanted: (line: string) => boolean): readonly string[] {
  const lines = splitLines(markdown);
  const visible = lines.slice(0, endOfMarkdown(lines));
  if (!visible.some(isWanted)) return [];
  return blocksOf(visible)
    .filter(({ kind, start, end }) => kind === "paragraph" && visible.slice(start - 1, end).some(isWanted))
    .flatMap(({ start, end, inList }) => plainLinesOf(visible.slice(start - 1, end), inList).filter(isWanted));
}

/** A comment without what it quotes and without HTML, line ends as "\n": what its writer adds to the conversation. */
export function withoutQuotes(markdown: string): string {
  const lines = splitLines(markdown);
  const left = new Set<number>();
  for (const { kind, start, end } of blocksOf(lines)) {
    if (kind !== "quote" && kind !== "html") continue;
    for (let line = start; line <= end; line += 1) left.add(line);
  }
  return lines.filter((_, index) => !left.has(index + 1)).join("\n");
}

function splitLines(markdown: string): string[] {
  return markdown.split(/\r\n|\r|\n/);
}

const DECLARATION = /^ {0,3}<(\?|!\[CDATA\[|![a-z])/i;
const ENDS: Readonly<Record<string, string>> = { "?": "?>", "![": "]]>" };

/**
 * Lines before the first processing instruction, declaration or CDATA section that stays open at the end of its line.
 * Such HTML goes on over blank lines, nobody writes it into a comment, and the skeleton does not know it.
 */
function endOfMarkdown(lines: readonly string[]): number {
  const first = lines.findIndex((line) => {
    const opening = DECLARATION.exec(line)?.[1];
    return opening !== undefined && !line.includes(ENDS[opening.slice(0, 2)] ?? ">");
  });
  return first === -1 ? lines.length : first;
}

/** Leaf blocks, and quotes as a whole, in order. */
function blocksOf(lines: readonly string[]): readonly Block[] {
  const { text, firstLine } = markdownSkeleton(lines, 1, lines.length);
  const blocks: Block[] = [];
  const pending: { node: Nodes; inList: boolean }[] = [{ node: fromMarkdown(text, BLOCKS_ONLY), inList: false }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, inList } = next;
    const kind = kindOf(node);
    if (kind === null && "children" in node) {
      const below = inList || node.type === "list";
      for (const child of [...node.children].reverse()) pending.push({ node: child, inList: below });
    } else if (node.position !== undefined) {
      const start = firstLine[node.position.start.line - 1] ?? lines.length;
      const end = (firstLine[node.position.end.line] ?? lines.length + 1) - 1;
      blocks.push({ kind: kind ?? "other", inList, start, end });
    }
  }
  return blocks;
}

/** null for what only holds other blocks. */
function kindOf(node: Nodes): Block["kind"] | null {
  switch (node.type) {
    case "root":
    case "list":
    case "listItem":
      return null;
    case "blockquote":
      return "quote";
    case "paragraph":
    case "html":
      return node.type;
    default:
      return "other";
  }
}

const LIST_MARKERS = /^\s*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+){1,6}/;

/** Lines that begin as text. Read anew in full: the skeleton knows nothing of code spans, links and HTML inside a line. */
function plainLinesOf(own: readonly string[], inList: boolean): readonly string[] {
  const [first = "", ...rest] = own;
  const text = [inList ? first.replace(LIST_MARKERS, "") : first, ...rest];
  if (text.reduce((sum, line) => sum + line.length + 1, 0) > PARAGRAPH_LIMIT) return [];
  const begins = new Set<number>();
  for (const block of fromMarkdown(text.join("\n"), PARAGRAPH).children) {
    if (block.type !== "paragraph" || block.position === undefined) continue;
    for (let line = block.position.start.line; line <= block.position.end.line; line += 1) begins.add(line);
    for (const { type, position } of block.children) {
      // A hard break reaches into the line after it.
      if (type === "text" || type === "break" || position === undefined) continue;
      for (let line = position.start.line + 1; line <= position.end.line; line += 1) begins.delete(line);
    }
  }
  return text.filter((_, index) => begins.has(index + 1));
}
