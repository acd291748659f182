import type { Figure } from "./implication.js";

/** A figure as people read it: `13 of 35 bugs end in a hang`. */
export function figureInWords({ value, unit, of, what }: Figure): string {
  const amount = unit === "percent" ? `${value} %` : of === null ? `${value}` : `${value} of ${of}`;
  return `${amount} ${what}`;
}
