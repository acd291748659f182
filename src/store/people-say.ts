import { z } from "zod";
import { LABEL_FAMILIES, type LabelFamily } from "../decide/decision.js";
import type { IssueKey } from "./applied-labels.js";
import type { Queryable } from "./database.js";

/** What people decided about the labels of an issue; it counts for more than any decision of the App's. */
export interface PeopleSay {
  /** Names in lower case: taken off by somebody, never to be put back. */
  vetoedLabels: readonly string[];
  /** Families in which somebody set a label: left alone. */
  heldFamilies: readonly LabelFamily[];
}

const vetoRows = z.array(z.object({ name: z.string() }));
const familyRows = z.array(z.object({ family: z.enum(LABEL_FAMILIES) }));

export async function readPeopleSay(db: Queryable, { repo, issue }: IssueKey): Promise<PeopleSay> {
  const vetoes = await db.query(
    `SELECT name FROM ${db.schema}.label_vetoes WHERE repo = $1 AND issue = $2 ORDER BY name`,
    [repo, issue],
  );
  const families = await db.query(
    `SELECT family FROM ${db.schema}.held_families WHERE repo = $1 AND issue = $2 ORDER BY family`,
    [repo, issue],
  );
  return {
    vetoedLabels: vetoRows.parse(vetoes).map(({ name }) => name),
    heldFamilies: familyRows.parse(families).map(({ family }) => family),
  };
}

/** The label is never put on the issue again by this App. */
export async function vetoLabel(db: Queryable, { repo, issue }: IssueKey, name: string): Promise<void> {
  await db.query(
    `INSERT INTO ${db.schema}.label_vetoes (repo, issue, name) VALUES ($1, $2, lower($3)) ON CONFLICT DO NOTHING`,
    [repo, issue, name],
  );
}

/** The App puts no label of the family on the issue any more. */
export async function holdFamily(db: Queryable, { repo, issue }: IssueKey, family: LabelFamily): Promise<void> {
  await db.query(
    `INSERT INTO ${db.schema}.held_families (repo, issue, family) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [repo, issue, family],
  );
}

/** Somebody asks for the label again: that it was once taken off counts no more. */
export async function liftVeto(db: Queryable, { repo, issue }: IssueKey, name: string): Promise<void> {
  await db.query(`DELETE FROM ${db.schema}.label_vetoes WHERE repo = $1 AND issue = $2 AND name = lower($3)`, [
    repo,
    issue,
    name,
  ]);
}
