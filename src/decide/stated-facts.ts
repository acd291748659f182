import { redact } from "../redaction/redact.js";
import type { ReportFacts } from "../report/issue-report.js";
import { withoutInvisible } from "../report/visible-text.js";

/**
 * Facts of a report as plain values: a fact that is not stated has no key, lists hold distinct values, the degrees of
 * parallelism become `parallelism.tensor` and the like, secrets are redacted, and the lines are dropped.
 */
export function statedFacts(facts: ReportFacts): Record<string, string | number | string[]> {
  const { parallelism, ...others } = facts;
  const stated: Record<string, string | number | string[]> = {};
  for (const [name, fact] of Object.entries(others)) {
    if (fact === null) continue;
    if ("value" in fact) {
      stated[name] = plain(fact.value);
      continue;
    }
    const values = [...new Set(fact.map((entry) => plain(entry.value)))];
    if (values.length > 0) stated[name] = values;
  }
  for (const [axis, degree] of Object.entries(parallelism)) stated[`parallelism.${axis}`] = degree.value;
  return stated;
}

function plain<Value extends string | number>(value: Value): string | Value {
  return typeof value === "string" ? redact(withoutInvisible(value)) : value;
}
