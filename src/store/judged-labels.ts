import { wordOnDecision } from "../corrections/label-precision.js";
import { isClass } from "../corrections/word.js";
import { labelName } from "../decide/label-names.js";
import type { Queryable } from "./database.js";
import { listVerdictsSince } from "./verdicts.js";

/** Labels of a class, over all repositories, that people found right or wrong: of issues. */
export interface JudgedLabel {
  /** This App's own name, whatever repositories call it: there are as many as the codebook has classes. */
  label: string;
  right: number;
  wrong: number;
}

/** Counts people's last words on labels that decisions gave, of issues on which the first word was said since a time. */
export async function countJudgedLabels(db: Queryable, since: Date): Promise<readonly JudgedLabel[]> {
  const counts = new Map<string, JudgedLabel>();
  for (const verdict of await listVerdictsSince(db, since)) {
    const { family, decided } = verdict;
    const word = wordOnDecision(verdict);
    if (word === null || decided === null || !isClass(family, decided)) continue;
    const label = labelName(family, decided);
    const { right, wrong } = counts.get(label) ?? { right: 0, wrong: 0 };
    counts.set(label, { label, right: right + Number(word === "right"), wrong: wrong + Number(word === "wrong") });
  }
  return [...counts.values()];
}
