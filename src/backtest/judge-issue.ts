import type { Decision } from "../decide/decision.js";
import { parseLabelName } from "../decide/label-names.js";
import { type Claim, COMPARED, type Compared, type Mapping } from "./mapping/claim.js";
import type { PastIssue } from "./past-issue.js";

/** Right and wrong by the repository's own labels; `unknown` where those say nothing about it. */
export type Verdict = "right" | "wrong" | "unknown";

/** What was decided of an issue, and what its labels say. */
export interface JudgedPast {
  issue: PastIssue;
  decision: Decision;
  /** Whether the weights were learned from this issue. */
  isLearned: boolean;
  /** Ids that its labels claim, by family. */
  truth: Readonly<Record<Compared, readonly string[]>>;
  /** The id that was decided or would be labelled, by family; null where the App is silent. */
  given: Readonly<Record<Compared, string | null>>;
  verdicts: Readonly<Record<Compared, Verdict>>;
}

/** Holds a decision against the labels that people gave. Labels of other families of the App prove nothing. */
export function judgePast(issue: PastIssue, decision: Decision, mapping: Mapping, isLearned: boolean): JudgedPast {
  const claims = issue.labels.flatMap((label) => mapping.get(label.toLowerCase()) ?? []);
  const truth = byFamily((family) => idsOf(claims, family));
  const given = byFamily((family) => (family === "kind" ? decision.kind.id : labelledId(decision, family)));
  const verdicts = byFamily((family) => verdictOn(family, given[family], truth));
  return { issue, decision, isLearned, truth, given, verdicts };
}

/**
 * Whether a class is what the labels say. Labels say nothing of a family in which none stands, but for issues that they
 * call something else than a malfunction: nothing else can be right there.
 */
export function verdictOn(family: Compared, id: string | null, truth: JudgedPast["truth"]): Verdict {
  if (id === null) return "unknown";
  if (truth[family].length > 0) return truth[family].includes(id) ? "right" : "wrong";
  const isOther = truth.kind.length > 0 && !truth.kind.includes("malfunction");
  return family !== "kind" && isOther ? "wrong" : "unknown";
}

function idsOf(claims: readonly Claim[], family: Compared): readonly string[] {
  return [...new Set(claims.filter((claim) => claim.family === family).map(({ id }) => id))];
}

function labelledId({ labels }: Decision, family: Compared): string | null {
  const parsed = labels.map(parseLabelName).find((label) => label?.family === family);
  return parsed?.id ?? null;
}

/** One value a family. */
function byFamily<T>(pick: (family: Compared) => T): Readonly<Record<Compared, T>> {
  const [kind, symptom, cause, phase, component, backend] = COMPARED;
  return {
    kind: pick(kind),
    symptom: pick(symptom),
    cause: pick(cause),
    phase: pick(phase),
    component: pick(component),
    backend: pick(backend),
  };
}
