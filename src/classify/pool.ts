/**
 * Log-linear pool of two distributions over the same classes: p^(1-w) q^w, normalised.
 *
 * @param w share of `q`, 0 to 1
 * @returns `p` where the two have no class in common
 */
export function pool(p: ArrayLike<number>, q: ArrayLike<number>, w: number): Float64Array {
  const pooled = Float64Array.from({ length: p.length }, (_, i) => (p[i] ?? 0) ** (1 - w) * (q[i] ?? 0) ** w);
  const total = pooled.reduce((sum, value) => sum + value, 0);
  return total > 0 ? pooled.map((value) => value / total) : Float64Array.from(p);
}
