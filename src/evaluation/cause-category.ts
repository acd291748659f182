import { CAUSES } from "../taxonomy/causes.js";
import type { Judged } from "./metrics.js";

const CATEGORY_OF: ReadonlyMap<string, string> = new Map(CAUSES.map(({ id, category }) => [id, category]));

/** Judged causes as judged categories: the first cause's is true; a category is as likely as its causes together. */
export function judgeCategory({ truth, ranked }: Judged): Judged {
  const sums = new Map<string, number>();
  for (const { id, p } of ranked) {
    const category = CATEGORY_OF.get(id);
    if (category) sums.set(category, (sums.get(category) ?? 0) + p);
  }
  return {
    truth: truth.slice(0, 1).flatMap((id) => CATEGORY_OF.get(id) ?? []),
    ranked: [...sums].map(([id, p]) => ({ id, p })).sort((a, b) => b.p - a.p),
  };
}
