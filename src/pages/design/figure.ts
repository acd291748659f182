import { html, type Markup } from "./markup.js";

/** A chart with its title and how to read it. */
export function figure(title: string, reading: string, chart: Markup): Markup {
  return html`<figure><figcaption><b>${title}</b><span>${reading}</span></figcaption>${chart}</figure>
`;
}
