import { SIGNALS_BY_ID } from "../../signals/signals.js";
import type { Decision } from "../decision.js";
import { inlineCode } from "./inline-code.js";
import { ENGLISH } from "./phrases/english.js";
import type { Phrases } from "./phrases/phrases.js";

const QUOTE_LIMIT = 120;
/** Hits past these add length, not conviction. */
const MOST = 8;

/**
 * The evidence as a list: where it stands, what it says, and why that counts. Of several signals in one line the
 * strongest is given. The quotes are hostile text.
 *
 * @param own reasons of the repository's own signals
 */
export function renderEvidence(
  evidence: Decision["evidence"],
  own: ReadonlyMap<string, string> = new Map(),
  phrases: Phrases = ENGLISH,
): string {
  if (evidence.length === 0) return "";
  const lines = evidence.map(({ startLine }) => startLine);
  const strongest = evidence.filter(({ startLine }, index) => lines.indexOf(startLine) === index);
  const rows = strongest.slice(0, MOST).map((hit) => {
    const place = hit.startLine === 0 ? phrases.title : phrases.line(hit.startLine);
    const reason = SIGNALS_BY_ID.get(hit.signal)?.reason ?? own.get(hit.signal) ?? "";
    const quote = inlineCode(hit.quote, QUOTE_LIMIT);
    return `- ${[place, quote, reason].filter((text, index) => text !== "" || index !== 1).join(phrases.colon)}`;
  });
  return [phrases.evidence, ...rows].join("\n");
}
