import { html, type Markup } from "../design/markup.js";
import type { Dashboard } from "./dashboard.js";
import { counted } from "./words.js";

/** What keeps the App from doing its work here; nothing where all is well. */
export function alertsSection(dashboard: Pick<Dashboard, "isAlone" | "configuration" | "health">): Markup {
  return html`${alertsOf(dashboard).map(
    (alert) => html`<p class="warning" role="status">${alert}</p>
`,
  )}`;
}

function alertsOf({
  isAlone,
  configuration,
  health,
}: Pick<Dashboard, "isAlone" | "configuration" | "health">): readonly Markup[] {
  const { queue, standing } = health;
  const alerts: Markup[] = [];
  if (standing.state === "suspended") {
    alerts.push(html`The App is suspended: somebody has to lift that in its installation on GitHub.`);
  } else if (standing.waitSeconds > 0) {
    alerts.push(
      html`GitHub has limited the App's calls: it goes on in ${counted(Math.ceil(standing.waitSeconds / 60), "minute")}.`,
    );
  }
  if (queue.deadLetters > 0) {
    alerts.push(
      html`${counted(queue.deadLetters, "delivery", "deliveries")} could not be worked on, however often it was tried: whoever runs the App sees why with <code>engine-triage dead-letters list</code>.`,
    );
  }
  if (!isAlone) {
    alerts.push(
      html`Another installation of the App had a repository of this name. What is on record without its installation is not shown: labels, what people said, the configuration, the model's use.`,
    );
  }
  if (configuration.problems.length > 0) {
    alerts.push(
      html`The configuration file has problems, so its last version is not in force: see <a href="#configuration">what is wrong</a>.`,
    );
  }
  return alerts;
}
