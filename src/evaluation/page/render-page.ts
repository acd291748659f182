import { html } from "../../pages/design/markup.js";
import { pageDocument } from "../../pages/design/page-document.js";
import type { Evaluation } from "../evaluation.js";
import { causeSection } from "./cause-section.js";
import { headlineSection } from "./headline-section.js";
import { introduction } from "./introduction.js";
import { kindSection } from "./kind-section.js";
import { labelSection } from "./label-section.js";
import { methodSection } from "./method-section.js";
import { mistakeSection } from "./mistake-section.js";
import { placeSection } from "./place-section.js";
import { reliabilitySection } from "./reliability-section.js";
import { symptomSection } from "./symptom-section.js";

/**
 * An evaluation as one self-contained HTML page: inline style and SVG, no script, no network. It holds numbers, ids and
 * names of repositories, but no text of an issue: that belongs to its author.
 */
export function renderPage(evaluation: Evaluation): string {
  const { figures, file } = evaluation;
  const ofMalfunctions = [symptomSection, placeSection, causeSection];
  return pageDocument(
    `engine-triage: evaluation on ${file.name}`,
    html`${introduction(evaluation)}
${headlineSection(evaluation)}
${kindSection(evaluation)}
${figures.malfunctions > 0 ? ofMalfunctions.map((section) => section(evaluation)) : []}
${labelSection(evaluation)}
${reliabilitySection(evaluation)}
${mistakeSection(evaluation)}
${methodSection(evaluation)}`,
  );
}
