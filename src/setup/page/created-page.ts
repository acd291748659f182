import { html, type Markup } from "../../pages/design/markup.js";

/** The last page: the App is there, its credentials are kept, and what is left to do. Shows no credential. */
export function createdPage(pageUrl: string, envFile: string, next: string): Markup {
  return html`<p class="lead">GitHub made the App. Its credentials are in <code>${envFile}</code>, which only your
user may read.</p>
<ol>
<li><a href="${pageUrl}/installations/new">Install it</a> on the repositories whose issues it shall look at.</li>
<li>On the App's settings, under Permissions, give "Single file" the path <code>.github/engine-triage.yml</code>: GitHub
takes no path from a manifest. Without it a repository's configuration is not read.</li>
<li>${next}</li>
<li><code>npx engine-triage doctor</code> says whether anything is missing.</li>
</ol>`;
}

/** What went wrong, and the way on. */
export function problemPage(problem: string, fix: string): Markup {
  return html`<p class="warning">${problem}</p>
<p>${fix}</p>
<p><a href="/setup">Back to the beginning</a></p>`;
}
