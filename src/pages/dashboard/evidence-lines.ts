import type { Decision } from "../../decide/decision.js";
import type { DecisionSettings } from "../../decide/settings.js";
import { SIGNALS_BY_ID } from "../../signals/signals.js";
import { visible } from "../design/hostile-text.js";
import { html, type Markup } from "../design/markup.js";

/** Characters of a line that are shown. */
const LONGEST = 160;

/**
 * The lines of the issue that moved the decision most, with what each was taken for. Text of issues, shown as text.
 *
 * @param own reasons of the repository's own signals, by the settings in force
 */
export function evidenceLines(evidence: Decision["evidence"], most: number, own: DecisionSettings["reasons"]): Markup {
  const lines = evidence.slice(0, most).flatMap(({ signal, startLine, quote }) => {
    const text = visible(quote, LONGEST);
    if (text === null) return [];
    const where = startLine === 0 ? "title" : `line ${startLine}`;
    const reason = SIGNALS_BY_ID.get(signal)?.reason ?? visible(own.get(signal) ?? "", LONGEST) ?? "a word that weighs";
    return [
      html`<li><code>${text}</code> <span class="note">${where}: ${reason}</span></li>
`,
    ];
  });
  return lines.length === 0 ? html`` : html`<ul class="evidence">${lines}</ul>`;
}
