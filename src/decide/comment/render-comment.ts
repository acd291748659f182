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
import { ENGLISH } from "./phrases/english.js";
import type { Phrases } from "./phrases/phrases.js";
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

/** What the comment is made of besides the decision: all of it is text of our own tables, or of the repository's file. */
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
  /** English unless given. */
  phrases?: Phrases;
}

type Material = CommentMaterial & Required<Pick<CommentMaterial, "phrases">>;

type Judged = Pick<Decision, "phase" | "symptoms" | "subtype" | "causes" | "evidence" | "abstained"> &
  Partial<Pick<Decision, "similar">>;

/**
 * The one comment on a malfunction: what it looks like, checks, what is missing; evidence, outcomes and sources folded.
 * Text of the issue appears as inline code only. At most 6,000 characters: evidence is left out where it does not fit.
 */
export function renderComment(judged: Judged, given: CommentMaterial): string {
  const material = { phrases: ENGLISH, ...given };
  const asked = [renderVerdict(judged, material), renderChecks(material), renderRequests(material)];
  const similar = renderSimilar(judged.similar ?? [], material.phrases);
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
export function renderEmptyReport(requests: CommentMaterial["requests"], phrases: Phrases): string {
  if (requests.length === 0) return [COMMENT_MARKER, phrases.emptyFormAnswered].join("\n\n");
  const list = requests.map((request) => `- ${request.text}`).join("\n");
  return [COMMENT_MARKER, phrases.emptyForm, list].join("\n\n");
}

function renderVerdict(judged: Judged, { isSure, isTold = NEITHER, phrases }: Material): string {
  const { phase, symptoms, subtype } = judged;
  const [symptom, second] = symptoms;
  if (!symptom || !phase) return "";
  const kind = subtype ? nameOf(SUBTYPES, subtype.id).toLowerCase() : null;
  // In place of a figure: nobody calibrated a maintainer.
  const sure = isTold.symptom ? phrases.told : confidence(symptom.p, isSure.symptom, phrases);
  const otherwise =
    !isTold.symptom && !isSure.symptom && second && second.p >= SECOND_WORTH_NAMING
      ? phrases.otherwise(nameOf(SYMPTOMS, second.id))
      : "";
  const verdict = phrases.verdict(nameOf(SYMPTOMS, symptom.id), kind, nameOf(PHASES, phase.id), sure);
  return `${verdict}${otherwise}${renderWhy(judged, isSure.cause, isTold.cause, phrases)}`;
}

const NEITHER = { symptom: false, cause: false };

function renderWhy({ causes }: Judged, isSure: boolean, isTold: boolean, phrases: Phrases): string {
  const [first] = causes;
  if (isTold && first) return phrases.toldCause(nameOf(CAUSES, first.id));
  const named = causes.filter((cause) => cause.p >= CAUSE_WORTH_NAMING).slice(0, CAUSES_NAMED);
  if (named.length === 0) return phrases.noCause;
  return phrases.causes(
    named.map((cause) => `${nameOf(CAUSES, cause.id)} (${percent(cause.p)})`),
    isSure,
  );
}

function renderChecks({ checks, phrases }: Material): string {
  if (checks.length === 0) return "";
  return [phrases.checks, ...checks.map((check, index) => `${index + 1}. ${check.text}`)].join("\n");
}

function renderRequests({ requests, phrases }: Material): string {
  if (requests.length === 0) return "";
  return [phrases.missing, ...requests.map((request) => `- ${request.text}`)].join("\n");
}

function renderFolded(judged: Judged, { checks, reasons, phrases }: Material): string {
  return [
    `<details><summary>${phrases.folded}</summary>`,
    renderEvidence(judged.evidence, reasons, phrases),
    renderOutcomes(checks, phrases),
    renderStudyContext(judged, phrases),
    phrases.origin,
    "</details>",
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

/** The study's counts of bugs of this kind, with the cause that is named first. */
function renderStudyContext({ symptoms, phase, subtype, causes }: Judged, phrases: Phrases): string {
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
    phrases,
  );
}

function nameOf<Id extends string>(rows: readonly { readonly id: Id; readonly name: string }[], id: Id): string {
  return rows.find((row) => row.id === id)?.name ?? id;
}
