import { z } from "zod";
import type { Queryable } from "../store/database.js";

export const TRIAGE_QUEUE = "triage";
/** Jobs that were tried as often as they may be. Kept for an operator. */
export const DEAD_LETTERS = "triage-dead";

/** Schema of pg-boss's tables. */
export function queueSchema({ schema }: Pick<Queryable, "schema">): string {
  return `${schema}_jobs`;
}

// What pg-boss has no call for, as SQL on its table of jobs. Only columns that its documentation describes as fields of a
// job are used; the release of pg-boss is pinned, and every function here is tested on both databases.

const countRows = z.array(z.object({ jobs: z.coerce.number() })).length(1);

/** Jobs that wait or run, retries included. */
export async function countOpenJobs(db: Queryable): Promise<number> {
  const rows = await db.query(
    `SELECT count(*) AS jobs FROM ${queueSchema(db)}.job WHERE name = $1 AND state IN ('created', 'retry', 'active')`,
    [TRIAGE_QUEUE],
  );
  return countRows.parse(rows)[0]?.jobs ?? 0;
}

/** A job as it was claimed: the count tells one claim of it from the next. */
export interface Claim {
  id: string;
  retryCount: number;
}

/** Whether the claim still holds. */
export async function isClaimed(db: Queryable, { id, retryCount }: Claim): Promise<boolean> {
  const rows = await db.query(
    `SELECT count(*) AS jobs FROM ${queueSchema(db)}.job
     WHERE name = $1 AND id = $2::uuid AND retry_count = $3 AND state = 'active'`,
    [TRIAGE_QUEUE, id, retryCount],
  );
  return countRows.parse(rows)[0]?.jobs === 1;
}

const idRows = z.array(z.object({ id: z.string() }));

/** Ids of the jobs that are claimed, by whatever process. */
export async function listClaimed(db: Queryable): Promise<readonly string[]> {
  const rows = await db.query(`SELECT id FROM ${queueSchema(db)}.job WHERE name = $1 AND state = 'active'`, [
    TRIAGE_QUEUE,
  ]);
  return idRows.parse(rows).map(({ id }) => id);
}

/** Whose jobs: of an installation, or of one of its repositories. */
export interface JobOwner {
  /** null: of any. */
  installation: number | null;
  /** null: of all. */
  repo: string | null;
}

const OWNED = "($2::text IS NULL OR data->>'installation' = $2) AND ($3::text IS NULL OR data->>'repo' = $3)";

/** Jobs of the owner that run now, on any process, the job `except` and those that were claimed after `before` aside. */
export async function countRunning(
  db: Queryable,
  { installation, repo }: JobOwner,
  except: string,
  before: Date | null = null,
): Promise<number> {
  const rows = await db.query(
    `SELECT count(*) AS jobs FROM ${queueSchema(db)}.job
     WHERE name = $1 AND ${OWNED} AND state = 'active' AND id <> $4::uuid
       AND ($5::timestamptz IS NULL OR started_on <= $5::timestamptz)`,
    [TRIAGE_QUEUE, installation === null ? null : String(installation), repo, except, before?.toISOString() ?? null],
  );
  return countRows.parse(rows)[0]?.jobs ?? 0;
}

/** Deletes the owner's jobs, waiting, ended or dead; those that run, and the job `except`, stay. */
export async function deleteJobs(db: Queryable, { installation, repo }: JobOwner, except: string): Promise<void> {
  await db.query(
    `DELETE FROM ${queueSchema(db)}.job
     WHERE name = ANY($1) AND ${OWNED} AND state <> 'active' AND id <> $4::uuid`,
    [[TRIAGE_QUEUE, DEAD_LETTERS], installation === null ? null : String(installation), repo, except],
  );
}

