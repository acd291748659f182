import { z } from "zod";
import { type Verdict, verdictsOf } from "../corrections/verdict.js";
import { CORRECTED_FAMILIES, decidedSchema, isClass, type Word } from "../corrections/word.js";
import type { IssueKey } from "./applied-labels.js";
import type { Queryable } from "./database.js";
import { decidedSql } from "./label-changes.js";

const rowsSchema = z.array(
  z.object({
    repo: z.string(),
    issue: z.coerce.number(),
    at: z.coerce.date(),
    kind: z.enum(["set", "added", "removed", "no-bug"]),
    family: z.enum(CORRECTED_FAMILIES).nullable(),
    id: z.string().nullable(),
    decided: decidedSchema.nullable(),
    no_bug_stands: z.boolean(),
  }),
);
type Row = z.infer<typeof rowsSchema>[number];

/**
 * People's last words on the issues of a repository that the App had decided about, or on one of them, by issue and family:
 * from commands and from labels. See verdict.ts for what counts.
 */
export function listVerdicts(
  db: Queryable,
  { repo, issue }: Pick<IssueKey, "repo"> & Partial<Pick<IssueKey, "issue">>,
): Promise<readonly Verdict[]> {
  return readVerdicts(db, { of: "WHERE repo = $1 AND ($2::bigint IS NULL OR issue = $2)" }, [repo, issue ?? null]);
}

/** The same of all repositories, of issues on which the first word was said since a time. */
export function listVerdictsSince(db: Queryable, since: Date): Promise<readonly Verdict[]> {
  // Issues are chosen before decisions are looked at: those of all time are many times what is wanted.
  const before = `spoken AS (
       SELECT repo, issue, at FROM ${db.schema}.corrections
       UNION ALL SELECT repo, issue, at FROM ${db.schema}.label_changes),
     chosen AS MATERIALIZED (SELECT repo, issue FROM spoken GROUP BY repo, issue HAVING min(at) >= $1),`;
  return readVerdicts(db, { before, of: "JOIN chosen USING (repo, issue)" }, [since]);
}

/** @param choice SQL that chooses words: `of` what follows the name of their table, `before` queries that it names */
async function readVerdicts(
  db: Queryable,
  { before = "", of }: { before?: string; of: string },
  values: readonly unknown[],
): Promise<readonly Verdict[]> {
  const { schema } = db;
  const rows = await db.query(
    `WITH ${before} words AS (
       SELECT repo, issue, at, comment_id::text AS source, ordinal,
         CASE WHEN command = '/triage not-a-bug' THEN 'no-bug' ELSE 'set' END AS kind,
         substring(command FROM '^/triage (symptom|cause):') AS family,
         substring(command FROM ':(.+)$') AS id,
         ${decidedSql("decision")} AS decided
       FROM ${schema}.corrections ${of}
       UNION ALL
       SELECT repo, issue, at, delivery, 0, action, family, class, decided
       FROM ${schema}.label_changes ${of})
     SELECT w.repo, w.issue, w.at, w.kind, w.family, w.id, w.decided, coalesce(o.not_a_bug, false) AS no_bug_stands
     FROM words w LEFT JOIN ${schema}.orders o ON o.repo = w.repo AND o.issue = w.issue
     ORDER BY w.repo, w.issue, w.at, w.source, w.ordinal`,
    [...values],
  );
  const byIssue = new Map<string, Row[]>();
  for (const row of rowsSchema.parse(rows)) {
    const place = `${row.repo}#${row.issue}`;
    byIssue.set(place, [...(byIssue.get(place) ?? []), row]);
  }
  return [...byIssue.values()].flatMap((ofIssue) => verdictsOf(ofIssue.flatMap(toWord), ofIssue[0]?.no_bug_stands));
}

/** None for a class that the codebook does not have. */
function toWord({ issue, at, decided, kind, family, id }: Row): readonly Word[] {
  if (kind === "no-bug") return [{ issue, at, decided, act: { kind } }];
  if (family === null || id === null || !isClass(family, id)) return [];
  return [{ issue, at, decided, act: { kind, family, id } }];
}

const issueRows = z.array(z.object({ issue: z.coerce.number() }));

/**
 * Deletes what people said of the App's decisions on an issue, or on all of a repository, and gives the number of issues.
 * What holds on the issues themselves (orders, vetoes, families that people hold) stays.
 */
export async function deleteWords(
  db: Queryable,
  { repo, issue }: Pick<IssueKey, "repo"> & Partial<Pick<IssueKey, "issue">>,
): Promise<number> {
  const issues = new Set<number>();
  for (const table of ["corrections", "label_changes", "feedback"]) {
    const rows = await db.query(
      `DELETE FROM ${db.schema}.${table} WHERE repo = $1 AND ($2::bigint IS NULL OR issue = $2) RETURNING issue`,
      [repo, issue ?? null],
    );
    for (const row of issueRows.parse(rows)) issues.add(row.issue);
  }
  return issues.size;
}
