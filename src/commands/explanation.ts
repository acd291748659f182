import type { RepositorySettings } from "../config/repository/repository-settings.js";
import { renderExplanation } from "../decide/comment/render-explanation.js";
import type { Decision } from "../decide/decision.js";
import { ownNamesOf } from "../plan/named-class.js";
import type { Issue } from "../report/issue-report.js";
import type { Queryable } from "../store/database.js";
import { readExperience } from "../store/experience.js";
import { readPeopleSay } from "../store/people-say.js";
import { readTold } from "../store/told.js";
import type { Triager } from "../triage.js";

/** A decision and why it is so: the text of the reply to `/triage explain`, with its marker. */
export interface Explanation {
  decision: Decision;
  text: string;
}

/** Decides anew about an issue, by all that is on record of it and its repository, and says why. Nothing is written. */
export async function makeExplanation(
  issue: Issue,
  { triage, style }: Pick<RepositorySettings, "triage" | "style">,
  { database, triager }: { database: Queryable; triager: Triager },
): Promise<Explanation> {
  const key = { repo: issue.repo, issue: issue.number };
  const told = await readTold(database, key);
  const past = triage.isAdapting ? { experience: await readExperience(database, key.repo, style) } : {};
  const decision = await triager.decide(issue, told, triage, past);
  const { vetoedLabels, heldFamilies } = await readPeopleSay(database, key);
  const text = renderExplanation(decision, {
    gates: triager.gatesFor?.(triage.precision) ?? null,
    settings: triage.decision,
    told,
    vetoedLabels: ownNamesOf(vetoedLabels, decision.labels, style),
    heldFamilies,
  });
  return { decision, text };
}
