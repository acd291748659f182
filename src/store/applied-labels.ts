import { z } from "zod";
import { LABEL_FAMILIES, type LabelFamily } from "../decide/decision.js";
import type { Queryable } from "./database.js";

/**
 * Which labels this App put on which issue. A label is recorded as intended before GitHub is asked and as applied after,
 * because the process can die in between: an intended label that is on the issue is ours, one that is not never got there.
 * Without the first step a label of ours would pass for a human's; without the second a label that never arrived would
 * pass for one that a human took away. For the same reason a label counts as intended again before it is taken off.
 * GitHub's label names ignore case, and so do these functions.
 */
export interface AppliedLabel {
  name: string;
  family: LabelFamily;
  /** GitHub confirmed it. */
  confirmed: boolean;
  /** Taken off by this App since. */
  removed: boolean;
}

export interface IssueKey {
  /** `owner/name` */
  repo: string;
  issue: number;
}

const rowsSchema = z.array(
  z.object({ name: z.string(), family: z.enum(LABEL_FAMILIES), confirmed: z.boolean(), removed: z.boolean() }),
);

/** Labels that this App put on the issue or meant to, by name. */
export async function listAppliedLabels(db: Queryable, key: IssueKey): Promise<readonly AppliedLabel[]> {
  const rows = await db.query(
    `SELECT name, family, applied_at IS NOT NULL AS confirmed, removed_at IS NOT NULL AS removed
     FROM ${db.schema}.applied_labels WHERE repo = $1 AND issue = $2 ORDER BY name`,
    [key.repo, key.issue],
  );
  return rowsSchema.parse(rows);
}

/** To be called before the labels are added on GitHub. `run`: id of the backfill that adds them, see backfill-labels.ts. */
export async function intendLabels(
  db: Queryable,
  key: IssueKey,
  labels: readonly { name: string; family: LabelFamily }[],
  run: string | null = null,
): Promise<void> {
  for (const { name, family } of labels) {
    await db.query(
      `INSERT INTO ${db.schema}.applied_labels (repo, issue, name, family, put_by) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (repo, issue, name) DO UPDATE
       SET intended_at = now(), applied_at = NULL, removed_at = NULL, put_by = excluded.put_by, taken_by = NULL`,
      [key.repo, key.issue, name, family, run],
    );
  }
}

/** To be called before the labels are taken off on GitHub. `run`: id of the backfill that takes them off. */
export async function intendRemoval(
  db: Queryable,
  key: IssueKey,
  names: readonly string[],
  run: string | null = null,
): Promise<void> {
  await update(db, key, names, "applied_at = NULL, taken_by = $4", [run]);
}

/** To be called once GitHub has the labels. */
export async function confirmLabels(db: Queryable, key: IssueKey, names: readonly string[]): Promise<void> {
  await update(db, key, names, "applied_at = coalesce(applied_at, now())");
}

/** To be called once this App has taken the labels off. */
export async function markLabelsRemoved(db: Queryable, key: IssueKey, names: readonly string[]): Promise<void> {
  await update(db, key, names, "removed_at = now()");
}

async function update(
  db: Queryable,
  key: IssueKey,
  names: readonly string[],
  assignment: string,
  values: readonly unknown[] = [],
): Promise<void> {
  for (const name of names) {
    await db.query(
      `UPDATE ${db.schema}.applied_labels SET ${assignment} WHERE repo = $1 AND issue = $2 AND lower(name) = lower($3)`,
      [key.repo, key.issue, name, ...values],
    );
  }
}
