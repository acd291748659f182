import { html, type Markup } from "../design/markup.js";

/** What may be wider than the window, in a frame that scrolls by hand and by keyboard. */
export function scrolling(label: string, content: Markup): Markup {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${content}</div>`;
}
