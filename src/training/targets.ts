import { LEVELS, type Level, NO_SUBTYPE } from "../classify/levels.js";
import type { Labels } from "./labels.js";

/** What an issue teaches at one level: shares of the classes and how much it counts; null where it teaches nothing. */
export interface Target {
  shares: Float64Array;
  weight: number;
}

/** Shares of the first, second and third label where several are ranked: labels are noisy, so each rank teaches. */
const RANK_SHARES = { symptom: [0.85, 0.15], component: [0.75, 0.25], cause: [0.8, 0.14, 0.06] } as const;

/** An uncertain label counts less, but never nothing. `confidence` in percent. */
function weightOf(confidence: number | null): number {
  return 0.4 + 0.6 * ((confidence ?? 70) / 100);
}

function spread(level: Level, ids: readonly string[], ranks: readonly number[], weight: number): Target | null {
  const classes: readonly string[] = LEVELS[level];
  const shares = new Float64Array(classes.length);
  let total = 0;
  ids.slice(0, ranks.length).forEach((id, rank) => {
    const index = classes.indexOf(id);
    if (index < 0) return;
    shares[index] = (shares[index] ?? 0) + (ranks[rank] ?? 0);
    total += ranks[rank] ?? 0;
  });
  if (total === 0) return null;
  for (let i = 0; i < shares.length; i++) shares[i] = (shares[i] ?? 0) / total;
  return { shares, weight };
}

/** What `labels` teach at `level`. Only malfunctions teach anything below the kind. */
export function targetOf(level: Level, labels: Labels): Target | null {
  if (level === "kind") return spread("kind", [labels.kind], [1], 1);
  if (labels.kind !== "malfunction") return null;
  const symptomWeight = weightOf(labels.symptom_confidence);
  switch (level) {
    case "phase":
      return labels.phase ? spread("phase", [labels.phase], [1], 1) : null;
    case "symptom":
      return spread("symptom", labels.symptoms, RANK_SHARES.symptom, symptomWeight);
    case "subtype":
      if (labels.symptoms[0] !== "unexpected-output" || labels.subtype === undefined) return null;
      return spread("subtype", [labels.subtype ?? NO_SUBTYPE], [1], symptomWeight);
    case "component":
      return spread("component", labels.components, RANK_SHARES.component, symptomWeight);
    case "cause":
      return spread("cause", labels.causes, RANK_SHARES.cause, weightOf(labels.cause_confidence));
  }
}
