import type { IssueReport } from "../report/issue-report.js";
import type { Check } from "./check.js";

/** Says of a check whether the report shows that it was done. The text of the report is only read when phrases ask. */
export function answeredBy(report: IssueReport): (check: Check) => boolean {
  const flags = new Set(report.commands.flatMap(({ flags }) => Object.keys(flags).map(dashed)));
  const parts = new Set(report.parts.map(({ kind }) => kind));
  const env = new Set(report.commands.flatMap(({ env }) => Object.keys(env)));
  let text: string | null = null;
  return ({ answered }) => {
    if (answered === undefined) return false;
    if (answered.flags?.some((flag) => flags.has(dashed(flag)))) return true;
    if (answered.env?.some((name) => env.has(name))) return true;
    if (answered.parts?.some((kind) => parts.has(kind))) return true;
    if (!answered.phrases?.length) return false;
    text ??= ownText(report);
    const own = text;
    return answered.phrases.some((phrase) => own.includes(phrase.replaceAll("_", "-")));
  };
}

/** What the user wrote or ran, lower case, `_` as `-`. Logs stay out: engines print every setting, on or off. */
function ownText(report: IssueReport): string {
  const kinds = new Set(["title", "prose", "command", "code"]);
  const parts = report.parts.filter(({ kind }) => kinds.has(kind)).map(({ text }) => text);
  return parts.join("\n").toLowerCase().replaceAll("_", "-");
}

function dashed(flag: string): string {
  return flag.startsWith("--") ? flag.replaceAll("_", "-").toLowerCase() : flag;
}
