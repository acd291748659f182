import type { IssueKey } from "./applied-labels.js";
import { forgetConfiguration } from "./configuration-files.js";
import type { Queryable } from "./database.js";

/** Every table with rows of issues; a new one belongs here, so that no data outlives what it is about. */
export const ISSUE_TABLES = [
  "triages",
  "applied_labels",
  "comments",
  "comment_intents",
  "label_vetoes",
  "held_families",
  "feedback",
  "label_changes",
  "triaged_reports",
  "orders",
  "comment_commands",
  "corrections",
  "met_needs",
  "explanations",
  "backfill_issues",
  "issue_ends",
  "similar_issues",
] as const;

/** Deletes all that is stored about an issue. */
export async function forgetIssue(db: Queryable, { repo, issue }: IssueKey): Promise<void> {
  for (const table of ISSUE_TABLES) {
    await db.query(`DELETE FROM ${db.schema}.${table} WHERE repo = $1 AND issue = $2`, [repo, issue]);
  }
}

/** Deletes all that is stored about a repository, its configuration and its part in what the model was asked included. */
export async function forgetRepository(db: Queryable, repo: string): Promise<void> {
  for (const table of ISSUE_TABLES) await db.query(`DELETE FROM ${db.schema}.${table} WHERE repo = $1`, [repo]);
  for (const table of ["backfill_runs", "renamed_repositories"]) {
    await db.query(`DELETE FROM ${db.schema}.${table} WHERE repo = $1`, [repo]);
  }
  await forgetConfiguration(db, repo);
  await db.query(`UPDATE ${db.schema}.model_days SET repos = repos - $1::text WHERE repos ? $1::text`, [repo]);
}

/** Deletes the names of an installation's repositories. */
export async function forgetRepositoryNames(db: Queryable, installation: number): Promise<void> {
  await db.query(`DELETE FROM ${db.schema}.repositories WHERE installation = $1`, [installation]);
}
