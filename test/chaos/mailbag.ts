import type { Delivery } from "../app/support/deliveries.js";
import type { Random } from "./random.js";

/** Deliveries in hand at a time. */
const POSTMEN = 8;

/** Deliveries on their way: they arrive in no order, some of them several times. */
export interface Mailbag {
  post(delivery: Delivery): void;
  /** Resolves once the bag is empty and everything in it was accepted. */
  delivered(): Promise<void>;
  /** Accepted so far, every copy counted. */
  readonly accepted: number;
}

/** `deliver` resolves once a delivery is accepted. */
export function createMailbag(random: Random, deliver: (delivery: Delivery) => Promise<void>): Mailbag {
  const bag: Delivery[] = [];
  let inHand = 0;
  let accepted = 0;
  let waiting: (() => void)[] = [];

  function work(): void {
    while (inHand < POSTMEN && bag.length > 0) {
      const [delivery] = bag.splice(random.integer(0, bag.length - 1), 1);
      if (!delivery) return;
      inHand += 1;
      void deliver(delivery).then(() => {
        inHand -= 1;
        accepted += 1;
        work();
        if (inHand > 0 || bag.length > 0) return;
        for (const resolve of waiting) resolve();
        waiting = [];
      });
    }
  }

  return {
    post(delivery) {
      const copies = random.fraction() < 0.6 ? 1 : random.integer(2, 3);
      bag.push(...Array.from({ length: copies }, () => delivery));
      // Later, so that what is posted together is in the bag together.
      setImmediate(work);
    },
    delivered: () =>
      inHand === 0 && bag.length === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
    get accepted() {
      return accepted;
    },
  };
}
