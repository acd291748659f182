import { html, type Markup } from "../../pages/design/markup.js";
import type { Evaluation } from "../evaluation.js";

/** The study whose codebook the ids are from. */
const STUDY = "https://doi.org/10.1145/3788873";

/** How everything above was computed, and what it does not show. */
export function methodSection({ figures }: Evaluation): Markup {
  return html`<section id="method">
<h2>How it was measured</h2>
<ul>
<li><b>Decision against label.</b> The first decided class against the first label, unless it says otherwise. A symptom
label is right if it is one of those labelled. A level without a label is not judged.</li>
<li><b>Levels below the kind</b> are judged on the ${figures.malfunctions} issues labelled as malfunctions. One decided to be
something else has no symptom, phase, component or cause, and is wrong there. “Given that it was decided a malfunction”
leaves those out. The subtype is judged where the label is unexpected-output.</li>
<li><b>Macro-F1</b> is the mean F1 of the classes that occur, small ones counting as much as large ones. <b>Kappa</b> is
Cohen’s: agreement beyond chance. <b>Cause category</b>: the category with the largest sum over its causes.</li>
<li><b>Calibration error</b>: mean gap between said probability and share right over ten bins, weighted by their size.</li>
<li><b>Intervals</b> of measures and classes hold 95 % of 500 bootstrap resamples of the issues; those of single shares in
charts are Wilson’s. They show the luck of the draw, not errors of the labels nor that other engines and other years differ.
A calibration error is never below 0, so its interval leans upward.</li>
<li><b>Labels may be wrong</b>, of causes above all. Whoever made them set the bound of what can be reached here.</li>
</ul>
<footer>Ids are those of the codebook of <i>A First Look at Bugs in LLM Inference Engines</i>,
<a href="${STUDY}">doi.org/10.1145/3788873</a>. This page loads nothing and runs no script.</footer>
</section>`;
}
