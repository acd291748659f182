import { parseLabelName } from "../decide/label-names.js";
import type { LevelName } from "./levels.js";
import { MEASURED_LEVELS, MEASURED_SYMPTOMS, WEAK } from "./measured-accuracy.js";
import type { Accuracy, Profile } from "./profile-schema.js";

/** Fewer labels that were right or wrong show nothing of a class. */
const LEAST_JUDGED = 5;

/** Whether the first guesses of a whole level are often wrong, so that its classes say where to look and not what is so. */
export function isWeakLevel(level: LevelName): boolean {
  return MEASURED_LEVELS[level] < WEAK;
}

/**
 * Why little trust belongs in the numbers of a class; null where nothing speaks against them. What this repository's own
 * people or labels say goes before what was measured elsewhere.
 */
export function weaknessOf({ accuracy }: Profile, level: LevelName, id: string): string | null {
  const own = accuracy.rows.find((row) => isOf(row, level, id));
  if (own !== undefined && own.precision !== null && own.right.length + own.wrong.length >= LEAST_JUDGED) {
    const judged = own.right.length + own.wrong.length;
    return own.precision < WEAK ? `weak here: ${own.right.length} of ${judged} labels were right` : null;
  }
  const measured = level === "symptom" ? MEASURED_SYMPTOMS[id] : undefined;
  if (measured === undefined) return null;
  const { precision, recall, issues } = measured;
  if (precision < WEAK) return `weak: ${share(precision)} of such guesses are right (${issues} labelled issues)`;
  if (recall < WEAK) return `weak: ${share(recall)} of them are found (${issues} labelled issues)`;
  return null;
}

/** Classes of a level that are weak, with why. */
export function weakClasses(profile: Profile, level: LevelName): readonly { name: string; why: string }[] {
  return (profile.levels[level] ?? []).flatMap(({ id, name }) => {
    const why = weaknessOf(profile, level, id);
    return why === null ? [] : [{ name, why }];
  });
}

function isOf({ family, label }: Accuracy, level: LevelName, id: string): boolean {
  const parsed = parseLabelName(label);
  return family === level && parsed?.id === id;
}

function share(value: number): string {
  return `${Math.round(value * 100)} %`;
}
