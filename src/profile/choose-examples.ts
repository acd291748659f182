import { redact } from "../redaction/redact.js";
import { visibleText } from "../report/visible-text.js";
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
    .flatMap(({ symptom, cause }) =>
      issues
        .filter(({ first }) => first.symptom === symptom && first.cause === cause)
        .map(({ number, title, weight, levels }) => ({
          symptom,
          cause,
          number,
          title: title === null ? null : visibleText(redact(title), TITLE_LIMIT),
          p: weight * (levels.symptom[symptom] ?? 0) * (levels.cause[cause] ?? 0),
        }))
        .sort((a, b) => b.p - a.p || b.number - a.number)
        .slice(0, ISSUES),
    );
}
