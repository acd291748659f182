import { z } from "zod";
import type { IssueKey } from "./applied-labels.js";
import type { Queryable } from "./database.js";

const rowsSchema = z.array(z.object({ report_sha256: z.string() }));

/** Fingerprint of the report as it was triaged last; null where it never was. See report-fingerprint.ts. */
export async function findTriagedReport(db: Queryable, { repo, issue }: IssueKey): Promise<string | null> {
  const rows = await db.query(`SELECT report_sha256 FROM ${db.schema}.triaged_reports WHERE repo = $1 AND issue = $2`, [
    repo,
    issue,
  ]);
  return rowsSchema.parse(rows)[0]?.report_sha256 ?? null;
}

/** To be called once everything that the triage asked for is done. */
export async function storeTriagedReport(db: Queryable, { repo, issue }: IssueKey, fingerprint: string): Promise<void> {
  await db.query(
    `INSERT INTO ${db.schema}.triaged_reports (repo, issue, report_sha256) VALUES ($1, $2, $3)
     ON CONFLICT (repo, issue) DO UPDATE SET report_sha256 = excluded.report_sha256`,
    [repo, issue, fingerprint],
  );
}
