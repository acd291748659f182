import { binomialInterval } from "../evaluation/binomial-interval.js";
import type { JudgedPast } from "./judge-issue.js";
import type { Compared } from "./mapping/claim.js";
import type { FamilyFigures, Shares } from "./report-schema.js";

/**
 * Ids of a family that the labels of some issue claim. Only a class among them can be found right: labels that know no
 * crash can contradict one and never confirm it, so a precision of it would say nothing.
 */
export function confirmableIds(family: Compared, judged: readonly Pick<JudgedPast, "truth">[]): ReadonlySet<string> {
  return new Set(judged.flatMap(({ truth }) => truth[family]));
}

/** How decisions of a family do by the repository's own labels, in all and by class. */
export function familyFigures(family: Compared, judged: readonly JudgedPast[]): FamilyFigures {
  const confirmable = confirmableIds(family, judged);
  const ids = new Set([...confirmable, ...judged.flatMap(({ given }) => given[family] ?? [])]);
  const classes = [...ids]
    .map((id) => ({
      id,
      ...sharesOf(
        family,
        judged.filter(({ given }) => given[family] === id),
        judged.filter(({ truth }) => truth[family].includes(id)),
        confirmable,
      ),
    }))
    .sort((a, b) => b.own + b.given - (a.own + a.given) || a.id.localeCompare(b.id));
  const given = judged.filter((item) => item.given[family] !== null);
  const own = judged.filter(({ truth }) => truth[family].length > 0);
  return { family, ...sharesOf(family, given, own, confirmable), classes };
}

function sharesOf(
  family: Compared,
  given: readonly JudgedPast[],
  own: readonly JudgedPast[],
  confirmable: ReadonlySet<string>,
): Shares {
  const count = (verdict: string, of = given) => of.filter(({ verdicts }) => verdicts[family] === verdict).length;
  const right = count("right");
  const judged =
    right +
    count(
      "wrong",
      given.filter((item) => confirmable.has(item.given[family] ?? "")),
    );
  const found = own.filter(({ verdicts }) => verdicts[family] === "right").length;
  return {
    own: own.length,
    given: given.length,
    right,
    wrong: count("wrong"),
    unknown: count("unknown"),
    judged,
    precision: judged === 0 ? null : right / judged,
    interval: judged === 0 ? null : [...binomialInterval(right, judged)],
    recall: own.length === 0 ? null : found / own.length,
  };
}
