import { type Level, NO_SUBTYPE } from "../classify/levels.js";
import type { Decision } from "../decide/decision.js";
import { labelName } from "../decide/label-names.js";
import type { Labels } from "../training/labels.js";
import { judgeCategory } from "./cause-category.js";
import type { Judged } from "./metrics.js";

/** What was decided of an issue and what is true of it. */
export interface Evaluated {
  decision: Decision;
  labels: Labels;
}

/** Families whose labels are judged. */
export type JudgedFamily = "symptom" | "cause";

/** The label that an issue got, or would have got with a lower gate. */
export interface LabelCandidate {
  id: string;
  /** Probability of the class, times that of a malfunction: what the gate looks at. */
  p: number;
  /** A symptom is right if it is one of those labelled; a cause if it is the first. On no malfunction none is. */
  isRight: boolean;
  isApplied: boolean;
}

/** One issue with its decision held against its labels, without its text. */
export interface JudgedIssue {
  repo: string;
  number: number;
  /** By its label. */
  isMalfunction: boolean;
  /** By the decision. */
  isDecidedMalfunction: boolean;
  /**
   * Levels below the kind are null unless the issue is labelled as a malfunction; one that was decided to be something
   * else has no classes there and so counts as wrong. A level without a label is null: nobody can say what is right.
   */
  levels: Readonly<Record<Level, Judged | null>>;
  /** Of the cause: its causes' probabilities added up. */
  category: Judged | null;
  /** null where the issue was decided to be no malfunction, or nobody knows the class. */
  candidates: Readonly<Record<JudgedFamily, LabelCandidate | null>>;
  isCommented: boolean;
}

/** Holds a decision against the labels, level by level. */
export function judge({ decision, labels }: Evaluated): JudgedIssue {
  const isMalfunction = labels.kind === "malfunction";
  const below = (truth: readonly string[], ranked: Judged["ranked"]): Judged | null =>
    isMalfunction && truth.length > 0 ? { truth, ranked } : null;
  const { kind, phase, subtype } = decision;
  const cause = below(labels.causes, decision.causes);
  return {
    repo: decision.repo,
    number: decision.number,
    isMalfunction,
    isDecidedMalfunction: kind.id === "malfunction",
    levels: {
      kind: { truth: [labels.kind], ranked: [kind] },
      phase: below(labels.phase ? [labels.phase] : [], phase ? [phase] : []),
      symptom: below(labels.symptoms, decision.symptoms),
      subtype:
        labels.symptoms[0] === "unexpected-output" && labels.subtype !== undefined
          ? below([labels.subtype ?? NO_SUBTYPE], [subtype ?? { id: NO_SUBTYPE, p: 1 }])
          : null,
      component: below(labels.components, decision.components),
      cause,
    },
    category: cause && judgeCategory(cause),
    candidates: {
      symptom: candidate("symptom", decision, isMalfunction ? labels.symptoms : null),
      cause: candidate("cause", decision, isMalfunction ? labels.causes.slice(0, 1) : null),
    },
    isCommented: decision.comment !== null,
  };
}

/** @param truth null: no malfunction, so no class is right; empty: nobody knows */
function candidate(family: JudgedFamily, decision: Decision, truth: readonly string[] | null): LabelCandidate | null {
  const [top] = family === "symptom" ? decision.symptoms : decision.causes;
  if (!top || decision.kind.id !== "malfunction" || truth?.length === 0) return null;
  return {
    id: top.id,
    p: top.p * decision.kind.p,
    isRight: truth?.includes(top.id) ?? false,
    isApplied: decision.labels.includes(labelName(family, top.id)),
  };
}

/** The issues that are judged at a level. */
export function judgedAt(issues: readonly JudgedIssue[], level: Level): readonly Judged[] {
  return issues.flatMap(({ levels }) => levels[level] ?? []);
}
