import { html, type Markup } from "../design/markup.js";

/** @param repoUrl GitHub's address of the repository */
export function issueLink(repoUrl: string, issue: number): Markup {
  return html`<a class="issue" href="${repoUrl}/issues/${issue}">#${issue}</a>`;
}
