import { Counter, Histogram, type Registry } from "prom-client";
import { LABEL_FAMILIES } from "../decide/decision.js";
import type { QueueObserver } from "../queue/queue-observer.js";
import type { Settlement } from "../queue/settlement.js";

/** Seconds. An ordinary issue takes some; an outage of GitHub's an hour. */
const LATENCY_BUCKETS = [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 900, 1_800, 3_600, 7_200];

/** Counts attempts at jobs, how long issues waited for what is said about them, and what was not said. */
export function observeJobs(registry: Registry): QueueObserver {
  const registers = [registry];
  const jobs = new Counter({
    name: "engine_triage_jobs_total",
    help: "Attempts at jobs by kind of job and how they ended: an outcome, retry, postponed, dropped, or dead",
    labelNames: ["kind", "outcome"],
    registers,
  });
  const latency = new Histogram({
    name: "engine_triage_triage_seconds",
    help: "Seconds from the receipt of a delivery to the labels and comment on the issue, by why it was triaged",
    labelNames: ["reason"],
    buckets: LATENCY_BUCKETS,
    registers,
  });
  const abstentions = new Counter({
    name: "engine_triage_abstentions_total",
    help: "Decisions on malfunctions that were not sure enough for a label, by family of labels",
    labelNames: ["family"],
    registers,
  });
  const nothing = new Counter({
    name: "engine_triage_triaged_with_nothing_total",
    help: "Malfunctions on which nothing was labelled and nothing said",
    registers,
  });
  for (const family of LABEL_FAMILIES) abstentions.inc({ family }, 0);
  jobs.inc({ kind: "triage", outcome: "dead" }, 0);

  return ({ job, settlement, seconds }) => {
    jobs.inc({ kind: job.kind, outcome: outcomeOf(settlement) });
    if (job.kind !== "triage" || settlement.kind !== "settled") return;
    const { outcome, decision } = settlement;
    if (outcome === "done") latency.observe({ reason: job.reason }, seconds);
    if (decision?.kind.id !== "malfunction") return;
    for (const family of decision.abstained) abstentions.inc({ family });
    if (outcome === "abstained") nothing.inc();
  };
}

function outcomeOf(settlement: Settlement): string {
  switch (settlement.kind) {
    case "settled":
      return settlement.outcome;
    case "exhausted":
      return "dead";
    default:
      return settlement.kind;
  }
}
