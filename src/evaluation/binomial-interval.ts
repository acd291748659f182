import type { Interval } from "./bootstrap.js";

/** Standard deviations on either side of the mean that hold 95 % of a normal distribution. */
const Z = 1.96;

/** Wilson's 95 % interval of a share of which `right` of `count` were seen; it is sound for small counts and near 0 and 1. */
export function binomialInterval(right: number, count: number): Interval {
  if (count === 0) return [0, 1];
  const share = right / count;
  const spread = 1 + Z ** 2 / count;
  const middle = (share + Z ** 2 / (2 * count)) / spread;
  const half = (Z / spread) * Math.sqrt((share * (1 - share)) / count + Z ** 2 / (4 * count ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
