import { figure } from "../../pages/design/figure.js";
import { html, type Markup } from "../../pages/design/markup.js";
import { calibrationError } from "../calibration.js";
import { reliabilityChart } from "../charts/reliability-chart.js";
import type { Evaluation } from "../evaluation.js";
import { formatShare } from "../format-number.js";

const OVER = {
  malfunction: "issues decided to be one",
  phase: "malfunctions decided to be one",
  symptom: "malfunctions decided to be one",
  cause: "malfunctions decided to be one",
} as const;

/** Whether probabilities are what they say, level by level. */
export function reliabilitySection({ figures: { reliability } }: Evaluation): Markup {
  return html`<section id="reliability">
<h2>Can the probabilities be believed?</h2>
<p>Decisions in ten bins by how probable they were said to be. A dot on the diagonal was right as often as it said; below it
the classifier was too sure, above it too modest. Upright lines are 95 % intervals, numbers at the foot are issues.</p>
<div class="charts">
${(["malfunction", "symptom", "phase", "cause"] as const).map((level) => {
  const bins = reliability[level];
  const count = bins.reduce((sum, bin) => sum + bin.count, 0);
  return figure(
    level,
    `${count} ${OVER[level]}. Calibration error ${formatShare(count === 0 ? null : calibrationError(bins))}.`,
    reliabilityChart(`Reliability of ${level} probabilities`, bins),
  );
})}
</div>
</section>`;
}
