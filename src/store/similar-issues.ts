import { z } from "zod";
import {
  LEAST_INDEXED,
  MOST_SHARE,
  MOST_SIMILAR,
  type SimilarIssue,
  similarIssueSchema,
} from "../similar/similar-issue.js";
import type { IssueKey } from "./applied-labels.js";
import type { Queryable } from "./database.js";

/** What the index holds of an issue: no text of it. */
export interface IndexedIssue extends IssueKey {
  state: "open" | "closed";
  /** ISO 8601; null where GitHub did not say. */
  openedAt: string | null;
  /** See signature.ts; null: its error cannot be told from others, or there is none. */
  signature: string | null;
}

/** Puts the issue into the index as it is now. Run again it changes nothing. */
export async function indexIssue(db: Queryable, indexed: IndexedIssue): Promise<void> {
  const { repo, issue, state, openedAt, signature } = indexed;
  await db.query(
    `INSERT INTO ${db.schema}.similar_issues (repo, issue, state, opened_at, signature) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (repo, issue) DO UPDATE
     SET state = excluded.state, opened_at = excluded.opened_at, signature = excluded.signature`,
    [repo, issue, state, openedAt, signature],
  );
}

/** Puts issues into the index that are not there yet: what a triage put there is newer than what a list says. */
export async function indexEarlierIssues(db: Queryable, issues: readonly IndexedIssue[]): Promise<void> {
  await db.query(
    `INSERT INTO ${db.schema}.similar_issues (repo, issue, state, opened_at, signature)
     SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::timestamptz[], $5::text[])
     ON CONFLICT (repo, issue) DO NOTHING`,
    [
      issues.map(({ repo }) => repo),
      issues.map(({ issue }) => issue),
      issues.map(({ state }) => state),
      issues.map(({ openedAt }) => openedAt),
      issues.map(({ signature }) => signature),
    ],
  );
}

/** Notes that an issue was closed or opened again; one that is not in the index stays out. */
export async function noteIssueState(
  db: Queryable,
  { repo, issue }: IssueKey,
  state: "open" | "closed",
): Promise<void> {
  await db.query(`UPDATE ${db.schema}.similar_issues SET state = $3 WHERE repo = $1 AND issue = $2`, [
    repo,
    issue,
    state,
  ]);
}

const countRows = z.array(z.object({ indexed: z.coerce.number(), same: z.coerce.number() })).length(1);
const similarRows = z.array(similarIssueSchema.extend({ number: z.coerce.number() }));

/**
 * Up to three earlier issues of the repository with the same signature, newest first. Only earlier ones are looked at, so
 * that a triage that runs again finds the same. None below the least size of the index, nor for an error that too many share.
 */
export async function findSimilarIssues(
  db: Queryable,
  { repo, issue }: IssueKey,
  signature: string | null,
): Promise<readonly SimilarIssue[]> {
  if (signature === null) return [];
  const counts = await db.query(
    `SELECT count(*) AS indexed, count(*) FILTER (WHERE signature = $3) AS same FROM ${db.schema}.similar_issues
     WHERE repo = $1 AND issue < $2 AND signature IS NOT NULL`,
    [repo, issue, signature],
  );
  const { indexed, same } = countRows.parse(counts)[0] ?? { indexed: 0, same: 0 };
  if (indexed < LEAST_INDEXED || same > indexed * MOST_SHARE) return [];
  const rows = await db.query(
    `SELECT issue AS number, state, to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM') AS opened
     FROM ${db.schema}.similar_issues WHERE repo = $1 AND issue < $2 AND signature = $3
     ORDER BY issue DESC LIMIT ${MOST_SIMILAR}`,
    [repo, issue, signature],
  );
  return similarRows.parse(rows);
}
