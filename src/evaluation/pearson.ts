/** Pearson's correlation of two rows of numbers of one length; not a number where one of them does not vary. */
export function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const covariance = a.reduce((sum, value, k) => sum + (value - meanA) * ((b[k] ?? 0) - meanB), 0);
  const spread = (values: readonly number[], middle: number) =>
    Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0));
  return covariance / (spread(a, meanA) * spread(b, meanB));
}
