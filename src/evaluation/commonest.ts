import { LEVEL_NAMES, type Level } from "../classify/levels.js";
import { judgeCategory } from "./cause-category.js";
import { type JudgedIssue, judgedAt } from "./judged-issue.js";
import type { Judged } from "./metrics.js";

/**
 * The same issues as a classifier would have them that reads nothing and always ranks the classes by how often they are
 * labelled in this very file: the figure to beat. It gives no labels.
 */
export function alwaysCommonest(issues: readonly JudgedIssue[]): readonly JudgedIssue[] {
  const rankings = new Map(LEVEL_NAMES.map((level) => [level, byFrequency(judgedAt(issues, level))]));
  const ranked = (level: Level, judged: Judged | null): Judged | null =>
    judged && { truth: judged.truth, ranked: rankings.get(level) ?? [] };
  return issues.map((issue) => {
    const cause = ranked("cause", issue.levels.cause);
    return {
      ...issue,
      isDecidedMalfunction: rankings.get("kind")?.[0]?.id === "malfunction",
      levels: {
        kind: ranked("kind", issue.levels.kind),
        phase: ranked("phase", issue.levels.phase),
        symptom: ranked("symptom", issue.levels.symptom),
        subtype: ranked("subtype", issue.levels.subtype),
        component: ranked("component", issue.levels.component),
        cause,
      },
      category: cause && judgeCategory(cause),
      candidates: { symptom: null, cause: null },
      isCommented: false,
    };
  });
}

function byFrequency(judged: readonly Judged[]): Judged["ranked"] {
  const counts = new Map<string, number>();
  for (const { truth } of judged) {
    const [first] = truth;
    if (first !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return [...counts].map(([id, count]) => ({ id, p: count / judged.length })).sort((a, b) => b.p - a.p);
}
