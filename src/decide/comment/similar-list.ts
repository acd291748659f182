import type { SimilarIssue } from "../../similar/similar-issue.js";

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** Earlier issues of the same repository, by number alone: GitHub links them, and no title of a stranger's is repeated. */
export function renderSimilar(similar: readonly SimilarIssue[]): string {
  if (similar.length === 0) return "";
  return ["**Similar issues**, with the same error message", ...similar.map(renderOne)].join("\n");
}

function renderOne({ number, state, opened }: SimilarIssue): string {
  return `- #${number} (${opened === null ? state : `opened ${monthOf(opened)}, ${state}`})`;
}

/** `March 2026` of `2026-03`. */
function monthOf(opened: string): string {
  const [year = "", month = ""] = opened.split("-");
  return `${MONTHS[Number(month) - 1] ?? ""} ${year}`.trim();
}
