/**
 * What can go wrong with a request to GitHub.
 * - `server-error`    500 to 503, nothing done
 * - `reset`           the connection breaks, nothing done
 * - `lost-answer`     everything done, the connection breaks before the answer
 * - `hang`            everything done, no answer ever
 * - `secondary-limit` 403 with Retry-After, nothing done
 * - `stale`           a read that answers with what was there before the last change
 */
export const FAULTS = ["server-error", "reset", "lost-answer", "hang", "secondary-limit", "stale"] as const;
export type Fault = (typeof FAULTS)[number];

/** Chances of each fault, per request; what is left of 1 is the chance of none. */
export type FaultRates = Readonly<Record<Fault, number>>;

export const NO_FAULTS: FaultRates = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as FaultRates;

/** Faults at about one request in six: rarer than in an outage, far more often than on any day. */
export const BAD_DAY: FaultRates = {
  "server-error": 0.05,
  reset: 0.03,
  "lost-answer": 0.03,
  hang: 0.005,
  "secondary-limit": 0.01,
  stale: 0.05,
};

/** Draws a fault, null for none; `random` gives numbers from 0 to 1. */
export function drawFault(rates: FaultRates, random: () => number): Fault | null {
  let left = random();
  for (const fault of FAULTS) {
    left -= rates[fault];
    if (left < 0) return fault;
  }
  return null;
}
