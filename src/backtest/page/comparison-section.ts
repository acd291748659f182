import { LEVELS } from "../../classify/levels.js";
import { confusionChart } from "../../evaluation/charts/confusion-chart.js";
import { type IntervalRow, intervalChart } from "../../evaluation/charts/interval-chart.js";
import { formatInterval, formatShare, NOTHING } from "../../evaluation/format-number.js";
import { CONFUSION_READING } from "../../evaluation/page/kind-section.js";
import { dataTable } from "../../pages/design/data-table.js";
import { figure } from "../../pages/design/figure.js";
import { html, type Markup } from "../../pages/design/markup.js";
import { intervalPair } from "../interval-pair.js";
import type { BacktestReport, Shares } from "../report-schema.js";

/** Classes with fewer judged labels are in the table only. */
const LEAST_DRAWN = 5;
const COLUMNS = ["own", "ours", "right", "wrong", "not said", "precision", "95 % interval", "recall"];

/** Decisions held against the repository's own labels. */
export function comparisonSection({ families, kinds, gates }: BacktestReport): Markup {
  if (families.length === 0) {
    return html`<section id="comparison"><h2>Against your own labels</h2>
<p>No label of the repository says anything that could be compared. Give a mapping with <code>--mapping</code>.</p></section>`;
  }
  const rows = families.flatMap(({ family, classes, ...all }) => [
    [html`<b>${family}</b>`, ...cells(all)],
    ...classes
      .filter(({ own, right, wrong }) => own + right + wrong > 0)
      .map(({ id, ...shares }) => [id, ...cells(shares)]),
  ]);
  return html`<section id="comparison">
<h2>Against your own labels</h2>
<p><b>Own</b>: issues that your labels put there. <b>Ours</b>: issues that this App would. <b>Not said</b>: of ours, those whose
labels say nothing about it. Precision stands only where some label of yours could confirm it: labels that know no crash
can contradict one and never say that it is right. An issue that your labels call a request, a question or
documentation makes every symptom or cause label on it a wrong one.</p>
<div class="charts">
${kindFigure(kinds)}${precisionFigure(families, gates.wanted)}
</div>
${dataTable(["", ...COLUMNS], rows, [6, 8])}
</section>`;
}

function cells({ own, given, right, wrong, unknown, precision, interval, recall }: Shares) {
  return [
    own,
    given,
    right,
    wrong,
    unknown,
    precision === null ? NOTHING : formatShare(precision),
    formatInterval(intervalPair(interval)),
    formatShare(recall),
  ];
}

function kindFigure(kinds: BacktestReport["kinds"]): Markup {
  const rows = LEVELS.kind.filter((id) => kinds[id] !== undefined);
  if (rows.length === 0) return html``;
  const columns = LEVELS.kind.filter((id) => rows.some((row) => (kinds[row]?.[id] ?? 0) > 0) || rows.includes(id));
  const chart = confusionChart("Kinds by your labels and as decided", kinds, rows, columns);
  return figure("Kind, by your labels and as decided", CONFUSION_READING, chart);
}

function precisionFigure(families: BacktestReport["families"], wanted: number): Markup {
  const rows = families.flatMap(({ family, classes }) =>
    classes.flatMap(({ id, judged, precision, interval }): IntervalRow[] => {
      const [low, high] = intervalPair(interval) ?? [0, 1];
      if (precision === null || judged < LEAST_DRAWN) return [];
      return [{ name: `${family === "kind" ? "" : `${family} `}${id} (${judged})`, value: precision, low, high }];
    }),
  );
  if (rows.length === 0) return html``;
  return figure(
    "Precision by your labels",
    `Bars are 95 % intervals, in brackets the number that your labels say something about. Dashed: the wanted ${wanted}.`,
    intervalChart("Precision of each class with its interval", "precision", rows, wanted),
  );
}
