import { z } from "zod";

// The parts of GitHub's answers that are read; the rest is left to GitHub.

/** What is read of an issue. An answer that broke off comes from Octokit as a success with text for data, and fails here. */
export const issueSchema = z.object({
  number: z.number(),
  repository_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.string(),
  created_at: z.iso.datetime().optional().catch(undefined),
  locked: z.boolean(),
  pull_request: z.unknown().optional(),
  labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])),
  user: z.object({ login: z.string() }).nullish(),
});

export type IssuePayload = z.infer<typeof issueSchema>;

export const labelNamesSchema = z.array(z.object({ name: z.string() }));

export const writtenCommentSchema = z.object({ id: z.number(), body: z.string().nullish() });

export const accountSchema = z.object({ login: z.string(), type: z.string() }).nullable();
export const performerSchema = z.object({ performed_via_github_app: z.object({ id: z.number() }).nullish() });

export const commentSchema = writtenCommentSchema.extend({ user: accountSchema, ...performerSchema.shape });
export type CommentPayload = z.infer<typeof commentSchema>;

/** An event of an issue; of those about labels, also which. */
export const eventSchema = z.object({
  event: z.string(),
  actor: accountSchema,
  ...performerSchema.shape,
  label: z.object({ name: z.string() }).optional(),
});

export const authoredCommentSchema = z.object({
  id: z.number(),
  body: z.string().nullish(),
  issue_url: z.string(),
  user: z.object({ id: z.number(), login: z.string(), type: z.string() }).nullable(),
});

export const permissionSchema = z.object({
  permission: z.string().catch(""),
  role_name: z.string().catch(""),
  user: z
    .object({ id: z.number().nullable().catch(null), permissions: z.record(z.string(), z.boolean()).catch({}) })
    .nullish(),
});

/** Larger files come without their content, which is then no configuration either. */
const MAX_FILE_BYTES = 64 * 1024;

export const fileSchema = z.object({
  type: z.literal("file"),
  size: z.number().max(MAX_FILE_BYTES),
  encoding: z.literal("base64"),
  content: z.string(),
});

export const validationSchema = z.object({
  response: z.object({ data: z.object({ errors: z.array(z.object({ code: z.string() }).loose()) }) }),
});

export type EventPayload = z.infer<typeof eventSchema>;
export type Account = z.infer<typeof accountSchema>;
export type Performer = z.infer<typeof performerSchema>;
