import type { Decision } from "../../decide/decision.js";
import { stretchesOf } from "../../report/visible-text.js";
import { SIGNALS_BY_ID } from "../../signals/signals.js";
import { html, type Markup } from "../design/markup.js";

/** Longer issues are shown around their evidence only: a page is to stay small. */
const SHOWN_WHOLE = { lines: 260, characters: 24_000 } as const;
/** Lines shown before and behind evidence in a long issue, and at its beginning. */
const CONTEXT = 4;
const BEGINNING = 12;
/** Characters of a line that are shown. */
const LONGEST_LINE = 400;

type Evidence = Decision["evidence"][number];

/** The issue's own lines, numbered, with those marked that moved the decision and what each was taken for. */
export function sourceSection(title: string, body: string, evidence: readonly Evidence[]): Markup {
  const lines = body.split(/\r?\n/);
  const ofTitle = evidence.filter(({ startLine }) => startLine === 0);
  return html`<section class="card" id="source" aria-labelledby="source-title">
<h2 id="source-title">Evidence in the issue</h2>
${evidence.length === 0 ? html`<p class="quiet">Nothing in it that the App knows as a sign.</p>` : html``}
<p class="issue-title${ofTitle.length > 0 ? " hit" : ""}">${visible(title) ?? html`<span class="quiet">(no title)</span>`}${reasonsOf(ofTitle)}</p>
<ol class="source">
${shownLines(lines, body.length, evidence).map((line) => lineOf(line, lines, evidence))}</ol>
</section>`;
}

/** Numbers of the lines to show; null stands for those that are left out. */
function shownLines(
  lines: readonly string[],
  length: number,
  evidence: readonly Evidence[],
): readonly (number | null)[] {
  const all = lines.map((_line, index) => index + 1);
  if (lines.length <= SHOWN_WHOLE.lines && length <= SHOWN_WHOLE.characters) return all;
  const isNear = (line: number): boolean =>
    line <= BEGINNING ||
    evidence.some(({ startLine, endLine }) => line >= startLine - CONTEXT && line <= endLine + CONTEXT);
  const shown: (number | null)[] = [];
  for (const line of all) {
    if (isNear(line)) shown.push(line);
    else if (shown.at(-1) !== null) shown.push(null);
  }
  return shown;
}

function lineOf(line: number | null, lines: readonly string[], evidence: readonly Evidence[]): Markup {
  if (line === null)
    return html`<li class="gap">lines without evidence left out</li>
`;
  const hits = evidence.filter(({ startLine, endLine }) => line >= startLine && line <= endLine);
  const text = visible(lines[line - 1] ?? "") ?? html`&nbsp;`;
  if (hits.length === 0)
    return html`<li value="${line}">${text}</li>
`;
  return html`<li value="${line}" class="hit" id="L${line}"><mark>${text}</mark>${reasonsOf(hits)}</li>
`;
}

function reasonsOf(hits: readonly Evidence[]): Markup {
  if (hits.length === 0) return html``;
  return html`<span class="why">${hits
    .map(({ signal }) => `${signal}: ${SIGNALS_BY_ID.get(signal)?.reason ?? "a word that weighs"}`)
    .join("; ")}</span>`;
}

/** Hostile text in which nothing hides: what cannot be seen is named. null where there is nothing. */
function visible(hostile: string): Markup | null {
  const line = hostile.length > LONGEST_LINE ? `${hostile.slice(0, LONGEST_LINE)}…` : hostile;
  if (line.trim() === "") return null;
  const stretches = stretchesOf(line.replace(/\p{Surrogate}/gu, "\ufffd")).map(({ text, isInvisible }) =>
    isInvisible ? html`<span class="ghost">${codePoint(text)}</span>` : html`${text}`,
  );
  return html`${stretches}`;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
