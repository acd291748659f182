import type { Decision } from "../../decide/decision.js";
import { SIGNALS_BY_ID } from "../../signals/signals.js";
import { visible } from "../design/hostile-text.js";
import { html, type Markup } from "../design/markup.js";

/** In longer issues the lines without evidence are left out, not folded: a page is to stay small. */
const FOLDED_WHOLE = { lines: 500, characters: 24_000 } as const;
/** Lines around evidence that are never folded. */
const CONTEXT = 3;
/** Fewer lines are not worth folding. */
const WORTH_FOLDING = 6;
/** Lines without evidence that a long issue may show at one place. */
const MOST_OF_LONG = 20;
/** Characters of a line that are shown. */
const LONGEST_LINE = 400;

type Evidence = Decision["evidence"][number];

/** The issue's own lines, numbered, with those marked that moved the decision and what each was taken for. */
export function sourceSection(title: string, body: string, evidence: readonly Evidence[]): Markup {
  const lines = body.split(/\r?\n/);
  const isLong = lines.length > FOLDED_WHOLE.lines || body.length > FOLDED_WHOLE.characters;
  const ofTitle = evidence.filter(({ startLine }) => startLine === 0);
  return html`<section class="card" id="source" aria-labelledby="source-title">
<h2 id="source-title">Evidence in the issue</h2>
${evidence.length === 0 ? html`<p class="quiet">Nothing in it that the App knows as a sign.</p>` : html``}
<p class="issue-title${ofTitle.length > 0 ? " hit" : ""}">${visible(title, LONGEST_LINE) ?? html`<span class="quiet">(no title)</span>`}${reasonsOf(ofTitle)}</p>
<ol class="source">
${runsOf(lines.length, evidence).map((run) => runOf(run, lines, evidence, isLong))}</ol>
</section>`;
}

/** Lines that stand together: shown, or folded. Both ends included. */
interface Run {
  first: number;
  last: number;
  isFolded: boolean;
}

/** All lines from the first to the last, folded where no evidence is near. */
function runsOf(count: number, evidence: readonly Evidence[]): readonly Run[] {
  const near = new Set<number>();
  for (const { startLine, endLine } of evidence) {
    // The title stands above the lines.
    if (startLine === 0) continue;
    for (let line = startLine - CONTEXT; line <= endLine + CONTEXT; line++) near.add(line);
  }
  const runs: Run[] = [];
  for (let line = 1; line <= count; line++) {
    const isFolded = evidence.length > 0 && !near.has(line);
    const run = runs.at(-1);
    if (run?.isFolded === isFolded) run.last = line;
    else runs.push({ first: line, last: line, isFolded });
  }
  return runs;
}

function runOf(run: Run, lines: readonly string[], evidence: readonly Evidence[], isLong: boolean): Markup {
  const { first, last } = run;
  const count = last - first + 1;
  if (isLong && (run.isFolded || evidence.length === 0) && count > MOST_OF_LONG) {
    return html`<li class="gap">lines ${first} to ${last} are not shown: the issue is long</li>
`;
  }
  const shown = Array.from({ length: count }, (_, index) => lineOf(first + index, lines, evidence));
  if (!run.isFolded || count < WORTH_FOLDING) return html`${shown}`;
  return html`<li class="gap"><details><summary>lines ${first} to ${last}, without evidence</summary><ol class="source">
${shown}</ol></details></li>
`;
}

function lineOf(line: number, lines: readonly string[], evidence: readonly Evidence[]): Markup {
  const hits = evidence.filter(({ startLine, endLine }) => line >= startLine && line <= endLine);
  const text = visible(lines[line - 1] ?? "", LONGEST_LINE) ?? html`&nbsp;`;
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
