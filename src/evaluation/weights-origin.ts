import { z } from "zod";
import type { WeightsFile } from "../classify/embedded-weights.js";

const recipeSchema = z.object({
  trainedOn: z.string(),
  issues: z.number(),
  fingerprint: z.string(),
  date: z.string(),
  /** JSON: precision that labels must reach in cross-validation, by family. */
  targetPrecision: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.record(z.string(), z.number())),
});

/** From what, and when, the weights were learned that are measured. */
export interface WeightsOrigin extends z.infer<typeof recipeSchema> {
  /** Digests of the issues that they were learned from. */
  learnedFrom: ReadonlySet<string>;
}

/**
 * What weights say of their origin.
 *
 * @throws Error if they carry no recipe
 */
export function originOf({ recipe, learnedFrom }: WeightsFile): WeightsOrigin {
  const parsed = recipeSchema.safeParse(recipe);
  if (!parsed.success) throw new Error(`the weights carry no recipe: ${z.prettifyError(parsed.error)}`);
  return { ...parsed.data, learnedFrom: new Set(learnedFrom.split(" ")) };
}
