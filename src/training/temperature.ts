/** Held-out scores of one issue (before the softmax) and the shares of its labels. */
export interface HeldOut {
  scores: Float64Array;
  shares: Float64Array;
}

function crossEntropy(heldOut: readonly HeldOut[], temperature: number): number {
  return heldOut.reduce((sum, { scores, shares }) => {
    const max = Math.max(...scores);
    const normaliser = Math.log(scores.reduce((total, score) => total + Math.exp((score - max) / temperature), 0));
    return (
      sum + shares.reduce((loss, share, k) => loss - share * (((scores[k] ?? 0) - max) / temperature - normaliser), 0)
    );
  }, 0);
}

/**
 * Temperature that makes held-out probabilities most honest: it minimises cross-entropy over 0.5 to 3 by golden-section
 * search (Guo et al. 2017, "On calibration of modern neural networks"). 1 for no held-out issues.
 */
export function fitTemperature(heldOut: readonly HeldOut[]): number {
  if (heldOut.length === 0) return 1;
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = 0.5;
  let high = 3;
  for (let step = 0; step < 20; step++) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (crossEntropy(heldOut, left) < crossEntropy(heldOut, right)) high = right;
    else low = left;
  }
  return Math.round(((low + high) / 2) * 100) / 100;
}
