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

/** Names of repositories, `owner/name`. A payload that lists none has none. */
export const repositoryNamesSchema = z.array(repositorySchema.transform(({ full_name }) => full_name)).catch([]);
