import Table from "cli-table3";
import type { ServerReport } from "./bench-server.js";
import { judge } from "./targets.js";

/** The report as tables for a terminal. */
export function printServerReport(report: ServerReport): string {
  const { machine, node, plan, acknowledging, memory, backlog } = report;
  const blocks = [`${machine}, Node ${node}; the sender and the database share them`];
  if (acknowledging.length > 0) {
    const rows = table([
      "server",
      "asked/s",
      "acknowledged/s",
      "p50 ms",
      "p99 ms",
      "refused",
      "lost",
      "of bare: /s",
      "p99",
    ]);
    for (const { server, rate, perSecond, p50, p99, refused, lost, ofBare } of acknowledging) {
      rows.push([
        server,
        rate === null ? "no limit" : String(rate),
        perSecond.toFixed(0),
        p50.toFixed(1),
        p99.toFixed(1),
        String(refused),
        lost === null ? "-" : String(lost),
        ofBare === null ? "-" : ofBare.perSecond.toFixed(2),
        ofBare === null ? "-" : ofBare.p99.toFixed(2),
      ]);
    }
    blocks.push(rows.toString());
  }
  if (memory.length > 0) {
    const rows = table(["process", "deliveries", "first MB", "half MB", "last MB", "most MB", "growth", "lost"]);
    for (const { process, deliveries, samples, growth, lost } of memory) {
      const shown = [samples[0], samples[samples.length / 2 - 1], samples.at(-1), Math.max(...samples)];
      const megabytes = shown.map((sample = Number.NaN) => sample.toFixed(0));
      rows.push([process, String(deliveries), ...megabytes, growth.toFixed(2), String(lost)]);
    }
    blocks.push(rows.toString());
  }
  if (backlog.length > 0) {
    const rows = table(["workers", "jobs", "seconds", "jobs/s"]);
    for (const { workers, jobs, seconds, perSecond } of backlog) {
      rows.push([String(workers), String(jobs), seconds.toFixed(1), perSecond.toFixed(1)]);
    }
    blocks.push(rows.toString(), `each call to GitHub takes ${plan.latencyMs} ms and succeeds`);
  }
  const verdicts = table(["target", "asked", "reached", ""]);
  for (const { what, target, reached, met } of judge(report))
    verdicts.push([what, target, reached, met ? "met" : "MISSED"]);
  return [...blocks, verdicts.toString(), ""].join("\n");
}

function table(head: string[]): Table.Table {
  const colAligns = head.map((_, index) => (index === 0 ? "left" : "right"));
  return new Table({ head, colAligns, style: { head: [], border: [] } });
}
