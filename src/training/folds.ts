import { createHash } from "node:crypto";
import type { Issue } from "../report/issue-report.js";

/** Fold of an issue, 0 to folds - 1: by a hash of its place, so that it does not depend on the order of a file. */
export function foldOf(issue: Issue, folds: number): number {
  const digest = createHash("sha256").update(`${issue.repo}#${issue.number}`).digest();
  return digest.readUInt32BE(0) % folds;
}
