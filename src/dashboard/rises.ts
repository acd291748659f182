import { type Counted, countByClass } from "./counted.js";
import { LEVELS, type LevelId } from "./levels.js";

/** A class that came up more often in the span that ends now than its share of the spans before lets one expect. */
export interface Rise {
  level: LevelId;
  id: string;
  /** Bugs in the span that ends now. */
  now: number;
  /** Bugs a span, in the mean of those before. */
  before: number;
  /** Probability of as many or more by chance, were nothing different. */
  chance: number;
}

/** Spans that the last one is compared with, at most. */
const SPANS_BEFORE = 4;
/** Fewer bugs are an anecdote. */
const FEWEST = 3;
/** Some fifty classes are looked at: at 1 in 100 each, one or so in a fortnight is chance. */
const CHANCE = 0.01;

/** Spans before the last one with which it can be compared: those that lie wholly after the first bug that the App saw. */
export function spansBefore(counted: readonly Counted[]): number {
  return Math.min(SPANS_BEFORE, Math.max(0, ...counted.map(({ age }) => age - 1)));
}

/**
 * What rose, the least likely first. Were a class as frequent as before, each of its bugs of the five spans would fall into
 * the last one with probability 1/5: that so many did is judged by the binomial distribution (conditional test of two
 * Poisson rates). Where the App has not been there for so long, there are fewer spans; without any, nothing rose.
 */
export function findRises(counted: readonly Counted[]): readonly Rise[] {
  const spans = spansBefore(counted);
  if (spans === 0) return [];
  return LEVELS.flatMap(({ id: level }) => {
    const now = countByClass(counted, level, (age) => age === 0);
    const before = countByClass(counted, level, (age) => age >= 1 && age <= spans);
    return [...now].flatMap(([id, count]): Rise[] => {
      const earlier = before.get(id) ?? 0;
      const chance = atLeast(count, count + earlier, 1 / (spans + 1));
      if (count < FEWEST || chance >= CHANCE) return [];
      return [{ level, id, now: count, before: earlier / spans, chance }];
    });
  }).sort((a, b) => a.chance - b.chance || a.id.localeCompare(b.id, "en"));
}

/** Probability that at least `least` of `count` trials succeed, each with probability `p`. */
export function atLeast(least: number, count: number, p: number): number {
  if (least <= 0) return 1;
  // By logarithms: the coefficients of a thousand bugs are beyond what a number holds.
  let logTerm = count * Math.log1p(-p);
  let below = Math.exp(logTerm);
  for (let k = 1; k < least; k += 1) {
    logTerm += Math.log((count - k + 1) / k) + Math.log(p / (1 - p));
    below += Math.exp(logTerm);
  }
  return Math.min(1, Math.max(0, 1 - below));
}
