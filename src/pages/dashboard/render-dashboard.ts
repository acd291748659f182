import { html } from "../design/markup.js";
import { framed } from "../serve/frame.js";
import { repositoryPath } from "../serve/page-parts.js";
import type { Viewer } from "../serve/viewer.js";
import { alertsSection } from "./alerts-section.js";
import { configurationSection } from "./configuration-section.js";
import type { Dashboard } from "./dashboard.js";
import { headlineSection } from "./headline-section.js";
import { healthSection } from "./health-section.js";
import { labelsSection } from "./labels-section.js";
import { modelSection } from "./model-section.js";
import { sharesSection } from "./shares-section.js";
import { triagesSection } from "./triages-section.js";
import { unsureSection } from "./unsure-section.js";

/** The page of a repository, most urgent first. Pure: the same values give the same page. */
export function renderDashboard(viewer: Viewer, dashboard: Dashboard): string {
  const { repo, repoUrl } = dashboard;
  const parts = {
    title: repo,
    isWide: true,
    main: html`<div class="dashboard">
<h1>${repo}</h1>
<p class="lead"><a href="${repoUrl}/issues">Issues on GitHub</a></p>
${alertsSection(dashboard)}
${headlineSection(dashboard)}
<nav class="contents" aria-label="On this page"><ul>
${CONTENTS.map(
  ([id, text]) => html`<li><a href="#${id}">${text}</a></li>
`,
)}</ul></nav>
<div class="split">
${unsureSection(dashboard)}
${triagesSection(dashboard)}
</div>
${sharesSection(dashboard)}
${labelsSection(dashboard)}
<div class="thirds">
${configurationSection(dashboard)}
${modelSection(dashboard)}
${healthSection(dashboard)}
</div>
</div>`,
  };
  return framed(viewer, parts, { path: repositoryPath(repo), repo });
}

const CONTENTS: readonly (readonly [string, string])[] = [
  ["unsure", "Left to you"],
  ["triages", "Triages"],
  ["shares", "What breaks here"],
  ["labels", "Is the App right?"],
  ["configuration", "Configuration"],
  ["model", "Model"],
  ["health", "Deliveries"],
];
