import { inlineCode } from "../decide/comment/inline-code.js";
import { renderExplanation } from "../decide/comment/render-explanation.js";
import type { Gates } from "../decide/settings.js";
import { NOTHING_TOLD } from "../decide/told.js";
import type { ActionIssue } from "./read-event.js";
import type { ActionResult, TriagedIssue } from "./triage-event.js";

/** GitHub's own limit for titles. */
const TITLE_LIMIT = 256;
const PROBLEM_LIMIT = 500;

/** What a summary says beside what became of the issue. */
export interface SummaryNotes {
  problems: readonly string[];
  gates: Gates | null;
}

/**
 * What a run shows on its own page: what was done, the decision with its probabilities and evidence, and the comment. All
 * that comes from an issue stands there as inline code. Pure.
 */
export function renderSummary(
  { repo, number }: ActionIssue,
  result: ActionResult,
  { problems, gates }: SummaryNotes,
): string {
  const blocks = [`## engine-triage: ${inlineCode(`${repo}#${number}`, TITLE_LIMIT)}`];
  if (problems.length > 0) {
    const rows = problems.map((problem) => `- ${inlineCode(problem, PROBLEM_LIMIT)}`);
    blocks.push(
      ["**The configuration is wrong: nothing is written on issues until it is put right.**", ...rows].join("\n"),
    );
  }
  if (result.kind === "skipped") blocks.push(`Nothing to do: ${inlineCode(result.reason, TITLE_LIMIT)}.`);
  else blocks.push(...triagedBlocks(result, gates));
  return `${blocks.join("\n\n")}\n`;
}

function triagedBlocks(triaged: TriagedIssue, gates: Gates | null): readonly string[] {
  const { title, decision, settings, standing, plan, isDryRun } = triaged;
  const done = isDryRun ? "Dry run, nothing was written. It would be:" : "Done:";
  const rows = [
    `- added: ${names(plan.labelsToAdd.map(({ name }) => name))}`,
    `- taken off: ${names(plan.labelsToRemove)}`,
    `- comment: ${commentRow(triaged)}`,
  ];
  const blocks = [
    `Title: ${inlineCode(title, TITLE_LIMIT) || "none"}`,
    `${done} (mode ${settings.mode})\n\n${rows.join("\n")}`,
    renderExplanation(decision, { gates, settings: settings.triage.decision, told: NOTHING_TOLD, ...standing }),
  ];
  if (decision.comment !== null) blocks.push("### The comment", decision.comment);
  return blocks;
}

function commentRow({ decision, plan, settings, standing }: TriagedIssue): string {
  if (plan.comment !== null) return "yes, see below";
  if (decision.comment === null) return "none: nothing to say";
  if (settings.mode !== "comment") return "none in this mode; below, what it would say";
  return standing.commentDeleted ? "none: somebody deleted a comment on this issue" : "none";
}

function names(labels: readonly string[]): string {
  return labels.map((label) => inlineCode(label, TITLE_LIMIT)).join(", ") || "none";
}
