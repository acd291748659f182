import { Counter, Gauge, type Registry } from "prom-client";
import type { ApiObserver } from "../github/api-observer.js";

/** Installations whose remaining calls are shown, those that were active last. */
const MAX_INSTALLATIONS = 100;
const STATUS_CLASSES = ["2xx", "3xx", "4xx", "5xx", "none"] as const;

/** Counts calls to GitHub's API, and shows what is left of the hour's. */
export function observeApi(registry: Registry): ApiObserver {
  const calls = new Counter({
    name: "engine_triage_github_calls_total",
    help: "Calls of GitHub's API by class of status; none: no answer; 3xx: nothing changed, which costs no call of the hour",
    labelNames: ["status"],
    registers: [registry],
  });
  const remaining = new Gauge({
    name: "engine_triage_github_calls_remaining",
    help: "Calls that an installation has left in this hour, as GitHub told last; of the 100 active last",
    labelNames: ["installation"],
    registers: [registry],
  });
  for (const status of STATUS_CLASSES) calls.inc({ status }, 0);
  // In the order in which they were heard of last.
  const shown = new Set<number>();

  return {
    onAnswer: (status) => calls.inc({ status: status === null ? "none" : `${Math.floor(status / 100)}xx` }),
    onRemaining(installation, count) {
      shown.delete(installation);
      shown.add(installation);
      remaining.set({ installation }, count);
      const [first] = shown;
      if (shown.size <= MAX_INSTALLATIONS || first === undefined) return;
      shown.delete(first);
      remaining.remove({ installation: first });
    },
  };
}
