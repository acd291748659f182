import { z } from "zod";
import { LABEL_FAMILIES, type LabelFamily } from "../decide/decision.js";
import type { RunIssueKey } from "./backfill-issues.js";
import type { Queryable } from "./database.js";

/**
 * A label of ours that a run of a backfill changed on an issue, and that this App has not put on or taken off since: then
 * the label is no longer the run's. What people did is to be seen on GitHub.
 */
export interface RunLabel {
  name: string;
  family: LabelFamily;
  change: "put-on" | "taken-off";
  /** GitHub confirmed that it is on the issue. */
  confirmed: boolean;
  /** Off the issue, by this App or in the hands of people. */
  removed: boolean;
}

const rowsSchema = z.array(
  z.object({
    name: z.string(),
    family: z.enum(LABEL_FAMILIES),
    change: z.enum(["put-on", "taken-off"]),
    confirmed: z.boolean(),
    removed: z.boolean(),
  }),
);

/** The run's labels on the issue, by name. One that it put on and that is off since is none of them. */
export async function listRunLabels(db: Queryable, { run, repo, issue }: RunIssueKey): Promise<readonly RunLabel[]> {
  const rows = await db.query(
    `SELECT name, family, applied_at IS NOT NULL AS confirmed, removed_at IS NOT NULL AS removed,
       CASE WHEN taken_by = $1 THEN 'taken-off' ELSE 'put-on' END AS change
     FROM ${db.schema}.applied_labels
     WHERE repo = $2 AND issue = $3 AND (taken_by = $1 OR (put_by = $1 AND removed_at IS NULL)) ORDER BY name`,
    [run, repo, issue],
  );
  return rowsSchema.parse(rows);
}

/** As if the run had never put the labels on. */
export async function forgetRunLabels(
  db: Queryable,
  { run, repo, issue }: RunIssueKey,
  names: readonly string[],
): Promise<void> {
  await db.query(
    `DELETE FROM ${db.schema}.applied_labels
     WHERE repo = $1 AND issue = $2 AND put_by = $3 AND name = ANY($4::text[])`,
    [repo, issue, run, names],
  );
}

/** To be called before labels that the run took off are put back on GitHub: ours again, as before. */
export async function intendReturn(
  db: Queryable,
  { run, repo, issue }: RunIssueKey,
  names: readonly string[],
): Promise<void> {
  await db.query(
    `UPDATE ${db.schema}.applied_labels SET removed_at = NULL, applied_at = NULL
     WHERE repo = $1 AND issue = $2 AND taken_by = $3 AND name = ANY($4::text[])`,
    [repo, issue, run, names],
  );
}

/** To be called once GitHub has them again. */
export async function confirmReturn(
  db: Queryable,
  { run, repo, issue }: RunIssueKey,
  names: readonly string[],
): Promise<void> {
  await db.query(
    `UPDATE ${db.schema}.applied_labels SET applied_at = now(), taken_by = NULL
     WHERE repo = $1 AND issue = $2 AND taken_by = $3 AND name = ANY($4::text[])`,
    [repo, issue, run, names],
  );
}

const countedRows = z.array(
  z.object({ issue: z.coerce.number(), name: z.string(), change: z.enum(["put-on", "taken-off"]) }),
);

/** All labels of a run, by issue and name: what undoing it would look at. */
export async function listAllRunLabels(
  db: Queryable,
  run: string,
): Promise<readonly { issue: number; name: string; change: RunLabel["change"] }[]> {
  const rows = await db.query(
    `SELECT issue, name, CASE WHEN taken_by = $1 THEN 'taken-off' ELSE 'put-on' END AS change
     FROM ${db.schema}.applied_labels
     WHERE taken_by = $1 OR (put_by = $1 AND removed_at IS NULL) ORDER BY issue DESC, name`,
    [run],
  );
  return countedRows.parse(rows);
}
