import type { StoredJob } from "../queue/stored-jobs.js";

/** What is done for a repository that the App has been given. */
export function jobsOfNewcomer(base: Pick<StoredJob, "delivery" | "installation">, repo: string): StoredJob[] {
  return [
    { ...base, kind: "prepare-labels", repo },
    { ...base, kind: "index-issues", repo },
  ];
}
