import type { LimitName } from "./limits/call-ledger.js";
import type { CircuitStatus } from "./limits/circuit.js";
import type { ReadingEvent } from "./reading-event.js";

/** What the operator of the model path hears of. Nothing of it holds text of a report or of a model. */
export interface ModelObserver {
  onReading(event: ReadingEvent): void;
  /** The endpoint is left alone, is probed, or answers again. */
  onCircuit(status: CircuitStatus): void;
  /** A daily limit is used up; told once a day. `repo` is null where the limit is not a repository's. */
  onExhausted(limit: LimitName, repo: string | null): void;
  /** The store failed: of the cache the reading goes without, of the ledger it counts the most it may have cost. */
  onStoreFailure(error: unknown): void;
}

/** One observer that tells several. */
export function observedByAll(observers: readonly ModelObserver[]): ModelObserver {
  const tell = (what: (observer: ModelObserver) => void): void => {
    for (const observer of observers) what(observer);
  };
  return {
    onReading: (event) => tell((each) => each.onReading(event)),
    onCircuit: (status) => tell((each) => each.onCircuit(status)),
    onExhausted: (limit, repo) => tell((each) => each.onExhausted(limit, repo)),
    onStoreFailure: (error) => tell((each) => each.onStoreFailure(error)),
  };
}
