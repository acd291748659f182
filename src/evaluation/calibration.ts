import { binomialInterval } from "./binomial-interval.js";
import type { Interval } from "./bootstrap.js";
import { isRight, type Judged, ratio } from "./metrics.js";

/** Decisions of about the same probability: were they right as often as that says? */
export interface ReliabilityBin {
  /** Probabilities from here (inclusive)... */
  from: number;
  /** ...to here (exclusive, but for 1). */
  to: number;
  count: number;
  /** Mean probability; 0 where the bin is empty. */
  confidence: number;
  /** Share of right decisions; 0 where the bin is empty. */
  accuracy: number;
  /** 95 % interval of the accuracy. */
  interval: Interval;
}

const BINS = 10;

/** Ten bins of equal width by the probability of the first class. Issues without a class are in none. */
export function reliabilityBins(judged: readonly Judged[]): readonly ReliabilityBin[] {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const issue of judged) {
    const [top] = issue.ranked;
    const bin = bins[Math.min(BINS - 1, Math.floor((top?.p ?? 0) * BINS))];
    if (!top || !bin) continue;
    bin.count += 1;
    bin.confidence += top.p;
    bin.right += isRight(issue) ? 1 : 0;
  }
  return bins.map(({ count, confidence, right }, index) => ({
    from: index / BINS,
    to: (index + 1) / BINS,
    count,
    confidence: ratio(confidence, count),
    accuracy: ratio(right, count),
    interval: binomialInterval(right, count),
  }));
}

/** Expected calibration error: mean gap between confidence and accuracy of the bins, weighted by their size. */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.reduce(
    (sum, { count, confidence, accuracy }) => sum + ratio(count * Math.abs(confidence - accuracy), total),
    0,
  );
}
