import { familyLabels } from "../plan/family-labels.js";
import { WRITES } from "../plan/mode.js";
import { activateInstallation } from "../store/installations.js";
import { noteRepository } from "../store/repositories.js";
import { JOB_DONE, type JobResult } from "./job-result.js";
import { DEFAULT_SETTINGS_OF } from "./load-repository-settings.js";
import type { JobDependencies } from "./run-job.js";
import type { JobOf } from "./stored-jobs.js";

/**
 * Creates the labels of the enabled families that a repository lacks, one after the other as GitHub asks for: maintainers
 * see what may come, and can rename colours before it does. Labels that are there stay as they are.
 */
export async function prepareLabels(
  { installation, repo }: JobOf<"prepare-labels">,
  { database, githubOf, settingsOf = DEFAULT_SETTINGS_OF }: Omit<JobDependencies, "triager">,
): Promise<JobResult> {
  await activateInstallation(database, installation);
  await noteRepository(database, installation, repo);
  const github = await githubOf(installation);
  const [owner = "", name = ""] = repo.split("/");
  const { mode, triage, style } = await settingsOf(github, repo);
  if (!WRITES.has(mode)) return JOB_DONE;
  const place = { owner, repo: name };
  const present = new Set((await github.listLabels(place)).map((label) => label.toLowerCase()));
  for (const label of familyLabels(triage.decision, style)) {
    if (!present.has(label.name.toLowerCase())) await github.createLabel(place, label);
  }
  return JOB_DONE;
}
