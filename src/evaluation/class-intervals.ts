import { type Interval, intervalWhereDefined } from "./bootstrap.js";
import type { Measures } from "./measure.js";
import type { ClassFigures } from "./metrics.js";

/** 95 % intervals of a class's figures; null where no resample defines the figure. */
export interface ClassIntervals {
  id: string;
  precision: Interval | null;
  recall: Interval | null;
  f1: Interval | null;
}

/** Intervals of each symptom's figures. A resample without a decision for the class says nothing of its precision, and so on. */
export function symptomIntervals(resamples: readonly Measures[], ids: readonly string[]): readonly ClassIntervals[] {
  return ids.map((id) => {
    const interval = (figure: (figures: ClassFigures) => number | null) =>
      intervalWhereDefined(resamples, ({ symptom }) => {
        const figures = symptom.classes.find((candidate) => candidate.id === id);
        return figures ? figure(figures) : null;
      });
    return {
      id,
      precision: interval(({ given, precision }) => (given === 0 ? null : precision)),
      recall: interval(({ support, recall }) => (support === 0 ? null : recall)),
      f1: interval(({ given, support, f1 }) => (given + support === 0 ? null : f1)),
    };
  });
}
