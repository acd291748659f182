import { z } from "zod";
import type { IssueKey } from "./applied-labels.js";
import type { Queryable } from "./database.js";

/**
 * What somebody corrected.
 * - `label-removed` took off a label that this App had put there
 * - `label-added`   put on a label of one of our families
 */
const CORRECTIONS = ["label-removed", "label-added"] as const;

/** A correction by a person: what later weights can learn from. */
export interface Feedback {
  /** The delivery that told of it; recorded twice, it counts once. */
  delivery: string;
  correction: (typeof CORRECTIONS)[number];
  label: string;
  /** Login. */
  sender: string;
}

const rowsSchema = z.array(
  z.object({ delivery: z.string(), correction: z.enum(CORRECTIONS), label: z.string(), sender: z.string() }),
);

export async function recordFeedback(db: Queryable, { repo, issue }: IssueKey, feedback: Feedback): Promise<void> {
  await db.query(
    `INSERT INTO ${db.schema}.feedback (delivery, repo, issue, correction, label, sender)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (delivery) DO NOTHING`,
    [feedback.delivery, repo, issue, feedback.correction, feedback.label, feedback.sender],
  );
}

/** Corrections of an issue, oldest first. */
export async function listFeedback(db: Queryable, { repo, issue }: IssueKey): Promise<readonly Feedback[]> {
  const rows = await db.query(
    `SELECT delivery, correction, label, sender FROM ${db.schema}.feedback
     WHERE repo = $1 AND issue = $2 ORDER BY at, delivery`,
    [repo, issue],
  );
  return rowsSchema.parse(rows);
}
