import { CONFIGURATION_PATH } from "../../config/repository/from-files.js";
import { settingsInForce } from "../../config/repository/settings-in-force.js";
import { visible } from "../design/hostile-text.js";
import { html, type Markup } from "../design/markup.js";
import type { Dashboard } from "./dashboard.js";

/** Characters of a problem that are shown: it may quote the file. */
const LONGEST_PROBLEM = 600;

/** What holds for the repository, and what is wrong with its file. */
export function configurationSection({ configuration }: Pick<Dashboard, "configuration">): Markup {
  const { settings, hasFile, problems } = configuration;
  const inForce = settingsInForce(settings);
  const on = Object.entries(inForce.families).flatMap(([family, isOn]) => (isOn ? [family] : []));
  const rows: readonly (readonly [string, string])[] = [
    ["mode", inForce.mode],
    ["engine", inForce.engine ?? "by name of the repository, or by what the issue says"],
    ["labels", on.join(", ") || "none"],
    ["precision", listed(inForce.precision) || "the usual one"],
    ["corrections move decisions", inForce.adaptation ? "yes" : "no"],
    ["similar issues", inForce.similar ? "named" : "not named"],
    ["own checks, signals", `${inForce.checks.length}, ${inForce.signals.length}`],
    ["model", inForce.model.enabled ? "may be asked" : "is never asked"],
    ["waits before triage", inForce["quiet-period"]],
  ];
  return html`<section id="configuration" aria-labelledby="configuration-title">
<h2 id="configuration-title">Configuration in force</h2>
<p class="note">${hasFile ? html`From <code>${CONFIGURATION_PATH}</code>, as the App read it last.` : html`There is no <code>${CONFIGURATION_PATH}</code> that was right: what it could say is as usual, or as the owner's file says.`}</p>
${
  problems.length === 0
    ? html``
    : html`<div class="warning"><p>The last version of the file is not in force:</p><ul>${problems.map((problem) => html`<li>${visible(problem, LONGEST_PROBLEM) ?? ""}</li>`)}</ul></div>`
}
<dl>${rows.map(
    ([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>
`,
  )}</dl>
<details><summary>All settings</summary>
<pre tabindex="0" aria-label="All settings as JSON">${JSON.stringify(inForce, null, 2)}</pre></details>
</section>`;
}

function listed(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(", ");
}
