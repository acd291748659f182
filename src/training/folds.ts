import type { Issue } from "../report/issue-report.js";
import { issueDigest } from "./issue-digest.js";

/** Fold of an issue, 0 to folds - 1: by a hash of its place, so that it does not depend on the order of a file. */
export function foldOf(issue: Issue, folds: number): number {
  return Number.parseInt(issueDigest(issue), 16) % folds;
}
