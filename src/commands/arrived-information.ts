import { showing } from "../playbooks/information-shown.js";
import { parseReport } from "../report/parse-report.js";
import type { NeedId } from "../taxonomy/needs.js";
import { withoutQuotes } from "./own-text.js";

/**
 * Which of the needs a comment meets, read with the detectors by which a report is found to lack them. What the comment
 * quotes does not count: that is often this App's own request. A picture meets nothing. Pure, and total.
 *
 * @param repo `owner/name`: tells the engine
 */
export function metBy(comment: string, asked: readonly NeedId[], repo: string): readonly NeedId[] {
  if (asked.length === 0) return [];
  const report = parseReport({ repo, number: 0, title: "", body: withoutQuotes(comment) });
  return asked.filter((need) => showing(need, report) === "shown");
}
