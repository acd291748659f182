/**
 * A stand-in for the body that has the same block structure and almost no text. Only line structure matters to the
 * report (headings, fences, lists, quotes), the text is read from the original lines, so each line is cut to its
 * markers and runs of lines that cannot differ in structure are collapsed into one. This bounds the work of the
 * Markdown parser on long logs and on hostile nesting.
 */
export interface MarkdownSkeleton {
  text: string;
  /** `firstLine[i]` is the body line (1-based) that skeleton line i (0-based) stands for; one more entry closes the last. */
  firstLine: readonly number[];
}

const MAX_DEPTH = 6;
const MAX_INDENT = 24;
const MAX_FENCE = 120;
/** Skeleton lines after which nothing counts any more and the rest is one block: hostile bodies only. */
const LINE_BUDGET = 500;
/** Lines with list or quote markers, weighed by the square of their depth, after which such markers no longer count. */
const CONTAINER_BUDGET = 150;
/** Characters of a line that are looked at for its marker. */
const MAX_REST = 1_000;
const PLAIN = "x";

/**
 * Takes the body lines `from`..`to` (1-based, both included) and gives their skeleton.
 */
export function markdownSkeleton(lines: readonly string[], from: number, to: number): MarkdownSkeleton {
  const kept: string[] = [];
  const firstLine: number[] = [];
  let previous: string | null = null;
  let plainIndent = -1;
  let blanks = 0;
  let containerCost = 0;
  for (let number = from; number <= to; number++) {
    const maxDepth = containerCost > CONTAINER_BUDGET ? 0 : MAX_DEPTH;
    const { text, depth } =
      kept.length > LINE_BUDGET ? { text: PLAIN, depth: 0 } : skeletonLine(lines[number - 1] ?? "", maxDepth);
    blanks = text === "" ? blanks + 1 : 0;
    // A second blank line may end an empty list item; a third changes nothing.
    if (blanks > 2) continue;
    const indent = text.endsWith(PLAIN) && text.trimStart() === PLAIN ? text.length - 1 : -1;
    // A plain line at least as deep as the plain line before it belongs to the same block, whatever that block is.
    if (indent >= 0 && plainIndent >= 0 && indent >= plainIndent) continue;
    if (text === previous && text !== "" && text.endsWith(` ${PLAIN}`) && !text.startsWith("#")) continue;
    kept.push(text);
    firstLine.push(number);
    previous = text;
    plainIndent = indent;
    containerCost += depth * depth;
  }
  firstLine.push(to + 1);
  return { text: kept.join("\n"), firstLine };
}

interface SkeletonLine {
  text: string;
  /** Number of list and quote markers. */
  depth: number;
}

function skeletonLine(line: string, maxDepth: number): SkeletonLine {
  let position = 0;
  let prefix = "";
  for (let depth = 0; ; depth++) {
    let columns = 0;
    for (; position < line.length; position++) {
      const code = line.charCodeAt(position);
      if (code === 9) columns += 4;
      else if (code === 32) columns += 1;
      else break;
    }
    const rest = line.slice(position, position + MAX_REST);
    if (rest.trim() === "") return { text: prefix.trimEnd(), depth };
    prefix += " ".repeat(Math.min(columns, depth === 0 ? MAX_INDENT : 6));
    const leaf = leafMarker(rest, line);
    if (leaf !== null) return { text: prefix + leaf, depth };
    const marker = depth >= maxDepth ? null : containerMarker(rest);
    if (marker === null) return { text: prefix + closingMarker(line), depth };
    prefix += marker;
    position += marker.length;
  }
}

function containerMarker(rest: string): string | null {
  const first = rest.charCodeAt(0);
  if (first === 62) return ">";
  const isBullet = first === 45 || first === 42 || first === 43;
  if (!isBullet && (first < 48 || first > 57)) return null;
  return /^(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/.exec(rest)?.[0] ?? null;
}

function leafMarker(rest: string, line: string): string | null {
  switch (rest.charCodeAt(0)) {
    case 35:
      return headingMarker(rest);
    case 96:
    case 126:
      return fenceMarker(rest);
    case 60:
      return htmlMarker(rest, line);
    case 45:
    case 42:
    case 95:
    case 61:
      return ruleMarker(rest);
    default:
      return null;
  }
}

function headingMarker(rest: string): string | null {
  const marker = /^#{1,6}(?=[ \t]|$)/.exec(rest)?.[0];
  return marker === undefined ? null : `${marker} ${PLAIN}`;
}

function fenceMarker(rest: string): string | null {
  const character = rest.charAt(0);
  let length = 1;
  while (length < MAX_FENCE && rest.charAt(length) === character) length++;
  if (length < 3) return null;
  const info = rest.slice(length).trim();
  if (character === "`" && info.includes("`") && length < MAX_FENCE) return null;
  return character.repeat(length) + (info === "" || length >= MAX_FENCE ? "" : PLAIN);
}

function ruleMarker(rest: string): string | null {
  const character = rest.charAt(0);
  let count = 0;
  let spaced = false;
  for (const other of rest) {
    if (other === character) count++;
    else if (other === " " || other === "\t") spaced = true;
    else return null;
  }
  if (character === "=") return spaced && !/^=+[ \t]*$/.test(rest) ? null : "===";
  if (count >= 3)
    return spaced && !/^(?:-+|_+|\*+)[ \t]*$/.test(rest)
      ? `${character} ${character} ${character}`
      : character.repeat(3);
  return rest.trim() === "-" || rest.trim() === "--" ? rest.trim() : null;
}

const RAW_HTML = /^<(script|pre|style|textarea)(?=[\s>]|$)/i;
const HTML_TAG = /^<\/?[a-z][a-z0-9-]{0,20}(?=[\s/>]|$)/i;

/** Processing instructions, declarations and CDATA are left out: no report means them, and their ends are far to seek. */
function htmlMarker(rest: string, line: string): string | null {
  if (rest.startsWith("<!--")) return line.includes("-->") ? "<!-- -->" : "<!--";
  const raw = RAW_HTML.exec(rest)?.[1]?.toLowerCase();
  if (raw !== undefined) return line.toLowerCase().includes(`</${raw}>`) ? `<${raw}></${raw}>` : `<${raw}>`;
  // No name of a block has a hyphen; one at the end would make the end of a comment of the bracket below.
  const tag = HTML_TAG.exec(rest)?.[0].replaceAll("-", PLAIN);
  if (tag === undefined) return null;
  // Without attributes the tag keeps its block kind; a lone inline tag counts as a block only if nothing follows it.
  const alone = /^<[^<>]{0,200}>\s*$/.test(rest);
  return alone ? `${tag.toLowerCase()}>` : `${tag.toLowerCase()}> ${PLAIN}`;
}

/** What must stay visible in the midst of raw HTML: the condition that ends it. */
function closingMarker(line: string): string {
  if (line.includes("-->")) return `${PLAIN} -->`;
  const raw = /<\/(?:script|pre|style|textarea)>/i.exec(line)?.[0];
  return raw === undefined ? PLAIN : `${PLAIN}${raw.toLowerCase()}`;
}
