import { z } from "zod";

/** An earlier issue of the same repository whose innermost error has the same signature. */
export const similarIssueSchema = z.object({
  number: z.number().int().positive(),
  state: z.enum(["open", "closed"]),
  /** Month in which it was opened, `2026-03`; null where that is not known. A date, not an age, which would change daily. */
  opened: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullable(),
});
export type SimilarIssue = z.infer<typeof similarIssueSchema>;

/** Named in a comment at most. */
export const MOST_SIMILAR = 3;

/**
 * Earlier issues with an error that the index has to hold before any is named, and the share of them that may have one
 * signature: an error that so many reports share says little about any of them. See docs/similar.md.
 */
export const LEAST_INDEXED = 30;
export const MOST_SHARE = 0.1;
