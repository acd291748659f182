import type { Check } from "../../playbooks/check.js";
import { studyContext } from "../../playbooks/study-context.js";
import { CAUSES } from "../../taxonomy/causes.js";
import { PHASES } from "../../taxonomy/phases.js";
import { SUBTYPES, SYMPTOMS } from "../../taxonomy/symptoms.js";
import type { Decision } from "../decision.js";
import { COMMENT_MARKER } from "./comment-marker.js";
import { confidence, percent } from "./confidence.js";
import { renderEvidence } from "./evidence-list.js";
import { renderOutcomes } from "./outcome-list.js";
import { renderSimilar } from "./similar-list.js";
import { renderStudyLine } from "./study-line.js";

/** GitHub allows 65,536 characters; a comment worth reading needs far fewer. */
export const COMMENT_LIMIT = 6_000;

/** Characters that stand unfolded where similar issues are among them. */
const VISIBLE_LIMIT = 1_180;

/** Causes below this are not worth a reader's time. */
const CAUSE_WORTH_NAMING = 0.12;
const CAUSES_NAMED = 3;
/** An unsure verdict names its rival from here on. */
const SECOND_WORTH_NAMING = 0.2;

/** What the comment is made of besides the decision: all of it is text of our own tables. */
export interface CommentMaterial {
  checks: readonly Check[];
  /** What is asked of the reporter, most useful first. */
  requests: readonly { text: string }[];
  /** Whether the first symptom and the first cause pass their gates. */
  isSure: { symptom: boolean; cause: boolean };
  /** Whether a maintainer said what the first symptom and the first cause are; neither unless given. */
  isTold?: { symptom: boolean; cause: boolean };
  /** Of the repository's own signals; none unless given. */
  reasons?: ReadonlyMap<string, string>;
}

type Judged = Pick<Decision, "phase" | "symptoms" | "subtype" | "causes" | "evidence" | "abstained"> &
  Partial<Pick<Decision, "similar">>;

/**
 * The one comment on a malfunction: what it looks like, checks, what is missing; evidence, outcomes and sources folded.
 * Text of the issue appears as inline code only. At most 6,000 characters: evidence is left out where it does not fit.
 */
export function renderComment(judged: Judged, material: CommentMaterial): string {
  const asked = [renderVerdict(judged, material), renderChecks(material.checks), renderRequests(material.requests)];
  const similar = renderSimilar(judged.similar ?? []);
  // What the reporter is to do goes first: similar issues are left out where they would make too much to read.
  const fits = [COMMENT_MARKER, ...asked, similar].join("\n\n").length <= VISIBLE_LIMIT;
  const visible = fits ? [...asked, similar] : asked;
  for (let quotes = judged.evidence.length; quotes >= 0; quotes--) {
    const folded = renderFolded({ ...judged, evidence: judged.evidence.slice(0, quotes) }, material);
    const comment = [COMMENT_MARKER, ...visible, folded].filter((block) => block !== "").join("\n\n");
    if (comment.length <= COMMENT_LIMIT) return comment;
  }
  return [COMMENT_MARKER, ...visible].filter((block) => block !== "").join("\n\n");
}

/** The comment on a form that was sent as it came: it only says what is needed. */
export function renderEmptyReport(requests: CommentMaterial["requests"]): string {
  if (requests.length === 0) {
    return [COMMENT_MARKER, "The form holds no description; what was asked for here has come in the comments."].join(
      "\n\n",
    );
  }
  return [
    COMMENT_MARKER,
    "The form holds no description yet, so there is nothing to go on. Please edit the issue and add:",
    requests.map((request) => `- ${request.text}`).join("\n"),
  ].join("\n\n");
}

function renderVerdict(judged: Judged, { isSure, isTold = NEITHER }: CommentMaterial): string {
  const { phase, symptoms, subtype } = judged;
  const [symptom, second] = symptoms;
  if (!symptom || !phase) return "";
  const kind = subtype ? ` (${nameOf(SUBTYPES, subtype.id).toLowerCase()})` : "";
  const sure = isTold.symptom ? TOLD : confidence(symptom.p, isSure.symptom);
  const otherwise =
    !isTold.symptom && !isSure.symptom && second && second.p >= SECOND_WORTH_NAMING
      ? ` It may also be ${nameOf(SYMPTOMS, second.id)}.`
      : "";
  return `**${nameOf(SYMPTOMS, symptom.id)}**${kind} in ${nameOf(PHASES, phase.id)} (${sure}).${otherwise} ${renderWhy(judged, isSure.cause, isTold.cause)}`;
}

const NEITHER = { symptom: false, cause: false };
/** In place of a figure: nobody calibrated a maintainer. */
const TOLD = "set by a maintainer";

function renderWhy({ causes }: Judged, isSure: boolean, isTold: boolean): string {
  const [first] = causes;
  if (isTold && first) return `Root cause, ${TOLD}: ${nameOf(CAUSES, first.id)}.`;
  const named = causes.filter((cause) => cause.p >= CAUSE_WORTH_NAMING).slice(0, CAUSES_NAMED);
  if (named.length === 0) return "No root cause stands out.";
  const lead = isSure ? "Likely root cause" : "Root causes to look at first, none of them certain";
  return `${lead}: ${named.map((cause) => `${nameOf(CAUSES, cause.id)} (${percent(cause.p)})`).join(", ")}.`;
}

function renderChecks(checks: readonly Check[]): string {
  if (checks.length === 0) return "";
  return ["**Checks that tell the causes apart**", ...checks.map((check, index) => `${index + 1}. ${check.text}`)].join(
    "\n",
  );
}

function renderRequests(requests: CommentMaterial["requests"]): string {
  if (requests.length === 0) return "";
  return ["**Missing from the report**", ...requests.map((request) => `- ${request.text}`)].join("\n");
}

function renderFolded(judged: Judged, material: CommentMaterial): string {
  return [
    "<details><summary>Evidence, what each outcome means, and sources</summary>",
    renderEvidence(judged.evidence, material.reasons),
    renderOutcomes(material.checks),
    renderStudyContext(judged),
    "Written by engine-triage from the text of this issue alone; it does not know the fix. A maintainer's labels and removals are left as they are.",
    "</details>",
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

/** The study's counts of bugs of this kind, with the cause that is named first. */
function renderStudyContext({ symptoms, phase, subtype, causes }: Judged): string {
  const [symptom] = symptoms;
  if (!symptom) return "";
  const [cause] = causes;
  return renderStudyLine(
    studyContext({
      symptom: symptom.id,
      phase: phase?.id ?? null,
      subtype: subtype?.id ?? null,
      cause: cause !== undefined && cause.p >= CAUSE_WORTH_NAMING ? cause.id : null,
    }),
  );
}

function nameOf<Id extends string>(rows: readonly { readonly id: Id; readonly name: string }[], id: Id): string {
  return rows.find((row) => row.id === id)?.name ?? id;
}
