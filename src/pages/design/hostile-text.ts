import { stretchesOf } from "../../report/visible-text.js";
import { html, type Markup } from "./markup.js";

/** Characters of a label's name that are shown: GitHub takes fifty. */
const LONGEST_LABEL = 60;

/** The name of a label, which a repository chooses. */
export function visibleLabel(name: string): Markup {
  return visible(name, LONGEST_LABEL) ?? html`(no name)`;
}

/** Hostile text in which nothing hides: what cannot be seen is named, and what is too long is cut. null where there is nothing. */
export function visible(hostile: string, longest: number): Markup | null {
  const line = hostile.length > longest ? `${hostile.slice(0, longest)}…` : hostile;
  if (line.trim() === "") return null;
  const stretches = stretchesOf(line.replace(/\p{Surrogate}/gu, "\ufffd")).map(({ text, isInvisible }) =>
    isInvisible ? html`<span class="ghost">${codePoint(text)}</span>` : html`${text}`,
  );
  return html`${stretches}`;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
