import type { Adaptation } from "../adaptation/adaptation-schema.js";
import type { Classification } from "../classify/classification.js";
import { orderKinds } from "../classify/order-kinds.js";
import { alsoAsked, inOwnWords } from "../playbooks/ask-settings.js";
import { findNeeds, findRequest, type MissingInformation } from "../playbooks/find-needs.js";
import { selectOwnChecks } from "../playbooks/own-checks.js";
import { chooseChecks } from "../playbooks/select-checks.js";
import { redact } from "../redaction/redact.js";
import type { IssueReport } from "../report/issue-report.js";
import { withoutInvisible } from "../report/visible-text.js";
import type { Evidence } from "../signals/evidence.js";
import { positionOf } from "../signals/find-evidence.js";
import type { SimilarIssue } from "../similar/similar-issue.js";
import type { NeedId } from "../taxonomy/needs.js";
import { chooseLabels, passesGates } from "./choose-labels.js";
import { PHRASES } from "./comment/phrases/languages.js";
import { renderComment, renderEmptyReport } from "./comment/render-comment.js";
import { DECISION_SCHEMA, type Decision } from "./decision.js";
import type { DecisionSettings, Gates } from "./settings.js";
import { statedFacts } from "./stated-facts.js";
import { forChecks, inFavour, isCorrected, NOTHING_TOLD, type Told, tell } from "./told.js";

/** Everything that a decision is made from. */
export interface DecisionInput {
  report: IssueReport;
  classification: Classification;
  /** What moved the classification, strongest first. */
  evidence: readonly Evidence[];
  source: Decision["source"];
  /** NOTHING_TOLD unless given. */
  told?: Told;
  /** What the corrections of the repository moved in classification and gates; nothing unless given. */
  adaptation?: Adaptation | null;
  /** Earlier issues with the same error; none unless given. */
  similar?: readonly SimilarIssue[];
}

/** The input with what was told in its place. `found` is the classification as it was made from the text. */
interface ToldInput extends DecisionInput {
  told: Told;
  found: Classification;
}

/** Less likely malfunctions than this get no comment, though they are decided to be one. */
const COMMENT_MALFUNCTION = 0.5;
/** A comment names a symptom; below this it would be guesswork, and the App stays silent. */
const COMMENT_SYMPTOM = 0.5;

/** Checks that the report itself gives the reason for; with fewer, a comment would be filled up with what is only likely. */
const LEAST_GROUNDED = 3;

/** Checks of a comment, the repository's own among them. */
const MOST_CHECKS = 5;

/** Characters of a line in which the match is looked for again. */
const LINE_LIMIT = 600;
/** Characters of a line that are quoted. */
const QUOTE_LIMIT = 120;

/** What an untouched form is asked for: enough to know what the issue is about. */
const NEEDS_OF_EMPTY_FORM: readonly NeedId[] = ["repro", "version", "log"];

/** Decides about a report: what it is, which labels pass their gates, what is said. Pure. */
export function decide(given: DecisionInput, gates: Gates, settings: DecisionSettings): Decision {
  const told = given.told ?? NOTHING_TOLD;
  const known = tell(given.classification, told);
  const kinds = orderKinds(known.kinds, gates.malfunction);
  const input: ToldInput = {
    ...given,
    told,
    similar: given.similar ?? [],
    found: given.classification,
    classification: { ...known, kinds },
    evidence: inFavour(given.evidence, told),
  };
  const { report } = input;
  const [kind] = kinds;
  if (!kind) throw new Error("a classification without kinds");
  const decided = { ...undecided(input), kind };
  if (report.template.unfilled && !isCorrected(told) && !told.notABug) return decideEmptyForm(input, decided, settings);
  if (kind.id !== "malfunction") return withLabels(decided, input, [], gates, settings);
  return decideMalfunction(input, decided, gates, settings);
}

/** The fields that do not depend on the kind. */
function undecided(input: DecisionInput): Omit<Decision, "kind"> {
  const { report, classification, evidence, source, similar = [], adaptation } = input;
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
    similar: [...similar],
    comment: null,
    source,
    ...(adaptation && { adaptation }),
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

function decideEmptyForm({ report, told }: ToldInput, decided: Decision, settings: DecisionSettings): Decision {
  const asked = NEEDS_OF_EMPTY_FORM.filter((need) => !told.metNeeds.includes(need));
  const missing = inOwnWords(
    asked.flatMap((need) => findRequest(need, report.engine, "crash") ?? []),
    settings.ask,
  );
  const needs = missing.map(({ need }) => need);
  return {
    ...decided,
    kind: { id: "other", p: decided.kind.id === "other" ? decided.kind.p : 0.5 },
    needs,
    labels: settings.families.needs ? needs.map((need) => `needs: ${need}`) : [],
    abstained: (["symptom", "cause", "phase", "component", "backend"] as const).filter(
      (family) => settings.families[family],
    ),
    comment: settings.comment ? renderEmptyReport(missing, PHRASES[settings.language]) : null,
  };
}

function decideMalfunction(input: ToldInput, decided: Decision, gates: Gates, settings: DecisionSettings): Decision {
  const { report, classification, told } = input;
  const [symptom] = classification.symptoms;
  // After the choice of what to ask for: what has come makes no room for further questions.
  const missing = inOwnWords(findNeeds(report, classification), settings.ask).filter(
    ({ need }) => !told.metNeeds.includes(need),
  );
  const requests = [...missing, ...alsoAsked(report.issue.body, symptom?.id, settings.ask)];
  const situation = {
    report,
    classification: forChecks(input.found, classification, told),
    causeIsTold: told.cause !== null,
  };
  const ownChecks = selectOwnChecks(situation, settings.checks);
  const chosen = chooseChecks(situation);
  const checks = [...ownChecks, ...chosen.checks].slice(0, MOST_CHECKS);
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
  const isApt = isCorrected(told) || ownChecks.length + chosen.grounded >= LEAST_GROUNDED;
  const isSure = isApt && judged.kind.p >= COMMENT_MALFUNCTION && (symptom?.p ?? 0) >= COMMENT_SYMPTOM;
  const comment =
    settings.comment && isSure
      ? renderComment(judged, {
          checks,
          requests,
          isSure: passesGates(judged, gates),
          isTold: { symptom: told.symptom !== null, cause: told.cause !== null },
          reasons: settings.reasons,
          phrases: PHRASES[settings.language],
        })
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
  { report, classification, told }: ToldInput,
  missing: readonly MissingInformation[],
  gates: Gates,
  settings: DecisionSettings,
): Decision {
  const situation = {
    classification,
    malfunction: decided.kind.id === "malfunction" ? decided.kind.p : 0,
    needs: missing.map(({ need }) => need),
    facts: report.facts,
    told,
  };
  const { labels, abstained } = chooseLabels(situation, gates, settings);
  return { ...decided, labels: [...labels], abstained: [...abstained] };
}
