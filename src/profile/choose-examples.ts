import { redact } from "../redaction/redact.js";
import { visibleText, withoutInvisible } from "../report/visible-text.js";
import { placeOf, probabilityAt } from "./packed-levels.js";
import type { Profile, ProfileCell } from "./profile-schema.js";
import type { WeighedIssue } from "./weighed-issue.js";

const CELLS = 6;
const ISSUES = 3;
const TITLE_LIMIT = 120;

/** Of the combinations that are the first guess of most issues, the issues that carry most of it. */
export function chooseExamples(cells: readonly ProfileCell[], issues: readonly WeighedIssue[]): Profile["examples"] {
  return [...cells]
    .filter((cell) => cell.issues.length > 0)
    .sort((a, b) => b.issues.length - a.issues.length)
    .slice(0, CELLS)
    .flatMap(({ symptom, cause }) => {
      const [first, second] = [placeOf("symptom", symptom), placeOf("cause", cause)];
      return issues
        .filter((issue) => issue.first.symptom === symptom && issue.first.cause === cause)
        .map(({ number, title, weight, levels }) => ({
          number,
          title,
          p: weight * probabilityAt(levels, first) * probabilityAt(levels, second),
        }))
        .sort((a, b) => b.p - a.p || b.number - a.number)
        .slice(0, ISSUES)
        .map(({ number, title, p }) => ({ symptom, cause, number, title: title === null ? null : shown(title), p }));
    });
}

function shown(title: string): string {
  return visibleText(redact(withoutInvisible(title)), TITLE_LIMIT);
}
