import { html } from "../../pages/design/markup.js";
import { pageDocument } from "../../pages/design/page-document.js";
import type { BacktestReport } from "../report-schema.js";
import { comparisonSection } from "./comparison-section.js";
import { costSection } from "./cost-section.js";
import { coverageSection } from "./coverage-section.js";
import { disagreementSection } from "./disagreement-section.js";
import { gateSection } from "./gate-section.js";
import { introduction } from "./introduction.js";
import { mappingSection } from "./mapping-section.js";
import { sampleSection } from "./sample-section.js";

/**
 * A backtest as one self-contained HTML page: inline style and SVG, no script, no network. It quotes titles and lines of
 * the issues that were given, redacted: it is for the people of that repository.
 */
export function renderBacktestPage(report: BacktestReport): string {
  return pageDocument(
    `engine-triage: backtest of ${report.source.name}`,
    html`${introduction(report)}
${coverageSection(report)}
${comparisonSection(report)}
${gateSection(report)}
${disagreementSection(report)}
${sampleSection(report)}
${costSection(report)}
${mappingSection(report)}`,
  );
}