/** The same for the jobs of one key, see placement.ts. */
export async function deleteJobsOfKey(db: Queryable, key: string, except: string): Promise<void> {
  await db.query(
    `DELETE FROM ${queueSchema(db)}.job
     WHERE name = ANY($1) AND singleton_key = $2 AND state <> 'active' AND id <> $3::uuid`,
    [[TRIAGE_QUEUE, DEAD_LETTERS], key, except],
  );
}

const keyRows = z.array(z.object({ key: z.string() }));

/**
 * Which of the keys are of issues that are gone, or were closed or opened again in the last so many seconds, by jobs of any
 * state. That an issue is gone is known for a day.
 */
export async function listOvertaken(
  db: Queryable,
  keys: readonly string[],
  seconds: number,
): Promise<ReadonlySet<string>> {
  const rows = await db.query(
    `SELECT DISTINCT singleton_key AS key FROM ${queueSchema(db)}.job
     WHERE name = $1 AND singleton_key = ANY($2::text[]) AND (data->>'kind' = 'forget-issue'
       OR (data->>'kind' = 'issue-state' AND created_on >= now() - make_interval(secs => $3)))`,
    [TRIAGE_QUEUE, keys, seconds],
  );
  return new Set(keyRows.parse(rows).map(({ key }) => key));
}

/** Lets the installation's waiting jobs run now. */
export async function releaseJobs(db: Queryable, installation: number): Promise<void> {
  await db.query(
    `UPDATE ${queueSchema(db)}.job SET start_after = now()
     WHERE name = $1 AND data->>'installation' = $2::text AND state IN ('created', 'retry') AND start_after > now()`,
    [TRIAGE_QUEUE, String(installation)],
  );
}

/**
 * Puts a claimed job back for so many seconds, as often as it takes, without using up a try: the limit of tries moves with
 * the count. The count does move, because pg-boss tells one claim from the next by it. Its time to live moves too.
 */
export async function postponeJob(db: Queryable, { id, retryCount }: Claim, seconds: number): Promise<void> {
  await db.query(
    `UPDATE ${queueSchema(db)}.job SET state = 'retry', retry_count = retry_count + 1, retry_limit = retry_limit + 1,
       started_on = NULL, heartbeat_on = NULL, start_after = now() + make_interval(secs => $4),
       keep_until = keep_until + (now() + make_interval(secs => $4) - start_after)
     WHERE name = $1 AND id = $2::uuid AND retry_count = $3 AND state = 'active'`,
    [TRIAGE_QUEUE, id, retryCount, seconds],
  );
}

/** A repository by the name that jobs know, and what it is now. */
export interface RenamedJobs {
  /** GitHub's number of it: jobs that say another number are of a repository that has taken the name since. */
  id: number;
  from: string;
  to: string;
  /** In whose hands it is now. */
  installation: number;
}

/** Puts the jobs that name the repository, waiting or dead, under its new name. Those that run stay. */
export async function renameJobs(db: Queryable, { id, from, to, installation }: RenamedJobs): Promise<void> {
  await db.query(
    `UPDATE ${queueSchema(db)}.job
     SET data = data || jsonb_build_object('repo', $3::text, 'installation', $4::bigint),
       singleton_key = $5::text || substr(singleton_key, length($2::text) + 1)
     WHERE name = ANY($1) AND data->>'repo' = $2::text AND state IN ('created', 'retry')
       AND (data->>'repositoryId' IS NULL OR data->>'repositoryId' = $6::text)`,
    [[TRIAGE_QUEUE, DEAD_LETTERS], from, to, installation, to.toLowerCase(), String(id)],
  );
}

/** Makes a job another one, of key `key`. One that runs must have been put back before. */
export async function replaceJob(db: Queryable, id: string, key: string, data: object): Promise<void> {
  await db.query(
    `UPDATE ${queueSchema(db)}.job SET data = $4::text::jsonb, singleton_key = $3
     WHERE name = $1 AND id = $2::uuid AND state = 'retry'`,
    [TRIAGE_QUEUE, id, key, JSON.stringify(data)],
  );
}
