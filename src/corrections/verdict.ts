import { labelName } from "../decide/label-names.js";
import { CORRECTED_FAMILIES, type CorrectedFamily, type Word } from "./word.js";

/** What people's last word on an issue says of the App's decision in a family. */
export interface Verdict {
  issue: number;
  family: CorrectedFamily;
  /** The class that the App put first; null: it saw no malfunction. */
  decided: string | null;
  /** Whether the decision gave it the label. */
  isLabelled: boolean;
  /** The class that people say it is; null: not the one that was decided, and no other was named. */
  said: string | null;
  /** Whether people say that the issue is no malfunction; `said` is null then. */
  isNoBug: boolean;
  /** When the first word on the family was heard, or that it is no malfunction. */
  at: Date;
}

/** Whether people said the same as the App. */
export function isConfirmation({ decided, said }: Verdict): boolean {
  return said !== null && said === decided;
}

interface FamilyState {
  said: { id: string; by: "set" | "added" } | null;
  /** Classes whose labels were taken off and not put back. */
  rejected: Set<string>;
  /** When the first word was heard; null: none was. */
  at: Date | null;
}

/**
 * The verdicts of one issue, at most one a family: the last word wins, and what was undone (a label put back or taken
 * off again) is as if it had not been. A label that stands beside the App's own one says nothing against it. Words on an
 * issue about which nothing was decided are no verdicts: a form's labels come before any decision.
 *
 * @param words of one issue, oldest first
 * @param isStillNoBug false where a later order took back that the issue is no malfunction
 */
export function verdictsOf(words: readonly Word[], isStillNoBug = true): readonly Verdict[] {
  const [first] = words;
  const decided = words.find((word) => word.decided !== null)?.decided ?? null;
  if (!first || decided === null) return [];
  const { issue } = first;
  const { isNoBug, families } = stateAfter(words);
  return CORRECTED_FAMILIES.flatMap((family): readonly Verdict[] => {
    const id = decided[family];
    const isLabelled = id !== null && decided.labels.includes(labelName(family, id));
    const verdict = { issue, family, decided: id, isLabelled, at: families[family].at ?? first.at };
    if (isNoBug) return isStillNoBug && id !== null ? [{ ...verdict, said: null, isNoBug: true }] : [];
    const said = saidOf(families[family], verdict);
    return said === undefined ? [] : [{ ...verdict, said, isNoBug: false }];
  });
}

/** undefined: nothing that stands. */
function saidOf(
  { said, rejected }: FamilyState,
  { decided, isLabelled }: { decided: string | null; isLabelled: boolean },
): string | null | undefined {
  const isRejected = decided !== null && rejected.has(decided);
  if (said === null) return isRejected ? null : undefined;
  const standsBeside = said.by === "added" && said.id !== decided && isLabelled && !isRejected;
  return standsBeside ? undefined : said.id;
}

function stateAfter(words: readonly Word[]) {
  const families: Record<CorrectedFamily, FamilyState> = {
    symptom: { said: null, rejected: new Set(), at: null },
    cause: { said: null, rejected: new Set(), at: null },
  };
  let isNoBug = false;
  for (const { act, decided, at } of words) {
    // Of a form that comes with the issue; nothing could be corrected yet.
    if (decided === null) continue;
    if (act.kind === "no-bug") {
      isNoBug = true;
      for (const family of CORRECTED_FAMILIES) families[family].at ??= at;
      continue;
    }
    const state = families[act.family];
    state.at ??= at;
    if (act.kind === "removed") {
      state.rejected.add(act.id);
      if (state.said?.id === act.id) state.said = null;
      continue;
    }
    isNoBug = false;
    state.rejected.delete(act.id);
    state.said = { id: act.id, by: act.kind };
  }
  return { isNoBug, families };
}
