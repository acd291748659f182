import type { Classification } from "../classify/classification.js";
import { orderKinds } from "../classify/order-kinds.js";
import { findNeeds, findRequest, type MissingInformation } from "../playbooks/find-needs.js";
import { selectChecks } from "../playbooks/select-checks.js";
import { redact } from "../redaction/redact.js";
import type { IssueReport } from "../report/issue-report.js";
import { withoutInvisible } from "../report/visible-text.js";
import type { Evidence } from "../signals/evidence.js";
import { positionOf } from "../signals/find-evidence.js";
import type { NeedId } from "../taxonomy/needs.js";
import { chooseLabels, passesGates } from "./choose-labels.js";
import { renderComment, renderEmptyReport } from "./comment/render-comment.js";
import { DECISION_SCHEMA, type Decision } from "./decision.js";
import type { DecisionSettings, Gates } from "./settings.js";
import { statedFacts } from "./stated-facts.js";

/** Everything that a decision is made from. */
export interface DecisionInput {
  report: IssueReport;
  classification: Classification;
  /** What moved the classification, strongest first. */
  evidence: readonly Evidence[];
  source: Decision["source"];
}

/** Less likely malfunctions than this get no comment, though they are decided to be one. */
const COMMENT_MALFUNCTION = 0.5;
/** A comment names a symptom; below this it would be guesswork, and the App stays silent. */
const COMMENT_SYMPTOM = 0.5;

/** Characters of a line in which the match is looked for again. */
const LINE_LIMIT = 600;
/** Characters of a line that are quoted. */
const QUOTE_LIMIT = 120;

/** What an untouched form is asked for: enough to know what the issue is about. */
const NEEDS_OF_EMPTY_FORM: readonly NeedId[] = ["repro", "version", "log"];

/** Decides about a report: what it is, which labels pass their gates, what is said. Pure. */
export function decide(given: DecisionInput, gates: Gates, settings: DecisionSettings): Decision {
  const kinds = orderKinds(given.classification.kinds, gates.malfunction);
  const input = { ...given, classification: { ...given.classification, kinds } };
  const { report } = input;
  const [kind] = kinds;
  if (!kind) throw new Error("a classification without kinds");
  const decided = { ...undecided(input), kind };
  if (report.template.unfilled) return decideEmptyForm(report, decided, settings);
  if (kind.id !== "malfunction") return withLabels(decided, input, [], gates, settings);
  return decideMalfunction(input, decided, gates, settings);
}

/** The fields that do not depend on the kind. */
function undecided({ report, classification, evidence, source }: DecisionInput): Omit<Decision, "kind"> {
  return {
    schema: DECISION_SCHEMA,
    repo: report.issue.repo,
    number: report.issue.number,
    engine: report.engine,
    phase: null,
    symptoms: [],
    subtype: null,
    components: [],
    causes: [],
    manifestations: [...classification.manifestations],
    facts: statedFacts(report.facts),
    needs: [],
    labels: [],
    abstained: [],
    evidence: quoted(report, evidence),
    checklist: [],
    comment: null,
    source,
  };
}

/**
 * Evidence with its lines as the comment and the decision may show them: redacted as part of the whole body, and cut
 * around what the signal matched.
 */
function quoted(report: IssueReport, evidence: readonly Evidence[]): Decision["evidence"] {
  if (evidence.length === 0) return [];
  const body = redact(withoutInvisible(report.lines.join("\n"))).split("\n");
  const title = redact(withoutInvisible(report.issue.title));
  return evidence.map(({ signal, part, startLine, endLine }) => {
    const line = startLine === 0 ? title : (body[startLine - 1] ?? "");
    return { signal, part, startLine, endLine, quote: around(line, signal) };
  });
}

/** At most QUOTE_LIMIT characters of a line, so that what the signal matches is among them. */
function around(line: string, signal: string): string {
  const text = line.trim().slice(0, LINE_LIMIT);
  if (text.length <= QUOTE_LIMIT) return text;
  const at = positionOf(signal, text);
  const start = at < QUOTE_LIMIT * 0.6 ? 0 : at - Math.floor(QUOTE_LIMIT * 0.3);
  // A cut may leave half of a character of two units, which no UTF-8 can hold.
  return `${start > 0 ? "…" : ""}${text.slice(start, start + QUOTE_LIMIT)}`.replace(/\p{Surrogate}/gu, "");
}

function decideEmptyForm(report: IssueReport, decided: Decision, settings: DecisionSettings): Decision {
  const needs = settings.families.needs ? NEEDS_OF_EMPTY_FORM : [];
  const requests = NEEDS_OF_EMPTY_FORM.flatMap((need) => findRequest(need, report.engine, "crash") ?? []);
  return {
    ...decided,
    kind: { id: "other", p: decided.kind.id === "other" ? decided.kind.p : 0.5 },
    needs: [...NEEDS_OF_EMPTY_FORM],
    labels: needs.map((need) => `needs: ${need}`),
    abstained: (["symptom", "cause", "phase", "component", "backend"] as const).filter(
      (family) => settings.families[family],
    ),
    comment: settings.comment ? renderEmptyReport(requests) : null,
  };
}

function decideMalfunction(
  input: DecisionInput,
  decided: Decision,
  gates: Gates,
  settings: DecisionSettings,
): Decision {
  const { report, classification } = input;
  const [symptom] = classification.symptoms;
  const missing = findNeeds(report, classification);
  const checks = selectChecks({ report, classification });
  const judged: Decision = {
    ...withLabels(decided, input, missing, gates, settings),
    phase: classification.phases[0] ?? null,
    symptoms: [...classification.symptoms],
    subtype: symptom?.id === "unexpected-output" ? subtypeOf(classification) : null,
    components: [...classification.components],
    causes: [...classification.causes],
    needs: missing.map(({ need }) => need),
    checklist: checks.map(({ id, text }) => ({ id, text })),
  };
  const isSure = judged.kind.p >= COMMENT_MALFUNCTION && (symptom?.p ?? 0) >= COMMENT_SYMPTOM;
  const comment =
    settings.comment && isSure
      ? renderComment(judged, { checks, requests: missing, isSure: passesGates(judged, gates) })
      : null;
  return { ...judged, comment };
}

/** The subtype if it is likelier than none of the five. */
function subtypeOf({ subtypes }: Classification): Decision["subtype"] {
  const [top] = subtypes;
  const none = 1 - subtypes.reduce((sum, { p }) => sum + p, 0);
  return top && top.p > none ? top : null;
}

function withLabels(
  decided: Decision,
  { report, classification }: DecisionInput,
  missing: readonly MissingInformation[],
  gates: Gates,
  settings: DecisionSettings,
): Decision {
  const situation = {
    classification,
    malfunction: decided.kind.id === "malfunction" ? decided.kind.p : 0,
    needs: missing.map(({ need }) => need),
    facts: report.facts,
  };
  const { labels, abstained } = chooseLabels(situation, gates, settings);
  return { ...decided, labels: [...labels], abstained: [...abstained] };
}
