import { html, type Markup, trusted } from "./markup.js";
import { baseStyle } from "./style.js";

/** Nothing may be loaded and no script may run: the browser enforces what the page promises. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * A self-contained HTML page: inline style and SVG, no script, no network.
 *
 * @param more style sheets of this project or its libraries on top of every page's
 */
export function pageDocument(title: string, main: Markup, more: readonly string[] = []): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted([baseStyle(), ...more].join("\n"))}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`.text;
}
