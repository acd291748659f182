import { z } from "zod";

/** Parts that the payloads of several events share; everything else in them is ignored. */
export const installationSchema = z.object({ id: z.number().int().positive() });

/** `id` stays the same when the name changes. */
export const repositorySchema = z.object({
  id: z.number().int().positive().optional().catch(undefined),
  full_name: z.string(),
});

/** `type` is "User", "Bot", "Organization" or "Mannequin". */
export const accountSchema = z.object({ type: z.string(), login: z.string().catch("") });

/** Repositories, named `owner/name`. A payload that lists none has none. */
export const repositoriesSchema = z.array(repositorySchema).catch([]);
export type NamedRepository = z.infer<typeof repositorySchema>;
