import { z } from "zod";
import { type Decision, decisionSchema } from "../decide/decision.js";
import type { Queryable } from "./database.js";

/**
 * How a triage ended.
 * - `done`       something was said or labelled
 * - `abstained`  looked at, nothing to add and nothing to say
 * - `vetoed`     people have taken away, or decided themselves, all that there was to add and to say
 * - `unchanged`  an edit that left the report as it was
 * - `skipped`    locked or closed by now, or a pull request
 * - `gone`       the issue was deleted or transferred
 * - `forbidden`  GitHub refuses: the App lacks a permission or the repository is archived
 * - `failed`     could not be done, and trying again would not help or did not
 */
export const OUTCOMES = ["done", "abstained", "vetoed", "unchanged", "skipped", "gone", "forbidden", "failed"] as const;
export type TriageOutcome = (typeof OUTCOMES)[number];

export interface Triage {
  delivery: string;
  installation: number;
  /** `owner/name` */
  repo: string;
  issue: number;
  outcome: TriageOutcome;
  /** null where it never came to a decision. */
  decision: Decision | null;
}

const rowsSchema = z.array(
  z.object({
    delivery: z.string(),
    installation: z.coerce.number(),
    repo: z.string(),
    issue: z.coerce.number(),
    outcome: z.enum(OUTCOMES),
    decision: decisionSchema.nullable(),
  }),
);

/** Records how a delivery's triage ended. Recorded again, the later one counts. */
export async function recordTriage(db: Queryable, triage: Triage): Promise<void> {
  await db.query(
    `INSERT INTO ${db.schema}.triages
       (delivery, installation, repo, issue, outcome, decision, kind, symptom, phase, component, cause, unsure)
     VALUES ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8, $9, $10, $11, $12)
     ON CONFLICT (delivery) DO UPDATE SET outcome = excluded.outcome, decision = excluded.decision,
       kind = excluded.kind, symptom = excluded.symptom, phase = excluded.phase, component = excluded.component,
       cause = excluded.cause, unsure = excluded.unsure, at = now()`,
    [
      triage.delivery,
      triage.installation,
      triage.repo,
      triage.issue,
      triage.outcome,
      decisionJson(triage.decision),
      ...firstClasses(triage.decision),
    ],
  );
}

/** Forgets the record of a delivery's triage. */
export async function forgetTriage(db: Queryable, delivery: string): Promise<void> {
  await db.query(`DELETE FROM ${db.schema}.triages WHERE delivery = $1`, [delivery]);
}

/** What pages count by, see migration 12. */
function firstClasses(decision: Decision | null): readonly (string | boolean | null)[] {
  if (decision === null) return [null, null, null, null, null, false];
  const { kind, symptoms, phase, components, causes, abstained } = decision;
  const unsure = kind.id === "malfunction" && abstained.includes("symptom");
  const first = (ranked: readonly { id: string }[]): string | null => ranked[0]?.id ?? null;
  return [kind.id, first(symptoms), phase?.id ?? null, first(components), first(causes), unsure];
}

/** The triages of an issue, newest first. */
export async function listTriages(db: Queryable, repo: string, issue: number): Promise<readonly Triage[]> {
  const rows = await db.query(
    `SELECT delivery, installation, repo, issue, outcome, decision FROM ${db.schema}.triages
     WHERE repo = $1 AND issue = $2 ORDER BY at DESC, delivery`,
    [repo, issue],
  );
  return rowsSchema.parse(rows);
}

/** The decision that was made last on the issue; null where there is none on record. */
export async function findLastDecision(db: Queryable, repo: string, issue: number): Promise<Decision | null> {
  const rows = await db.query(
    `SELECT decision FROM ${db.schema}.triages
     WHERE repo = $1 AND issue = $2 AND decision IS NOT NULL ORDER BY at DESC, delivery LIMIT 1`,
    [repo, issue],
  );
  return decisionRows.parse(rows)[0]?.decision ?? null;
}

const decisionRows = z.array(z.object({ decision: decisionSchema }));

/** A decision as the database takes it: jsonb takes neither NUL nor half of a surrogate pair; issues hold both. */
export function decisionJson(decision: Decision | null): string | null {
  if (decision === null) return null;
  return JSON.stringify(decision, (_key, value: unknown) =>
    typeof value === "string" ? value.replaceAll("\0", "\uFFFD").replace(/\p{Surrogate}/gu, "\uFFFD") : value,
  );
}
