import type { EmbeddedWeights } from "../classify/embedded-weights.js";
import { LEVELS, type Level } from "../classify/levels.js";
import { softmaxInPlace } from "../classify/linear-model.js";
import { pool } from "../classify/pool.js";
import { studyCauses } from "../classify/study-prior.js";
import { SYMPTOMS } from "../taxonomy/symptoms.js";
import { type Candidate, findCommonGate, findGates, findMalfunctionGate } from "./gates.js";
import type { PreparedIssue } from "./prepared-issue.js";
import { RECIPE } from "./recipe.js";
import type { PerLevel } from "./train-levels.js";

type GatedLevel = "symptom" | "cause" | "phase" | "component";

/** Held-out scores of every issue at every level, whether or not the issue has a label there. */
export type HeldOutScores = ReadonlyMap<PreparedIssue, PerLevel<Float64Array>>;

/** Calibrated probabilities of scores. */
export function calibrated(scores: Float64Array, temperature: number): Float64Array {
  const p = scores.map((score) => score / temperature);
  softmaxInPlace(p);
  return p;
}

/**
 * Gates per class (symptom, cause) and per level (phase, component), on the product with P(malfunction): for the
 * recipe's target precisions, and a table for the others that a repository may ask for.
 */
export function chooseGates(
  heldOut: HeldOutScores,
  temperatures: PerLevel<number>,
): Pick<EmbeddedWeights, "gates" | "gateTable"> {
  const candidates: Record<GatedLevel, Candidate[]> = { symptom: [], cause: [], phase: [], component: [] };
  const malfunctions: { p: number; isMalfunction: boolean }[] = [];
  for (const [{ labels, engine }, scores] of heldOut) {
    const malfunction = calibrated(scores.kind, temperatures.kind)[LEVELS.kind.indexOf("malfunction")] ?? 0;
    malfunctions.push({ p: malfunction, isMalfunction: labels.kind === "malfunction" });
    const add = (level: GatedLevel, p: Float64Array, truth: readonly string[]): void => {
      // Of a malfunction without a label nobody can say what is right; on anything else every label is wrong.
      if (labels.kind === "malfunction" && truth.length === 0) return;
      const best = top(level, p);
      candidates[level].push({ id: best.id, p: best.p * malfunction, isRight: truth.includes(best.id) });
    };
    const symptoms = calibrated(scores.symptom, temperatures.symptom);
    const study = studyCauses(
      SYMPTOMS.map(({ id }, k) => ({ id, p: symptoms[k] ?? 0 })),
      engine,
    );
    const causes = pool(calibrated(scores.cause, temperatures.cause), study, RECIPE.studyWeight);
    add("symptom", symptoms, labels.symptoms);
    add("phase", calibrated(scores.phase, temperatures.phase), labels.phase === null ? [] : [labels.phase]);
    add("component", calibrated(scores.component, temperatures.component), labels.components);
    add("cause", causes, labels.causes.slice(0, 1));
  }
  const gatesAt = (precisions: Record<GatedLevel, number>) => {
    const target = (level: GatedLevel) => ({ precision: precisions[level], minimum: RECIPE.minimumLabels });
    return {
      symptom: findGates(candidates.symptom, LEVELS.symptom, target("symptom")),
      cause: findGates(candidates.cause, LEVELS.cause, target("cause")),
      phase: findCommonGate(candidates.phase, target("phase")),
      component: findCommonGate(candidates.component, target("component")),
    };
  };
  const { symptom, cause, phase, component } = gatesAt(RECIPE.targetPrecision);
  return {
    gates: {
      malfunction: findMalfunctionGate(malfunctions),
      symptom,
      cause,
      phase: phase ?? 1,
      component: component ?? 1,
    },
    gateTable: RECIPE.offeredPrecisions.map((precision) => ({
      precision,
      ...gatesAt({ symptom: precision, cause: precision, phase: precision, component: precision }),
    })),
  };
}

function top(level: Level, p: Float64Array): { id: string; p: number } {
  const best = p.indexOf(Math.max(...p));
  return { id: LEVELS[level][best] ?? "", p: p[best] ?? 0 };
}
