import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import { html, type Markup, trusted } from "../../pages/design/markup.js";
import { baseStyle } from "../../pages/design/style.js";

const OWN_STYLE = `${baseStyle()}
form { max-width: 44rem; margin: 20px 0; }
label { display: block; font-weight: 600; margin-top: 20px; }
.help { color: var(--muted); font-size: 0.875rem; margin: 2px 0 6px; }
.wrong { color: var(--wrong); font-size: 0.875rem; margin: 4px 0; }
input { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--muted); padding: 8px 10px; width: 100%; }
button { font: inherit; font-weight: 600; color: var(--paper); background: var(--ink); border: 0; padding: 10px 18px; margin-top: 24px; cursor: pointer; }
input:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid var(--right); outline-offset: 2px; }
`;
const STYLE_HASH = createHash("sha256").update(OWN_STYLE).digest("base64");

/** No script, nothing loaded, in no frame; a form goes here or to `formTarget`, an origin. */
function policy(formTarget: string | null): string {
  const forms = formTarget === null ? "'self'" : `'self' ${formTarget}`;
  return `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action ${forms}; base-uri 'none'; frame-ancestors 'none'`;
}

/** Answers with a page of the walk-through. Nothing of it is kept: not by the browser's cache, not in a Referer. */
export function respondPage(
  response: ServerResponse,
  status: number,
  title: string,
  main: Markup,
  formTarget: string | null = null,
): void {
  const text = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · engine-triage</title>
<style>${trusted(OWN_STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`.text;
  response
    .writeHead(status, {
      "content-type": "text/html; charset=utf-8",
      "content-length": Buffer.byteLength(text),
      "content-security-policy": policy(formTarget),
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "cross-origin-opener-policy": "same-origin",
    })
    .end(text);
}
