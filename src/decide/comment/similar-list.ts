import type { SimilarIssue } from "../../similar/similar-issue.js";
import type { Phrases } from "./phrases/phrases.js";

/** Earlier issues of the same repository, by number alone: GitHub links them, and no title of a stranger's is repeated. */
export function renderSimilar(similar: readonly SimilarIssue[], phrases: Phrases): string {
  if (similar.length === 0) return "";
  const rows = similar.map((issue) => `- #${issue.number}${phrases.similarIssue(issue)}`);
  return [phrases.similar, ...rows].join("\n");
}
