import type { Decision } from "../../decide/decision.js";
import { redact } from "../../redaction/redact.js";
import { withoutInvisible } from "../../report/visible-text.js";
import { html, type Markup } from "../design/markup.js";
import { pageDocument } from "../design/page-document.js";
import { loadAssets } from "../serve/assets.js";
import { type NavigationItem, shell } from "../serve/shell.js";
import type { Asked } from "./asked.js";
import { commentSection, jsonSection } from "./comment-section.js";
import { decisionSection } from "./decision-section.js";
import { formSection } from "./form-section.js";
import { sourceSection } from "./source-section.js";

export interface PlaygroundPage {
  asked: Asked;
  /** null where nothing was decided. */
  decision: Decision | null;
  problems: readonly string[];
  canUseModel: boolean;
  /** Id of the sample that is shown. */
  sample: string | null;
  /** Of the server that the page is on. */
  navigation: readonly NavigationItem[];
}

/** The playground as it is served. */
export function renderPlayground(page: PlaygroundPage): string {
  const { asked, canUseModel, sample, navigation } = page;
  return shell({
    title: "Playground",
    navigation,
    hasMarkdown: true,
    isWide: true,
    main: html`<h1>What would the App do?</h1>
<p class="lead">An issue in, the decision out: labels, the lines that moved it, and the comment.</p>
<div class="playground">
${formSection(asked, canUseModel, sample)}
<div id="result" class="result" tabindex="-1">
${resultOf(page)}
</div>
</div>
<p class="visually-hidden" role="status" id="result-status"></p>`,
  });
}

function resultOf({ asked, decision, problems }: PlaygroundPage): Markup {
  if (problems.length > 0) {
    return html`<div class="card" role="alert"><h2>This cannot be decided</h2><ul>${problems.map((problem) => html`<li>${problem}</li>`)}</ul></div>`;
  }
  if (decision === null) {
    return html`<div class="card"><h2>Nothing decided yet</h2>
<p>Paste an issue and press Decide, or pick one of the samples. They were written for this project.</p></div>`;
  }
  return html`${decisionSection(decision)}
${commentSection(decision)}
${sourceSection(asked.title, asked.body, decision.evidence)}
${jsonSection(decision)}`;
}

/**
 * The same as one file that can be sent to somebody: without script or network, and with secrets and personal data taken out
 * of the issue's lines.
 */
export function renderPlaygroundFile({ title, body }: Asked, decision: Decision): string {
  const { markdown, style } = loadAssets();
  const harmless = { title: redact(withoutInvisible(title)), body: redact(withoutInvisible(body)) };
  return pageDocument(
    `engine-triage: ${harmless.title || "a decision"}`,
    html`<h1>What engine-triage decides</h1>
<p class="lead">${harmless.title}</p>
<div class="result">
${decisionSection(decision)}
${commentSection(decision)}
${sourceSection(harmless.title, harmless.body, decision.evidence)}
${jsonSection(decision)}
</div>`,
    [markdown.body.toString("utf8"), style.body.toString("utf8")],
  );
}
