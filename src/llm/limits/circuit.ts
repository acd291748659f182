import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
  type ICircuitBreakerOptions,
} from "cockatiel";
import { isEndpointFailure, ModelError, type ModelErrorKind } from "../endpoint/model-error.js";

export interface CircuitOptions {
  /** Failures of the endpoint in a row that open the circuit. */
  failures: number;
  /** Milliseconds for which it stays open; doubled after each probe that fails, up to `maxCoolDownMs`. */
  coolDownMs: number;
  maxCoolDownMs: number;
}

export const DEFAULT_CIRCUIT: CircuitOptions = { failures: 5, coolDownMs: 30_000, maxCoolDownMs: 600_000 };

/** For the operator: whether the endpoint is asked, and if not, why and until when. */
export interface CircuitStatus {
  /** `half-open`: one call is under way to find out whether the endpoint works again. */
  state: "closed" | "open" | "half-open";
  /** The last failure of the endpoint; null while closed. */
  reason: ModelErrorKind | null;
  /** When the next call is let through, ISO 8601; null while closed. */
  until: string | null;
}

export interface Circuit {
  status(): CircuitStatus;
  /** Throws a ModelError of kind `circuit-open` where a call would not be let through. */
  check(): void;
  /** Runs the call and counts how the endpoint did. Rejects as the call does, or as `check` throws. */
  run<T>(call: () => Promise<T>): Promise<T>;
}

/**
 * A circuit breaker for an endpoint: open after some failures in a row, then closed again by a single probe that the
 * endpoint answers. What a model writes is no failure of its endpoint, or a few hostile issues could open it.
 * @param onChange told of every change of state
 */
export function createCircuit(options: CircuitOptions, onChange: (status: CircuitStatus) => void = () => {}): Circuit {
  let openUntil = 0;
  const coolDowns: Exclude<ICircuitBreakerOptions["halfOpenAfter"], number> = {
    next({ attempt }) {
      const duration = Math.min(options.coolDownMs * 2 ** (attempt - 1), options.maxCoolDownMs);
      openUntil = Date.now() + duration;
      return { duration, next: coolDowns.next };
    },
  };
  const breaker = circuitBreaker(handleWhen(isEndpointFailure), {
    breaker: new ConsecutiveBreaker(options.failures),
    halfOpenAfter: coolDowns,
  });
  breaker.onStateChange(() => onChange(status()));

  function status(): CircuitStatus {
    if (breaker.state === CircuitState.Closed) return { state: "closed", reason: null, until: null };
    const failure = breaker.lastFailure;
    const error = failure && "error" in failure ? failure.error : null;
    return {
      state: breaker.state === CircuitState.HalfOpen ? "half-open" : "open",
      reason: error instanceof ModelError ? error.kind : null,
      until: new Date(openUntil).toISOString(),
    };
  }

  function check(): void {
    // The library lets calls wait for the outcome of a probe. Here they are turned away: nothing is lost by that.
    const isProbing = breaker.state === CircuitState.HalfOpen;
    const isCooling = breaker.state === CircuitState.Open && Date.now() < openUntil;
    if (isProbing || isCooling) throw circuitOpen();
  }

  async function run<T>(call: () => Promise<T>): Promise<T> {
    check();
    try {
      const outcome = await breaker.execute(() => answeredOrFailed(call));
      if ("error" in outcome) throw outcome.error;
      return outcome.value;
    } catch (error) {
      throw error instanceof BrokenCircuitError ? circuitOpen() : error;
    }
  }

  return { status, check, run };
}

/** What is no failure of the endpoint is a value to the breaker: the endpoint answered. */
async function answeredOrFailed<T>(call: () => Promise<T>): Promise<{ value: T } | { error: unknown }> {
  try {
    return { value: await call() };
  } catch (error) {
    if (isEndpointFailure(error)) throw error;
    return { error };
  }
}

function circuitOpen(): ModelError {
  return new ModelError("circuit-open", "The endpoint failed several times in a row and is left alone for a while.");
}
