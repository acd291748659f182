import type { Markup } from "../../pages/design/markup.js";
import type { ClassIntervals } from "../class-intervals.js";
import type { ClassFigures } from "../metrics.js";
import { intervalChart } from "./interval-chart.js";

/** F1 of each class with its 95 % interval, and a line at their mean. */
export function classChart(
  label: string,
  classes: readonly ClassFigures[],
  intervals: readonly ClassIntervals[],
  macroF1: number,
): Markup {
  const rows = classes
    .filter(({ support }) => support > 0)
    .map(({ id, support, f1 }) => {
      const [low, high] = intervals.find((row) => row.id === id)?.f1 ?? [f1, f1];
      return { name: `${id} (${support})`, value: f1, low, high };
    });
  return intervalChart(label, "F1", rows, macroF1);
}
