import type { JudgedPast } from "./judge-issue.js";
import { shownTitle } from "./list-disagreements.js";
import type { BacktestReport } from "./report-schema.js";

/** Where in the order of sureness samples are taken: nobody can say that only the best were shown. */
const PLACES = [
  { at: 0, why: "the surest" },
  { at: 0.5, why: "in the middle" },
  { at: 1, why: "the least sure" },
] as const;

/** Comments as they would have been posted: the surest, one in the middle, and the least sure of all. */
export function chooseSamples(judged: readonly JudgedPast[]): BacktestReport["samples"] {
  const commented = judged
    .flatMap(({ issue, decision }) =>
      decision.comment === null ? [] : [{ issue, decision, comment: decision.comment }],
    )
    .filter(({ decision }) => decision.symptoms.length > 0)
    .sort((a, b) => sureness(b.decision) - sureness(a.decision));
  const places = new Map(PLACES.map(({ at, why }) => [Math.round(at * (commented.length - 1)), why]));
  return [...places].flatMap(([index, why]) => {
    const sample = commented[index];
    if (!sample) return [];
    const { issue, decision, comment } = sample;
    return [
      {
        repo: issue.repo,
        number: issue.number,
        title: shownTitle(issue.title),
        why,
        labels: [...decision.labels],
        comment,
      },
    ];
  });
}

function sureness({ kind, symptoms }: JudgedPast["decision"]): number {
  return kind.p * (symptoms[0]?.p ?? 0);
}
