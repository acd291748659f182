import { z } from "zod";
import { type Experience, experienceOf, NO_EXPERIENCE, type UntoldLabels } from "../adaptation/experience.js";
import type { Verdict } from "../corrections/verdict.js";
import { CORRECTED_FAMILIES, type CorrectedFamily } from "../corrections/word.js";
import type { LabelStyle } from "../plan/label-style.js";
import { namedClass } from "../plan/named-class.js";
import type { Queryable } from "./database.js";
import { listVerdicts } from "./verdicts.js";

/**
 * What people of a repository said of the App's decisions so far.
 *
 * @param style how the repository names labels
 */
export async function readExperience(db: Queryable, repo: string, style: LabelStyle): Promise<Experience> {
  const verdicts = await listVerdicts(db, { repo });
  if (verdicts.length === 0) return NO_EXPERIENCE;
  const isJudged = verdicts.some(({ isLabelled }) => isLabelled);
  return experienceOf(verdicts, isJudged ? await countUntold(db, repo, verdicts, style) : []);
}

const countRows = z.array(z.object({ name: z.string(), count: z.coerce.number() }));

async function countUntold(
  db: Queryable,
  repo: string,
  verdicts: readonly Verdict[],
  style: LabelStyle,
): Promise<readonly UntoldLabels[]> {
  const untold: UntoldLabels[] = [];
  for (const family of CORRECTED_FAMILIES) {
    const told = verdicts.filter((verdict) => verdict.family === family).map(({ issue }) => issue);
    const rows = await db.query(
      `SELECT name, count(*) FROM ${db.schema}.applied_labels
       WHERE repo = $1 AND family = $2 AND applied_at IS NOT NULL AND removed_at IS NULL
         AND NOT (issue = ANY ($3::text::bigint[])) GROUP BY name`,
      [repo, family, `{${told.join(",")}}`],
    );
    untold.push(...countRows.parse(rows).flatMap(({ name, count }) => classCount(family, name, count, style)));
  }
  return untold;
}

function classCount(family: CorrectedFamily, name: string, count: number, style: LabelStyle): readonly UntoldLabels[] {
  const named = namedClass(name, style);
  return named?.family === family ? [{ family, id: named.id, count }] : [];
}
