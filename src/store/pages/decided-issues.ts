import { z } from "zod";
import { decisionSchema } from "../../decide/decision.js";
import type { Queryable } from "../database.js";
import type { Place } from "../places.js";

/** What the last decision on an issue says of its classes, with what is known of the issue. */
export interface DecidedIssue {
  issue: number;
  decision: z.infer<typeof classesSchema>;
  /** When GitHub says that it was opened; null where the App never heard. */
  openedAt: Date | null;
  /** When the App first decided about it. */
  decidedAt: Date;
  /** null where the App never heard. */
  isOpen: boolean | null;
  /** null where it is open, or nobody knows when it was closed. */
  closedAt: Date | null;
}

const classesSchema = decisionSchema.pick({
  engine: true,
  kind: true,
  phase: true,
  symptoms: true,
  components: true,
  causes: true,
});
/** The rest of a decision, quotes among it, is many times as long and never leaves the database. */
const CLASSES = Object.keys(classesSchema.shape)
  .map((field) => `'${field}', t.decision -> '${field}'`)
  .join(", ");

const rowsSchema = z.array(
  z.object({
    issue: z.coerce.number(),
    decision: classesSchema,
    opened: z.coerce.date().nullable(),
    decided: z.coerce.date(),
    state: z.enum(["open", "closed"]).nullable(),
    closed: z.coerce.date().nullable(),
  }),
);

/** Beyond every issue's number. */
const BEYOND = "9223372036854775807";

/**
 * A part of the repository's issues that were decided about, the highest number first: `limit` of them below `below`. Each
 * part is read from the index alone where it stands, so that all parts of a hundred thousand issues take a time that grows
 * as their number does.
 *
 * @param below null: from the highest on
 * @param isAlone see `hasNameAlone`: whether what is stored of issues without an installation is the place's
 */
export async function listDecidedIssues(
  db: Queryable,
  { repo, installation }: Place,
  below: number | null,
  limit: number,
  isAlone: boolean,
): Promise<readonly DecidedIssue[]> {
  const rows = await db.query(
    `WITH part AS (
       SELECT issue, min(at) AS decided FROM ${db.schema}.triages
       WHERE repo = $1 AND installation = $4 AND issue < $2::bigint AND kind IS NOT NULL GROUP BY issue
       ORDER BY issue DESC LIMIT $3
     )
     SELECT part.issue, part.decided, last.decision, coalesce(s.opened_at, e.opened_at) AS opened, e.closed_at AS closed,
       coalesce(s.state, CASE WHEN e.closed_at IS NOT NULL THEN 'closed' WHEN e.issue IS NOT NULL THEN 'open' END) AS state
     FROM part
     CROSS JOIN LATERAL (
       SELECT jsonb_build_object(${CLASSES}) AS decision FROM ${db.schema}.triages t
       WHERE t.repo = $1 AND t.installation = $4 AND t.issue = part.issue AND t.kind IS NOT NULL
       ORDER BY t.at DESC, t.delivery LIMIT 1
     ) last
     LEFT JOIN ${db.schema}.similar_issues s ON $5::boolean AND s.repo = $1 AND s.issue = part.issue
     LEFT JOIN ${db.schema}.issue_ends e ON $5::boolean AND e.repo = $1 AND e.issue = part.issue
     ORDER BY part.issue DESC`,
    [repo, below ?? BEYOND, limit, installation, isAlone],
  );
  return rowsSchema.parse(rows).map(({ issue, decision, opened, decided, state, closed }) => ({
    issue,
    decision,
    openedAt: opened,
    decidedAt: decided,
    isOpen: state === null ? null : state === "open",
    // Where a triage found it open since, it was opened again and nobody told.
    closedAt: state === "closed" ? closed : null,
  }));
}
