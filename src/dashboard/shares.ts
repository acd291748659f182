import { binomialInterval } from "../evaluation/binomial-interval.js";
import { type Counted, countByClass } from "./counted.js";
import { LEVELS, type LevelId } from "./levels.js";

/** A class's share of the repository's bugs, beside its share in the study. */
export interface ClassShare {
  id: string;
  name: string;
  count: number;
  /** 0 to 1, with its 95 % interval. */
  share: number;
  low: number;
  high: number;
  /** 0 to 1: of the study's labels of the level. */
  study: number;
}

/** Shares of the level's classes, commonest first; those that neither occurred nor are among the study's first are left out. */
export function sharesOf(counted: readonly Counted[], level: LevelId, most: number): readonly ClassShare[] {
  const classes: readonly { id: string; name: string; count: number }[] =
    LEVELS.find(({ id }) => id === level)?.classes ?? [];
  const counts = countByClass(counted, level);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const studied = classes.reduce((sum, { count }) => sum + count, 0);
  return classes
    .map(({ id, name, count: inStudy }) => {
      const count = counts.get(id) ?? 0;
      const [low, high] = binomialInterval(count, total);
      return { id, name, count, share: total === 0 ? 0 : count / total, low, high, study: inStudy / studied };
    })
    .sort((a, b) => b.count - a.count || b.study - a.study)
    .slice(0, most);
}
