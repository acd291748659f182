import { confirmableIds } from "../backtest/family-figures.js";
import type { JudgedPast } from "../backtest/judge-issue.js";
import { COMPARED } from "../backtest/mapping/claim.js";
import { binomialInterval } from "../evaluation/binomial-interval.js";
import { newestFirst } from "./count-classes.js";
import { groupIssues } from "./group-issues.js";
import type { Accuracy, AccuracyMonth, Profile } from "./profile-schema.js";

/** A label of the App's on an issue, and what became of it. */
export interface LabelOutcome {
  number: number;
  family: string;
  label: string;
  /** In which it was put on, in UTC: `2026-02`. */
  month: string;
  /** null: nobody said anything. */
  verdict: "right" | "wrong" | null;
}

/** What is used of an issue that was held against its labels. */
export interface LabelledIssue extends Pick<JudgedPast, "isLearned" | "truth" | "given" | "verdicts"> {
  issue: { number: number };
}

/**
 * What the repository's own labels say of the decisions, by class. Classes that no label could confirm get no precision.
 * Issues that the weights were learned from are left out: there the classifier remembers.
 */
export function accuracyByLabels(judged: readonly LabelledIssue[]): Profile["accuracy"] {
  const unseen = judged.filter(({ isLearned }) => !isLearned);
  const rows = COMPARED.flatMap((family) => {
    const confirmable = confirmableIds(family, unseen);
    const ids = new Set(unseen.flatMap(({ given }) => given[family] ?? []));
    return [...ids].map((id) => {
      const given = unseen.filter((item) => item.given[family] === id);
      const of = (verdict: string) =>
        given.filter(({ verdicts }) => verdicts[family] === verdict).map(({ issue }) => issue);
      const label = family === "kind" ? id : `${family}: ${id}`;
      return accuracyOf(family, label, given.length, of("right"), of("wrong"), confirmable.has(id));
    });
  });
  return { by: "labels", issues: unseen.length, rows: sorted(rows), months: [] };
}

/**
 * What people did to labels that the App had put on issues: taken off or contradicted is wrong, said again by a command is
 * right; people can say either of any class. Most labels get no word, which is no praise: they are counted as neither.
 */
export function accuracyByCorrections(outcomes: readonly LabelOutcome[]): Profile["accuracy"] {
  const issues = new Set(outcomes.map(({ number }) => number)).size;
  return { by: "corrections", issues, rows: rowsOf(outcomes), months: monthsOf(outcomes) };
}

function rowsOf(outcomes: readonly LabelOutcome[]): Accuracy[] {
  const rows = [...groupIssues(outcomes, ({ label }) => label)].map(([label, all]) => {
    const of = (verdict: "right" | "wrong") => all.filter((outcome) => outcome.verdict === verdict);
    return accuracyOf(all[0]?.family ?? "", label, all.length, of("right"), of("wrong"));
  });
  return sorted(rows);
}

function monthsOf(outcomes: readonly LabelOutcome[]): AccuracyMonth[] {
  return [...groupIssues(outcomes, ({ month }) => month)]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .flatMap(([month, all]) => rowsOf(all).map((row) => ({ month, ...row })));
}

type Numbered = readonly { number: number }[];

function accuracyOf(
  family: string,
  label: string,
  given: number,
  right: Numbered,
  wrong: Numbered,
  isConfirmable = true,
): Accuracy {
  const judged = right.length + wrong.length;
  const isJudged = isConfirmable && judged > 0;
  const [low, high] = binomialInterval(right.length, judged);
  return {
    family,
    label,
    given,
    right: newestFirst(right),
    wrong: newestFirst(wrong),
    precision: isJudged ? right.length / judged : null,
    interval: isJudged ? [low, high] : null,
  };
}

/** Labels that somebody said something of, the most judged first. */
function sorted(rows: readonly Accuracy[]): Accuracy[] {
  const judged = ({ right, wrong }: Accuracy) => right.length + wrong.length;
  return rows.filter((row) => judged(row) > 0).sort((a, b) => judged(b) - judged(a) || a.label.localeCompare(b.label));
}
