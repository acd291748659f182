import type { Decision } from "../../decide/decision.js";
import { githubMarkdown } from "../design/github-markdown.js";
import { html, type Markup } from "../design/markup.js";

/** The comment as it would stand on GitHub. */
export function commentSection({ comment }: Pick<Decision, "comment">): Markup {
  return html`<section class="card" id="comment" aria-labelledby="comment-title">
<h2 id="comment-title">Comment, as GitHub shows it</h2>
${
  comment === null
    ? html`<p class="quiet">None: the App would stay silent.</p>`
    : html`<div class="comment"><p class="comment-head"><b>engine-triage</b> <span class="bot">bot</span> commented</p>
<div class="markdown-body">${githubMarkdown(comment)}</div></div>`
}
</section>`;
}

/** The decision as `engine-triage triage --json` prints it, one key a line. */
export function jsonSection(decision: Decision): Markup {
  return html`<details class="card" id="json"><summary>Decision as JSON</summary>
<div class="actions needs-script"><button type="button" class="small" data-copy-from="decision-json">Copy</button></div>
<pre id="decision-json" tabindex="0" aria-label="Decision as JSON">${JSON.stringify(decision, null, 2)}</pre>
</details>`;
}
