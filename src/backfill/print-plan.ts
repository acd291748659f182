import { table } from "../evaluation/terminal-table.js";
import type { Estimate } from "./estimate.js";
import type { IssuePlan } from "./plan-issues.js";

/** Issues that are shown one by one; `--json` shows all. */
const SHOWN = 100;

/** A plan in words for the terminal. It holds numbers and the names of labels, nothing that issues say. Pure. */
export function printPlan(read: number, plans: readonly IssuePlan[], { calls, writes, seconds }: Estimate): string {
  if (plans.length === 0) return `${read} open issues read, nothing to do on any\n`;
  const rows = plans.slice(0, SHOWN).map(({ number, add, remove, comment }) => {
    return [`#${number}`, add.join(", "), remove.join(", "), comment ? "yes" : ""];
  });
  const counts = new Map<string, number>();
  for (const name of plans.flatMap(({ add }) => add)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const counted = [...counts].sort(([, left], [, right]) => right - left);
  const rest = plans.length > SHOWN ? `the first ${SHOWN} issues of ${plans.length} shown; --json shows all\n` : "";
  return `${table(["issue", "labels to add", "labels to remove", "comment"], rows)}
${rest}${table(["label to add", "issues"], counted)}
${read} open issues read, ${plans.length} to change: about ${calls} calls, ${writes} of them writes, in ${duration(seconds)}
`;
}

/** Seconds in words. */
function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}
