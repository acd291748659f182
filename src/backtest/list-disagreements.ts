import { redact } from "../redaction/redact.js";
import { visibleText } from "../report/visible-text.js";
import { SIGNALS_BY_ID } from "../signals/signals.js";
import type { JudgedPast } from "./judge-issue.js";
import { COMPARED, type Compared } from "./mapping/claim.js";
import type { BacktestReport, Disagreement } from "./report-schema.js";

/** Disagreements that are listed, surest first. */
const SHOWN = 40;
const EVIDENCE = 2;
const TITLE_LIMIT = 120;
const QUOTE_LIMIT = 120;

/** Where the App and the repository's labels differ, surest decisions first, each with what the decision rests on. */
export function listDisagreements(judged: readonly JudgedPast[]): BacktestReport["disagreements"] {
  const all = judged.flatMap((item) =>
    // An issue that is no malfunction at all is one disagreement, not one a family.
    COMPARED.filter((family) => item.verdicts[family] === "wrong")
      .filter((family) => family === "kind" || item.verdicts.kind !== "wrong")
      .map((family) => ({ item, family, p: probabilityOf(item, family) })),
  );
  const shown = all
    .sort((a, b) => b.p - a.p)
    .slice(0, SHOWN)
    .map(({ item, family, p }) => toDisagreement(item, family, p));
  return { total: all.length, shown };
}

function toDisagreement({ issue, decision, given, truth }: JudgedPast, family: Compared, p: number): Disagreement {
  return {
    repo: visibleText(issue.repo, TITLE_LIMIT),
    number: issue.number,
    title: shownTitle(issue.title),
    family,
    decided: given[family] ?? "",
    p,
    own: truth[family].length > 0 ? [...truth[family]] : truth.kind.map((id) => `kind ${id}`),
    labels: issue.labels.map((label) => visibleText(label, TITLE_LIMIT)),
    evidence: withoutTwins(decision.evidence)
      .slice(0, EVIDENCE)
      .map(({ signal, startLine, quote }) => ({
        line: startLine,
        signal,
        reason: SIGNALS_BY_ID.get(signal)?.reason ?? "",
        quote: visibleText(quote, QUOTE_LIMIT),
      })),
  };
}

/** Of several signals in one line the strongest. */
function withoutTwins(evidence: JudgedPast["decision"]["evidence"]): JudgedPast["decision"]["evidence"] {
  const lines = evidence.map(({ startLine }) => startLine);
  return evidence.filter(({ startLine }, index) => lines.indexOf(startLine) === index);
}

/** A title as it may be shown: redacted, on one line. */
export function shownTitle(title: string): string {
  return visibleText(redact(title), TITLE_LIMIT);
}

function probabilityOf({ decision }: JudgedPast, family: Compared): number {
  const { kind, symptoms, causes, phase, components } = decision;
  switch (family) {
    case "symptom":
      return (symptoms[0]?.p ?? 0) * kind.p;
    case "cause":
      return (causes[0]?.p ?? 0) * kind.p;
    case "phase":
      return (phase?.p ?? 0) * kind.p;
    case "component":
      return (components[0]?.p ?? 0) * kind.p;
    default:
      return kind.p;
  }
}
