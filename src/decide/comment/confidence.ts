/** A probability in words that people read the same way, with the figure for those who want it: `likely, 83 %`. */
export function confidence(p: number): string {
  return `${confidenceWord(p)}, ${percent(p)}`;
}

function confidenceWord(p: number): string {
  if (p >= 0.9) return "very likely";
  if (p >= 0.65) return "likely";
  if (p >= 0.35) return "possible";
  return "uncertain";
}

/** `41 %`, never `0 %` or `100 %`: the classifier is never sure. */
export function percent(p: number): string {
  return `${Math.min(99, Math.max(1, Math.round(p * 100)))} %`;
}
