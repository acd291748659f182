/** A smooth function and its gradient: writes the gradient at `x` into `gradient` and returns the value. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

interface Correction {
  s: Float64Array;
  y: Float64Array;
  rho: number;
}

const MEMORY = 8;

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function addScaled(target: Float64Array, direction: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) + factor * (direction[i] ?? 0);
}

/** Two-loop recursion of L-BFGS: the quasi-Newton descent direction for a gradient. */
function descentDirection(gradient: Float64Array, corrections: readonly Correction[]): Float64Array {
  const direction = gradient.map((value) => -value);
  const alphas: number[] = [];
  for (let i = corrections.length - 1; i >= 0; i--) {
    const correction = corrections[i];
    if (!correction) continue;
    const alpha = correction.rho * dot(correction.s, direction);
    alphas[i] = alpha;
    addScaled(direction, correction.y, -alpha);
  }
  const last = corrections.at(-1);
  if (last) {
    const scale = 1 / (last.rho * dot(last.y, last.y));
    for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] ?? 0) * scale;
  }
  corrections.forEach((correction, i) => {
    const beta = correction.rho * dot(correction.y, direction);
    addScaled(direction, correction.s, (alphas[i] ?? 0) - beta);
  });
  return direction;
}

/**
 * Minimises a smooth convex function by limited-memory BFGS with backtracking (Nocedal and Wright, algorithm 7.5).
 * Deterministic: the same objective gives the same bits.
 *
 * @param iterations upper bound of steps; it stops earlier where the value falls by less than 1e-6 of itself
 */
export function minimize(objective: Objective, start: Float64Array, iterations: number): Float64Array {
  const x = start.slice();
  const gradient = new Float64Array(x.length);
  let value = objective(x, gradient);
  const corrections: Correction[] = [];
  for (let iteration = 0; iteration < iterations; iteration++) {
    const direction = descentDirection(gradient, corrections);
    const slope = dot(gradient, direction);
    if (slope >= 0) return x;
    const before = gradient.slice();
    const candidate = new Float64Array(x.length);
    let step = iteration === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
    let next = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 20; attempt++, step /= 2) {
      candidate.set(x);
      addScaled(candidate, direction, step);
      next = objective(candidate, gradient);
      if (next <= value + 1e-4 * step * slope) break;
    }
    if (next >= value) return x;
    const s = candidate.map((entry, i) => entry - (x[i] ?? 0));
    const y = gradient.map((entry, i) => entry - (before[i] ?? 0));
    const curvature = dot(s, y);
    if (curvature > 1e-12) {
      corrections.push({ s, y, rho: 1 / curvature });
      if (corrections.length > MEMORY) corrections.shift();
    }
    x.set(candidate);
    const gain = (value - next) / Math.max(1, Math.abs(value));
    value = next;
    if (gain < 1e-6) return x;
  }
  return x;
}
