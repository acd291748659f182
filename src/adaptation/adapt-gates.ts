import { CORRECTED_FAMILIES, type CorrectedFamily } from "../corrections/word.js";
import type { Gates, WantedPrecision } from "../decide/settings.js";
import type { ClassExperience, Experience } from "./experience.js";

/** Labels at the precision that is wanted which are thought to have been seen before anything is said. */
const PSEUDO_LABELS = 10;
/** What a label counts as right about which nobody said anything: it may not have been looked at. */
const UNTOLD_SHARE = 0.5;
/** A gate's log-odds never rise by more than this, in nats: 0.5 becomes 0.88 at most, and no gate becomes 1. */
const MOST = 2;

/** Precisions that the learned gates hold to where a repository asks for none; those of the weights' recipe. */
const USUAL_PRECISION: Readonly<Record<CorrectedFamily, number>> = { symptom: 0.9, cause: 0.8 };

/** A gate that rose because labels of the class were found wrong. */
export interface GateRise {
  family: CorrectedFamily;
  id: string;
  /** Labels of the class by people's word. */
  right: number;
  wrong: number;
  /** Labels of which nobody said anything. */
  untold: number;
  /** Precision that the family's labels are to have, and the posterior mean of what the class's have here. */
  target: number;
  precision: number;
  prior: number;
  posterior: number;
}

/**
 * Mean of the Beta posterior of a class's precision: its prior has the mean that is wanted and the weight of
 * PSEUDO_LABELS labels.
 */
function posteriorPrecision(
  target: number,
  { labelledRight, labelledWrong, labelledUntold }: Omit<ClassExperience, "decided" | "said">,
): number {
  const right = labelledRight + UNTOLD_SHARE * labelledUntold;
  return (target * PSEUDO_LABELS + right) / (PSEUDO_LABELS + right + labelledWrong);
}

/**
 * The gates of a repository: that of a class rises, in log-odds, by what its labels' precision lacks. None falls below
 * what was learned, and a class that is never labelled stays so. The same object where nothing moves. Pure.
 */
export function adaptGates(
  gates: Gates,
  wanted: WantedPrecision,
  experience: Experience,
): { gates: Gates; rises: readonly GateRise[] } {
  const rises = CORRECTED_FAMILIES.flatMap((family) =>
    Object.entries(gates[family]).flatMap(([id, gate]) => {
      const known = experience[family].get(id);
      return known && gate !== null ? riseOf(family, id, gate, wanted[family] ?? USUAL_PRECISION[family], known) : [];
    }),
  );
  return { gates: rises.length === 0 ? gates : withRises(gates, rises), rises };
}

/** Learned gates with those in force in the place of the ones that rose. */
export function withRises(gates: Gates, rises: readonly Pick<GateRise, "family" | "id" | "posterior">[]): Gates {
  const of = (family: CorrectedFamily) => ({
    ...gates[family],
    ...Object.fromEntries(rises.filter((rise) => rise.family === family).map(({ id, posterior }) => [id, posterior])),
  });
  return { ...gates, symptom: of("symptom"), cause: of("cause") };
}

function riseOf(
  family: CorrectedFamily,
  id: string,
  gate: number,
  target: number,
  known: ClassExperience,
): readonly GateRise[] {
  const { labelledRight: right, labelledWrong: wrong, labelledUntold: untold } = known;
  const precision = posteriorPrecision(target, known);
  const lacking = Math.min(MOST, logit(target) - logit(precision));
  if (wrong === 0 || !(lacking > 0) || gate >= 1) return [];
  const posterior = 1 / (1 + Math.exp(-(logit(gate) + lacking)));
  return [{ family, id, right, wrong, untold, target, precision, prior: gate, posterior: Math.max(gate, posterior) }];
}

function logit(p: number): number {
  return Math.log(p / (1 - p));
}
