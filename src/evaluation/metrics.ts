/** One judged issue at one level: what is true (most important first) and the classes as ranked by the classifier. */
export interface Judged {
  /** Labels, most important first. */
  truth: readonly string[];
  /** Classes, most likely first; none where the issue was decided to be no malfunction. */
  ranked: readonly { id: string; p: number }[];
}

export interface ClassFigures {
  id: string;
  /** Issues whose first label it is. */
  support: number;
  /** Issues whose first class it is: precision says nothing where this is 0. */
  given: number;
  precision: number;
  recall: number;
  f1: number;
}

/** Of classes that are ranked: also how often the class is among the first three where it is the first label. */
export interface RankedClassFigures extends ClassFigures {
  recallAtThree: number;
}

/** `part / whole`, 0 of nothing. */
export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** Whether the first class is the first label. */
export function isRight({ truth, ranked }: Judged): boolean {
  return ranked[0] !== undefined && ranked[0].id === truth[0];
}

/** Share of issues whose first class is the first label. */
export function accuracy(judged: readonly Judged[]): number {
  return ratio(judged.filter(isRight).length, judged.length);
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
    return { id, support, given, precision, recall, f1: ratio(2 * precision * recall, precision + recall) };
  });
}

/** `classFigures` with the recall among the first three. */
export function rankedClassFigures(
  judged: readonly Judged[],
  classes: readonly string[],
): readonly RankedClassFigures[] {
  return classFigures(judged, classes).map((figures) => ({
    ...figures,
    recallAtThree: recallAt(
      judged.filter(({ truth }) => truth[0] === figures.id),
      3,
    ),
  }));
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
