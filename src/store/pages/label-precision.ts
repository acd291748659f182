import { z } from "zod";
import { type LabelWords, sumWords, wordOnPutLabel } from "../../corrections/label-precision.js";
import { CORRECTED_FAMILIES, type CorrectedFamily } from "../../corrections/word.js";
import type { LabelStyle } from "../../plan/label-style.js";
import type { Queryable } from "../database.js";
import { readKnownSettings } from "../known-settings.js";
import { listVerdicts } from "../verdicts.js";
import { classOf, PUT_IN, takenOffSql, WITHDRAWN_AT } from "./put-labels.js";

/** How a label of the App's fared with people. */
export interface LabelRecord {
  /** As it stands on issues. */
  label: string;
  /** Issues on which the App put it. */
  applied: number;
  /** Of those: people took it off, or said something else by a command. */
  corrected: number;
}

/** What people say of the labels of one name that the App put on issues within one month. */
export interface LabelMonth extends LabelWords {
  /** As it stands on issues. */
  label: string;
  family: CorrectedFamily;
  /** In UTC, `2026-02`. */
  month: string;
}

/**
 * Labels of symptoms and causes that the App put on issues since a time, with those that people corrected; the most frequent
 * first. A label that nobody touched may still be wrong: what is left is the most that can be right.
 */
export async function listLabelRecords(db: Queryable, repo: string, since: Date): Promise<readonly LabelRecord[]> {
  const sums = sumWords(await listLabelMonths(db, repo, since), ({ label }) => label);
  return [...sums]
    .map(([label, { right, wrong, untold }]) => ({ label, applied: right + wrong + untold, corrected: wrong }))
    .sort((a, b) => b.applied - a.applied || (a.label < b.label ? -1 : 1));
}

const namesSchema = z.array(z.object({ repo: z.string() }));
const rowsSchema = z.array(
  z.object({
    family: z.enum(CORRECTED_FAMILIES),
    label: z.string(),
    month: z.string(),
    issue: z.coerce.number().nullable(),
    taken_off: z.boolean(),
    withdrawn_at: z.coerce.date().nullable(),
    count: z.coerce.number(),
  }),
);
type Row = z.infer<typeof rowsSchema>[number];

/**
 * The same by month of the label, the newest first, with what was found right. The last word of an issue's family counts, as
 * for adaptation (see verdict.ts). A label that the App took off by itself before anybody spoke says nothing and is not
 * there. Labels of issues that nobody spoke about are counted by the database.
 */
export async function listLabelMonths(db: Queryable, repo: string, since: Date): Promise<readonly LabelMonth[]> {
  const { style } = await readKnownSettings(db, repo);
  const names = await db.query(`SELECT DISTINCT repo FROM ${db.schema}.applied_labels WHERE lower(repo) = lower($1)`, [
    repo,
  ]);
  const months: LabelMonth[] = [];
  for (const { repo: name } of namesSchema.parse(names)) months.push(...(await monthsOf(db, name, since, style)));
  return months;
}

async function monthsOf(db: Queryable, repo: string, since: Date, style: LabelStyle): Promise<readonly LabelMonth[]> {
  const verdicts = await listVerdicts(db, { repo });
  const rows = await db.query(
    `SELECT family, min(name) AS label, month, told AS issue, taken_off, withdrawn_at, count(*) AS count
     FROM (SELECT *, CASE WHEN taken_off OR issue = ANY ($3::text::bigint[]) THEN issue END AS told
       FROM (SELECT family, name, issue, ${PUT_IN} AS month,
           ${WITHDRAWN_AT} AS withdrawn_at,
           ${takenOffSql(db.schema)} AS taken_off
         FROM ${db.schema}.applied_labels a
         WHERE repo = $1 AND family IN ('symptom', 'cause') AND intended_at >= $2
           AND (applied_at IS NOT NULL OR removed_at IS NOT NULL)) put) labels
     WHERE told IS NOT NULL OR withdrawn_at IS NULL
     GROUP BY family, lower(name), month, told, taken_off, withdrawn_at
     ORDER BY month DESC, family DESC, lower(name), told NULLS LAST`,
    [repo, since, `{${verdicts.map(({ issue }) => issue).join(",")}}`],
  );
  const byIssue = new Map(verdicts.map((verdict) => [`${verdict.issue} ${verdict.family}`, verdict]));
  const wordOn = ({ issue, family, label, taken_off, withdrawn_at }: Row): keyof LabelWords | null => {
    const verdict = issue === null ? undefined : byIssue.get(`${issue} ${family}`);
    const put = { id: classOf({ family, name: label }, style), isTakenOff: taken_off, withdrawnAt: withdrawn_at };
    return wordOnPutLabel(put, verdict);
  };
  const counted = rowsSchema.parse(rows).flatMap((row): readonly LabelMonth[] => {
    const { family, label, month, count } = row;
    const word = wordOn(row);
    return word === null ? [] : [{ family, label, month, right: 0, wrong: 0, untold: 0, [word]: count }];
  });
  const placeOf = new Map(counted.map((each) => [keyOf(each), each]));
  return [...sumWords(counted, keyOf)].flatMap(([key, sums]) => {
    const place = placeOf.get(key);
    return place ? [{ ...place, ...sums }] : [];
  });
}

function keyOf({ label, month }: LabelMonth): string {
  return `${month} ${label.toLowerCase()}`;
}
