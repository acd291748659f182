import type { Decision } from "../../decide/decision.js";
import { SIGNALS_BY_ID } from "../../signals/signals.js";
import { visible } from "../design/hostile-text.js";
import { html, type Markup } from "../design/markup.js";

/** Characters of a line that are shown. */
const LONGEST = 160;

/** The lines of the issue that moved the decision most, with what each was taken for. Text of issues, shown as text. */
export function evidenceLines(evidence: Decision["evidence"], most: number): Markup {
  const lines = evidence.slice(0, most).flatMap(({ signal, startLine, quote }) => {
    const text = visible(quote, LONGEST);
    if (text === null) return [];
    const where = startLine === 0 ? "title" : `line ${startLine}`;
    return [
      html`<li><code>${text}</code> <span class="note">${where}: ${SIGNALS_BY_ID.get(signal)?.reason ?? "a word that weighs"}</span></li>
`,
    ];
  });
  return lines.length === 0 ? html`` : html`<ul class="evidence">${lines}</ul>`;
}
