import type { Database, Queryable } from "../store/database.js";
import { activateInstallation, findStanding, pauseInstallation, suspendInstallation } from "../store/installations.js";
import { type FollowedRenaming, findRenaming, noteNumber } from "../store/renamed-repositories.js";
import { findRemoval, noteRepository } from "../store/repositories.js";
import type { TriageOutcome } from "../store/triages.js";
import type { Attempt } from "./job-result.js";
import type { JobKind, JobOf, StoredJob } from "./stored-jobs.js";

/**
 * Whether a job may run: not yet, never, only as another one: its repository has another name by now; or only after
 * `renaming`, which the job is the first to tell of.
 */
export type Admission =
  | { kind: "go" }
  | { kind: "wait"; seconds: number }
  | { kind: "drop" }
  | { kind: "renamed"; job: StoredJob }
  | { kind: "tells"; seconds: number; renaming: JobOf<"rename-repository"> };

/** Kinds that call GitHub, and so wait for it. */
const CALLS_GITHUB: ReadonlySet<JobKind> = new Set([
  "triage",
  "comment",
  "prepare-labels",
  "index-issues",
  "backfill",
  "undo-backfill",
]);
/** Kinds that deal with an installation or repository that went; everything else of it is dropped. */
const CLEANS_UP: ReadonlySet<JobKind> = new Set(["forget-issue", "forget-repositories", "forget-installation"]);

/** How often a job looks whether its repository's rows have moved to the new name. */
const RENAMING_LOOK_SECONDS = 2;

/** How often a job of a suspended installation looks whether that still holds, should the event that lifts it be lost. */
export const SUSPENSION_LOOK_SECONDS = 3_600;

/**
 * Asks the store whether the job may run. Jobs of an uninstalled App, and those that a repository's removal overtook, are
 * dropped. A repository's later jobs run: GitHub sends events only of repositories that the App has, and knows best.
 */
export async function admit(database: Database, job: StoredJob, { storedAt }: Attempt): Promise<Admission> {
  const id = "repositoryId" in job ? (job.repositoryId ?? null) : null;
  const known = "repo" in job ? await findRenaming(database, { id, repo: job.repo }) : null;
  const renaming = known && "repo" in job ? followRenaming(job, id, known, storedAt) : null;
  if (renaming && renaming.kind !== "tells") return renaming;
  const { state, waitSeconds } = await findStanding(database, job.installation);
  // What an App that is no more would move is deleted.
  if (renaming && state !== "deleted") return renaming;
  if (CLEANS_UP.has(job.kind)) return { kind: "go" };
  if (state === "deleted") return { kind: "drop" };
  const callsGitHub = CALLS_GITHUB.has(job.kind);
  if (callsGitHub && waitSeconds > 0) return { kind: "wait", seconds: waitSeconds };
  if (!("repo" in job)) return { kind: "go" };
  const removal = await findRemoval(database, job.installation, job.repo);
  // Without an answer of GitHub's nothing shows that the repository is back.
  if (removal !== null) return callsGitHub && storedAt >= removal ? { kind: "go" } : { kind: "drop" };
  if (id !== null && known?.current === null) await noteNumber(database, { ...job, id, at: timeOf(job) });
  return { kind: "go" };
}

type RepositoryJob = Extract<StoredJob, { repo: string }>;

/** Until when at least the repository had the job's name, by GitHub's clock; null where the delivery did not say. */
function timeOf(job: RepositoryJob): string | null {
  return "at" in job ? (job.at ?? null) : null;
}

/**
 * What a renaming of the job's repository means for the job; null: nothing. Late deliveries still name it as it was when
 * they were sent; only GitHub's number tells it from another repository that has taken the name since. A name that it never
 * had is newer than the record, unless it is from before: the event that told of it was lost or is late.
 */
function followRenaming(
  job: RepositoryJob,
  id: number | null,
  { current, waitSeconds }: FollowedRenaming,
  storedAt: Date,
): Admission | null {
  if (waitSeconds > 0) return { kind: "wait", seconds: Math.min(waitSeconds, RENAMING_LOOK_SECONDS) };
  if (id === null || current === null || current.repo === job.repo) return null;
  const { installation, repo, formerNames, renamedAt } = current;
  const at = new Date(timeOf(job) ?? storedAt);
  if (formerNames.includes(job.repo) || (renamedAt !== null && at < renamedAt)) {
    return { kind: "renamed", job: { ...job, installation, repo } };
  }
  return {
    kind: "tells",
    seconds: RENAMING_LOOK_SECONDS,
    renaming: {
      kind: "rename-repository",
      delivery: job.delivery,
      installation: job.installation,
      repositoryId: id,
      from: repo,
      to: job.repo,
      at: at.toISOString(),
    },
  };
}

/** Keeps what a failure says about the installation as a whole: that GitHub limits its calls, or that it is suspended. */
export async function keepPause(
  db: Queryable,
  installation: number,
  pause: { kind: "rate-limited" | "suspended"; seconds: number },
): Promise<void> {
  if (pause.kind === "suspended") await suspendInstallation(db, installation, SUSPENSION_LOOK_SECONDS);
  else await pauseInstallation(db, installation, pause.seconds);
}

/**
 * Keeps what a job's end says: what GitHub let be done shows that installation and repository are there, whatever was
 * believed. Gives whether the end is worth a record: nothing is stored any more about a repository that went.
 */
export async function keepEvidence(db: Queryable, job: StoredJob, outcome: TriageOutcome): Promise<boolean> {
  if (!CALLS_GITHUB.has(job.kind) || !("repo" in job)) return true;
  // Most comments ask for nothing, of most issues nothing is to be undone, and GitHub was not called.
  if ((job.kind === "comment" || job.kind === "undo-backfill") && outcome === "skipped") return false;
  const removed = (await findRemoval(db, job.installation, job.repo)) !== null;
  if (outcome === "gone" || outcome === "forbidden" || outcome === "failed") return !removed;
  if (removed) await noteRepository(db, job.installation, job.repo);
  const { state } = await findStanding(db, job.installation);
  if (state === "suspended") await activateInstallation(db, job.installation);
  return state !== "deleted";
}
