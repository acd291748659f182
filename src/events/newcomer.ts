import type { StoredJob } from "../queue/stored-jobs.js";
import type { NamedRepository } from "./payload.js";

/** What is done for a repository that the App has been given. */
export function jobsOfNewcomer(
  base: Pick<StoredJob, "delivery" | "installation">,
  { id, full_name: repo }: NamedRepository,
): StoredJob[] {
  const place = { ...base, repo, ...(id === undefined ? {} : { repositoryId: id }) };
  return [
    { ...place, kind: "prepare-labels" },
    { ...place, kind: "index-issues" },
  ];
}
