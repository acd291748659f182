import { bulkhead } from "cockatiel";
import type { ModelCall, ModelClient } from "../endpoint/model-client.js";
import { ModelError } from "../endpoint/model-error.js";
import type { Circuit } from "./circuit.js";
import type { DailyBudget } from "./daily-budget.js";

/**
 * Share of the deadline that must be left when a call's turn comes. With less it would most likely be cut off: paid for in
 * vain, and blamed on the endpoint.
 */
const LEAST_LEFT = 0.25;

export interface CallLimits {
  /** Calls that run at once; others wait, which counts against their deadline. */
  concurrency: number;
  circuit: Circuit;
  budget: DailyBudget;
}

/**
 * A client that asks only within limits: the circuit is closed, one of the calls that may run at once is free before the
 * deadline, and the day's allowances suffice. Otherwise nothing is sent, and the ModelError says why.
 */
export function limitClient(client: ModelClient, { concurrency, circuit, budget }: CallLimits): ModelClient {
  const slots = bulkhead(concurrency, Number.POSITIVE_INFINITY);

  async function inSlot<T>({ deadline }: ModelCall, work: () => Promise<T>): Promise<T> {
    if (deadline.signal.aborted) throw busy();
    let hasBegun = false;
    const waited = new Promise<never>((_, reject) => {
      deadline.signal.addEventListener("abort", () => hasBegun || reject(busy()), { once: true });
    });
    const done = slots.execute(async () => {
      if (deadline.remaining() < deadline.ms * LEAST_LEFT) throw busy();
      hasBegun = true;
      return work();
    }, deadline.signal);
    // Work that has begun keeps the deadline itself, and is not left behind: the circuit must know how it ended.
    done.catch(() => undefined);
    return Promise.race([done, waited]);
  }

  return {
    get model() {
      return client.model;
    },
    async ask(prompt, parse, call) {
      circuit.check();
      return inSlot(call, async () => {
        // It may have opened while this call waited.
        circuit.check();
        return budget.spend(call, () => circuit.run(() => client.ask(prompt, parse, call)));
      });
    },
  };
}

function busy(): ModelError {
  return new ModelError("busy", "The calls that may run at once left no time for another before the deadline.");
}
