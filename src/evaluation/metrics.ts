/** One judged issue: what is true (best first; any of them may count) and the classes as ranked by the classifier. */
export interface Judged {
  /** Labels, most important first. */
  truth: readonly string[];
  /** Classes, most likely first. */
  ranked: readonly { id: string; p: number }[];
}

export interface ClassFigures {
  id: string;
  support: number;
  precision: number;
  recall: number;
  f1: number;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** Share of issues whose first class is the first label. */
export function accuracy(judged: readonly Judged[]): number {
  return ratio(judged.filter(({ truth, ranked }) => ranked[0]?.id === truth[0]).length, judged.length);
}

/** Share of issues whose first label is among the first k classes. */
export function recallAt(judged: readonly Judged[], k: number): number {
  return ratio(
    judged.filter(({ truth, ranked }) => ranked.slice(0, k).some(({ id }) => id === truth[0])).length,
    judged.length,
  );
}

/** Precision, recall and F1 of each class, first label against first class. */
export function classFigures(judged: readonly Judged[], classes: readonly string[]): readonly ClassFigures[] {
  return classes.map((id) => {
    const support = judged.filter(({ truth }) => truth[0] === id).length;
    const given = judged.filter(({ ranked }) => ranked[0]?.id === id).length;
    const right = judged.filter(({ truth, ranked }) => truth[0] === id && ranked[0]?.id === id).length;
    const precision = ratio(right, given);
    const recall = ratio(right, support);
    return { id, support, precision, recall, f1: ratio(2 * precision * recall, precision + recall) };
  });
}

/** Mean F1 over the classes that occur. */
export function macroF1(figures: readonly ClassFigures[]): number {
  const occurring = figures.filter(({ support }) => support > 0);
  return ratio(
    occurring.reduce((sum, { f1 }) => sum + f1, 0),
    occurring.length,
  );
}

/** Cohen's kappa of first label and first class. */
export function kappa(judged: readonly Judged[], classes: readonly string[]): number {
  const n = judged.length;
  const chance = classes.reduce((sum, id) => {
    const given = judged.filter(({ ranked }) => ranked[0]?.id === id).length;
    const support = judged.filter(({ truth }) => truth[0] === id).length;
    return sum + ratio(given, n) * ratio(support, n);
  }, 0);
  return ratio(accuracy(judged) - chance, 1 - chance);
}

/** Mean gap between confidence and accuracy over ten bins of equal width, weighted by their size. */
export function expectedCalibrationError(judged: readonly Judged[]): number {
  const bins = Array.from({ length: 10 }, () => ({ size: 0, confidence: 0, right: 0 }));
  for (const { truth, ranked } of judged) {
    const top = ranked[0];
    const bin = bins[Math.min(9, Math.floor((top?.p ?? 0) * 10))];
    if (!top || !bin) continue;
    bin.size += 1;
    bin.confidence += top.p;
    bin.right += top.id === truth[0] ? 1 : 0;
  }
  return bins.reduce((sum, bin) => sum + ratio(Math.abs(bin.confidence - bin.right), judged.length), 0);
}
