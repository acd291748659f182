import { Counter, type Registry } from "prom-client";
import { DELIVERY_RESULTS, type DeliveryObserver } from "../events/delivery-observer.js";

/** Counts deliveries by what became of them. */
export function observeDeliveries(registry: Registry): DeliveryObserver {
  const deliveries = new Counter({
    name: "engine_triage_deliveries_total",
    help: "Deliveries of GitHub's by what became of them: stored, known, ignored, failed, refused",
    labelNames: ["result"],
    registers: [registry],
  });
  // A rate over a counter that begins to exist with its first event misses that event.
  for (const result of DELIVERY_RESULTS) deliveries.inc({ result }, 0);
  return (result) => deliveries.inc({ result });
}
