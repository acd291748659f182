import { CONFIGURATION_PATH } from "../../config/repository/from-files.js";
import { settingsInForce } from "../../config/repository/settings-in-force.js";
import { visible } from "../design/hostile-text.js";
import { html, type Markup } from "../design/markup.js";
import type { Dashboard } from "./dashboard.js";

/** Characters of a problem that are shown: it may quote the file. */
const LONGEST_PROBLEM = 600;
const PROBLEMS_SHOWN = 20;
/** Characters of all settings that are shown: a file may have 64 KiB, and a page is to stay small. */
const LONGEST_SETTINGS = 20_000;

/** What holds for the repository, and what is wrong with its file. */
export function configurationSection({ isAlone, configuration }: Pick<Dashboard, "isAlone" | "configuration">): Markup {
  if (!isAlone) {
    return html`<section id="configuration" aria-labelledby="configuration-title">
<h2 id="configuration-title">Configuration in force</h2>
<p class="note">Not shown: what is on record may be of another repository that had this name.</p>
</section>`;
  }
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
<p class="note">${sourceOf(hasFile, problems.length > 0)}</p>
${
  problems.length === 0
    ? html``
    : html`<div class="warning"><p>The last version of the file is not in force:</p><ul>${problems.slice(0, PROBLEMS_SHOWN).map((problem) => html`<li>${visible(problem, LONGEST_PROBLEM) ?? ""}</li>`)}</ul></div>`
}
<dl>${rows.map(
    ([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>
`,
  )}</dl>
<details><summary>All settings</summary>
<pre tabindex="0" aria-label="All settings as JSON">${cut(JSON.stringify(inForce, null, 2))}</pre></details>
</section>`;
}

function cut(text: string): string {
  return text.length > LONGEST_SETTINGS ? `${text.slice(0, LONGEST_SETTINGS)}\n… and more` : text;
}

function sourceOf(hasFile: boolean, isBroken: boolean): Markup {
  const file = html`<code>${CONFIGURATION_PATH}</code>`;
  if (hasFile) return html`From ${file}, as the App read its last version that was right.`;
  if (isBroken) return html`${file} was never right: until it is, the App writes nothing here.`;
  return html`There is no ${file}: everything is as usual, or as the owner's file says.`;
}

function listed(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(", ");
}
