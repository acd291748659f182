import type { Classification, Ranked } from "../classify/classification.js";
import type { CorrectedFamily } from "../corrections/word.js";
import type { ClassExperience, Experience } from "./experience.js";

/**
 * Issues at which the App's own share of a class and people's are thought equal before anything is said. So many
 * corrections of one kind halve the odds of the class that was wrong: two or three move little, ten move a decision that
 * was not sure.
 */
const PSEUDO_ISSUES = 5;
/** A class's odds never change by more than this factor, whatever people say. */
const MOST = 4;

/** A class whose prior a repository's corrections moved. */
export interface PriorShift {
  family: CorrectedFamily;
  id: string;
  /** Issues on which the class was decided, of those that people corrected or confirmed. */
  decided: number;
  /** Issues of which people say that it is this class. */
  said: number;
  /** What is added to the class's log-odds, in nats, at most ln 4 either way. */
  shift: number;
  /** Probability without and with the shifts of the family. */
  prior: number;
  posterior: number;
}

/**
 * The shift of a class's log-odds, in nats: the logarithm of how often people say the class over how often it was decided,
 * each with pseudo-counts. That is what the class's share here is over the share that the weights expect, estimated on
 * the issues that people spoke about. Confirmations count on both sides and pull it to nothing.
 */
function priorShift({ decided, said }: Pick<ClassExperience, "decided" | "said">): number {
  const shift = Math.log((said + PSEUDO_ISSUES) / (decided + PSEUDO_ISSUES));
  return Math.max(-Math.log(MOST), Math.min(Math.log(MOST), shift));
}

/** The classification with the shifts, and what moved. The same object where nothing did. Pure. */
export function adaptPriors(
  classification: Classification,
  experience: Experience,
): { classification: Classification; priors: readonly PriorShift[] } {
  const symptoms = shifted("symptom", classification.symptoms, experience);
  const causes = shifted("cause", classification.causes, experience);
  const priors = [...symptoms.priors, ...causes.priors];
  if (priors.length === 0) return { classification, priors };
  return { classification: { ...classification, symptoms: symptoms.ranked, causes: causes.ranked }, priors };
}

function shifted<Id extends string>(
  family: CorrectedFamily,
  ranked: readonly Ranked<Id>[],
  experience: Experience,
): { ranked: readonly Ranked<Id>[]; priors: readonly PriorShift[] } {
  const shiftOf = (id: Id): number => priorShift(experience[family].get(id) ?? { decided: 0, said: 0 });
  if (ranked.every(({ id }) => shiftOf(id) === 0)) return { ranked, priors: [] };
  const weighed = ranked.map(({ id, p }) => ({ id, p: p * Math.exp(shiftOf(id)) }));
  const scale = sum(ranked) / sum(weighed);
  const posterior = new Map(weighed.map(({ id, p }) => [id, Math.min(1, p * scale)]));
  const priors = ranked.flatMap(({ id, p }) => {
    const { decided, said } = experience[family].get(id) ?? { decided: 0, said: 0 };
    const shift = shiftOf(id);
    return shift === 0 ? [] : [{ family, id, decided, said, shift, prior: p, posterior: posterior.get(id) ?? 0 }];
  });
  return { ranked: ranked.map(({ id }) => ({ id, p: posterior.get(id) ?? 0 })).sort((a, b) => b.p - a.p), priors };
}

function sum(ranked: readonly { p: number }[]): number {
  return ranked.reduce((total, { p }) => total + p, 0);
}
