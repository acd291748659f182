import { readFileSync } from "node:fs";
import { z } from "zod";

const fileSchema = z.object({
  recipe: z.object({
    trainedOn: z.string(),
    issues: z.number(),
    fingerprint: z.string(),
    date: z.string(),
    /** JSON: precision that labels must reach in cross-validation, by family. */
    targetPrecision: z
      .string()
      .transform((text): unknown => JSON.parse(text))
      .pipe(z.record(z.string(), z.number())),
  }),
});

/** From what, and when, the weights were learned that are measured. */
export type WeightsOrigin = z.infer<typeof fileSchema>["recipe"];

/**
 * Reads the recipe that the weights file carries.
 *
 * @throws Error naming the file if it carries none
 */
export function readWeightsOrigin(file: URL = new URL("../../weights/embedded.json", import.meta.url)): WeightsOrigin {
  const parsed = fileSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!parsed.success) throw new Error(`${file.pathname}: no recipe: ${z.prettifyError(parsed.error)}`);
  return parsed.data.recipe;
}
