import { html, type Markup } from "../../pages/design/markup.js";
import type { AppAnswers, AppFile } from "../app-manifest.js";

/** The second page: all that GitHub will be asked for, and the form that asks it. */
export function reviewPage(app: AppFile, answers: AppAnswers, manifest: string, target: string): Markup {
  const permissions = Object.entries(app.default_permissions).map(([name, level]) => `${name}: ${level}`);
  return html`<p class="lead">The App as GitHub will make it. On the next page GitHub asks you to confirm.</p>
<dl>
<dt>Name</dt><dd>${answers.name}</dd>
<dt>Owner</dt><dd>${answers.organization ?? "your own account"}</dd>
<dt>Deliveries go to</dt><dd>${answers.webhookUrl}</dd>
<dt>Permissions</dt><dd>${permissions.join(", ")}</dd>
<dt>Events</dt><dd>${app.default_events.join(", ")}</dd>
<dt>Who may install it</dt><dd>${app.public ? "everybody; you can change that on GitHub" : "its owner"}</dd>
</dl>
<form method="post" action="${target}">
<input type="hidden" name="manifest" value="${manifest}">
<button type="submit">Create it on ${new URL(target).host}</button>
</form>
<p><a href="/setup">Change the answers</a></p>`;
}
