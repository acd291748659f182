import { z } from "zod";

/** `owner/name` */
const repoSchema = z.string().regex(/^[^/\s]+\/[^/\s]+$/);

/** Name of an account. */
const loginSchema = z.string().regex(/^[^/\s]+$/);

/** By GitHub's clock; not there where a delivery does not say it. */
const timeSchema = z.iso.datetime({ offset: true }).optional();

/** What every job says: which delivery asked for it, and as which installation it runs. */
const base = { delivery: z.string().min(1), installation: z.number().int().positive() };
const issue = {
  repo: repoSchema,
  number: z.number().int().positive(),
  /** GitHub's number of the repository, by which a job finds it after it was renamed. Not there in jobs of older releases. */
  repositoryId: z.number().int().positive().optional(),
  /** Until when at least the repository had that name, by GitHub's clock: two names of it may come in any order. */
  at: timeSchema,
};
/** Of a repository as a whole. */
const repository = { repo: repoSchema, repositoryId: issue.repositoryId };

/** Why an issue is triaged. */
const TRIAGE_REASONS = ["opened", "edited", "reopened", "comment", "command", "backfill"] as const;

/**
 * What the queue holds, one shape a kind of work. It says where something is, never what it says: an issue's text is read
 * when the job runs. A job outlives the release that stored it, so shapes are only ever added to.
 */
const jobSchema = z.discriminatedUnion("kind", [
  z.object({
    ...base,
    ...issue,
    kind: z.literal("triage"),
    reason: z.enum(TRIAGE_REASONS),
    /** Id of the comment that asked for it or brought something. */
    comment: z.number().int().positive().optional(),
  }),
  /** Somebody commented on an issue, or edited a comment. */
  z.object({
    ...base,
    ...issue,
    kind: z.literal("comment"),
    comment: z.number().int().positive(),
    /** Whether a command may stand there, or stood there before the edit; false is certain. */
    mayCommand: z.boolean(),
    /** Login of who wrote or edited it. */
    sender: z.string(),
  }),
  /** Somebody put a label of our families on an issue, or took one off. */
  z.object({
    ...base,
    ...issue,
    kind: z.literal("label-change"),
    action: z.enum(["added", "removed"]),
    label: z.string().min(1),
    /** Login. */
    sender: z.string(),
  }),
  /** Somebody closed an issue, or opened it again. */
  z.object({
    ...base,
    ...issue,
    kind: z.literal("issue-state"),
    state: z.enum(["open", "closed"]),
    /** When, and when it was opened first, by GitHub's clock. Not there in jobs of older releases. */
    at: timeSchema,
    openedAt: timeSchema,
  }),
  /** The issue was deleted, or transferred to another repository. */
  z.object({ ...base, ...issue, kind: z.literal("forget-issue") }),
  /** The issue's part in a run of `engine-triage backfill`. Says what the run may do, which an older release would not know. */
  z.object({ ...base, ...issue, kind: z.literal("backfill"), run: z.string().min(1) }),
  /** Takes that part back. */
  z.object({ ...base, ...issue, kind: z.literal("undo-backfill"), run: z.string().min(1) }),
  /** A repository was added, or the App was installed on it. */
  z.object({ ...base, kind: z.literal("prepare-labels"), ...repository }),
  /** The same: its newest issues are looked at, so that similar ones are found. */
  z.object({ ...base, kind: z.literal("index-issues"), ...repository }),
  /** Repositories were taken from the installation. */
  z.object({ ...base, kind: z.literal("forget-repositories"), repos: z.array(repoSchema) }),
  /** A repository has another name, or owner. It is in the hands of `installation` now. */
  z.object({
    ...base,
    kind: z.literal("rename-repository"),
    repositoryId: z.number().int().positive(),
    from: repoSchema,
    to: repoSchema,
    /** When, by GitHub's clock: two renamings may come in any order. */
    at: timeSchema,
  }),
  /** An account has another name, and so have all its repositories. */
  z.object({
    ...base,
    kind: z.literal("rename-owner"),
    from: loginSchema,
    to: loginSchema,
    /** When, by GitHub's clock. */
    at: timeSchema,
  }),
  /** The App was uninstalled; `repos` are those that GitHub named, maybe not all. */
  z.object({ ...base, kind: z.literal("forget-installation"), repos: z.array(repoSchema) }),
  z.object({ ...base, kind: z.literal("suspend-installation") }),
  /** Suspension lifted, or new permissions granted. */
  z.object({ ...base, kind: z.literal("resume-installation") }),
]);

export type StoredJob = z.infer<typeof jobSchema>;
export type JobKind = StoredJob["kind"];
export type JobOf<Kind extends JobKind> = Extract<StoredJob, { kind: Kind }>;
export type TriageJob = JobOf<"triage">;

/** Release 0.1 stored triages alone, without a kind. */
const untitledSchema = z.looseObject({ kind: z.undefined().optional() });

/** A job as the queue gives it back, also one of an earlier release. Throws a ZodError for anything else. */
export function readStoredJob(data: unknown): StoredJob {
  const untitled = untitledSchema.safeParse(data).data;
  return jobSchema.parse(untitled ? { ...untitled, kind: "triage", reason: "opened" } : data);
}

/** Jobs with the same key never run at the same time. */
export function issueKey({ repo, issue }: { repo: string; issue: number }): string {
  return `${repo.toLowerCase()}#${issue}`;
}

/** What a job is about, for logs and errors. */
export function jobFields(job: StoredJob): Record<string, string | number> {
  return {
    kind: job.kind,
    delivery: job.delivery,
    installation: job.installation,
    ...("repo" in job ? { repo: job.repo } : {}),
    ...("number" in job ? { issue: job.number } : {}),
  };
}
