import type { Evaluation } from "../evaluation.js";
import { causeSection } from "./cause-section.js";
import { headlineSection } from "./headline-section.js";
import { introduction } from "./introduction.js";
import { kindSection } from "./kind-section.js";
import { labelSection } from "./label-section.js";
import { html, trusted } from "./markup.js";
import { methodSection } from "./method-section.js";
import { mistakeSection } from "./mistake-section.js";
import { placeSection } from "./place-section.js";
import { reliabilitySection } from "./reliability-section.js";
import { STYLE } from "./style.js";
import { symptomSection } from "./symptom-section.js";

/** Nothing may be loaded and no script may run: the browser enforces what the page promises. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * An evaluation as one self-contained HTML page: inline style and SVG, no script, no network. It holds numbers, ids and
 * names of repositories, but no text of an issue: that belongs to its author.
 */
export function renderPage(evaluation: Evaluation): string {
  const { figures, file } = evaluation;
  const ofMalfunctions = [symptomSection, placeSection, causeSection];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>engine-triage: evaluation on ${file.name}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<main>
${introduction(evaluation)}
${headlineSection(evaluation)}
${kindSection(evaluation)}
${figures.malfunctions > 0 ? ofMalfunctions.map((section) => section(evaluation)) : []}
${labelSection(evaluation)}
${reliabilitySection(evaluation)}
${mistakeSection(evaluation)}
${methodSection(evaluation)}
</main>
</body>
</html>
`.text;
}
