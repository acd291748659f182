import type { JudgedFamily, JudgedIssue } from "./judged-issue.js";
import { isRight } from "./metrics.js";

/** A wrong decision: where, what is labelled, what was decided and how surely. */
export interface Mistake {
  repo: string;
  number: number;
  /** Most important first. */
  labelled: readonly string[];
  decided: string;
  /** Of the decision; below the kind times the probability of a malfunction. */
  p: number;
}

/** The surest wrong decisions at a level, surest first. Below the kind: of malfunctions that were decided to be one. */
export function confidentMistakes(
  issues: readonly JudgedIssue[],
  level: "kind" | JudgedFamily,
  limit: number,
): readonly Mistake[] {
  return issues
    .flatMap(({ repo, number, levels, candidates }) => {
      const judged = levels[level];
      const [top] = judged?.ranked ?? [];
      if (!judged || !top || isRight(judged)) return [];
      const p = level === "kind" ? top.p : (candidates[level]?.p ?? 0);
      return [{ repo, number, labelled: judged.truth, decided: top.id, p }];
    })
    .sort((a, b) => b.p - a.p)
    .slice(0, limit);
}
