import { stretchesOf } from "../../report/visible-text.js";
import { html, type Markup } from "./markup.js";

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
