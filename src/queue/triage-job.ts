import { z } from "zod";

/** What the queue holds: where the issue is and which delivery asked for it. The issue's text is read when the job runs. */
export const triageJobSchema = z.object({
  delivery: z.string().min(1),
  installation: z.number().int().positive(),
  /** `owner/name` */
  repo: z.string().regex(/^[^/\s]+\/[^/\s]+$/),
  number: z.number().int().positive(),
});

export type TriageJob = z.infer<typeof triageJobSchema>;

/** Jobs with the same key never run at the same time. */
export function issueKey(job: TriageJob): string {
  return `${job.repo.toLowerCase()}#${job.number}`;
}
