import { z } from "zod";
import type { IssueKey } from "./applied-labels.js";
import type { Queryable } from "./database.js";

/** What GitHub said of an issue's end. */
export interface IssueEnd {
  /** null where it did not say. */
  openedAt: Date | null;
  /** null: the issue was opened again. */
  closedAt: Date | null;
  /** When it was closed or opened again, by GitHub's clock. */
  saidAt: Date;
}

/** Keeps when an issue that was triaged was closed, or that it is open again; what is older than what is kept changes nothing. */
export async function noteIssueEnd(db: Queryable, { repo, issue }: IssueKey, end: IssueEnd): Promise<void> {
  await db.query(
    `INSERT INTO ${db.schema}.issue_ends AS e (repo, issue, opened_at, closed_at, said_at)
     SELECT $1, $2::bigint, $3::timestamptz, $4::timestamptz, $5::timestamptz
     WHERE EXISTS (SELECT FROM ${db.schema}.triages WHERE repo = $1 AND issue = $2)
     ON CONFLICT (repo, issue) DO UPDATE SET opened_at = coalesce(excluded.opened_at, e.opened_at),
       closed_at = excluded.closed_at, said_at = excluded.said_at
     WHERE e.said_at <= excluded.said_at`,
    [repo, issue, end.openedAt, end.closedAt, end.saidAt],
  );
}

const firstRows = z.array(z.object({ first: z.coerce.date().nullable() }));

/** Since when it is known when the repository's issues are closed: the first such time that is kept; null without any. */
export async function findFirstEnd(db: Queryable, repo: string): Promise<Date | null> {
  const rows = await db.query(`SELECT min(said_at) AS first FROM ${db.schema}.issue_ends WHERE repo = $1`, [repo]);
  return firstRows.parse(rows)[0]?.first ?? null;
}
