import { counted } from "./format-estimate.js";
import type { Profile } from "./profile-schema.js";

/** From what a profile was made. */
export function sourceInWords({ source }: Profile): string {
  const span = source.from === null ? "" : `, ${source.from} to ${source.to}`;
  const where = source.kind === "store" ? "decisions on record" : source.name;
  return `${where}: ${counted(source.issues, "issue")}${span}`;
}

/** What has to be known before the numbers are believed; none where there is nothing. */
export function caveatsOf({ source, closing, trend }: Profile): readonly string[] {
  const caveats: string[] = [];
  if (source.unreadable > 0) caveats.push(`${counted(source.unreadable, "line")} could not be read and are left out.`);
  if (source.learned > 0) {
    caveats.push(
      `The App's weights were learned from ${source.learned === source.issues ? "all" : source.learned} of these issues: there the classifier remembers more than it could tell.`,
    );
  }
  if (source.since !== null) caveats.push(`Only issues that were opened since ${source.since}.`);
  if (source.newest !== null) caveats.push(`Only the newest ${source.newest} issues.`);
  if (source.dayOfDecision > 0) {
    caveats.push(
      `For ${counted(source.dayOfDecision, "issue")} it is not on record when they were opened: the day of the App's first decision stands for it.`,
    );
  }
  if (source.kind === "store") {
    caveats.push(
      closing.since === null
        ? "The App has not heard of an issue's end yet: it can say how many are closed, not how long they took."
        : `Times to close are of issues opened since ${closing.since}, when the App first heard of an end.`,
    );
  } else if (closing.asOf === null) {
    caveats.push("The file does not say which issues are open or closed (closed_at, state).");
  } else {
    caveats.push(`Issues without an end count as open until ${closing.asOf}, the last day in the file.`);
  }
  if (source.kind === "file" && trend.periods.length === 0) {
    caveats.push("The file does not say when issues were opened (created_at): there is no trend.");
  }
  return caveats;
}
