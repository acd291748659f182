import { z } from "zod";
import { CAUSES } from "../taxonomy/causes.js";
import { COMPONENTS } from "../taxonomy/components.js";
import { KINDS } from "../taxonomy/kinds.js";
import { NEEDS } from "../taxonomy/needs.js";
import { PHASES } from "../taxonomy/phases.js";
import { SUBTYPES, SYMPTOMS } from "../taxonomy/symptoms.js";

function ids<const Id extends string>(rows: readonly { readonly id: Id }[]): z.ZodType<Id> {
  return z.enum(rows.map((row) => row.id));
}

/**
 * Labels of one issue, most likely first; confidences in percent. On a malfunction an empty list, a phase that is null and a
 * subtype that is missing say that nobody knows: nothing is learned or judged there. A subtype that is null says that it is
 * none of them.
 */
export const labelsSchema = z.object({
  kind: ids(KINDS),
  phase: ids(PHASES).nullable(),
  symptoms: z.array(ids(SYMPTOMS)),
  subtype: ids(SUBTYPES).nullable().optional(),
  components: z.array(ids(COMPONENTS)),
  causes: z.array(ids(CAUSES)),
  symptom_confidence: z.number().min(0).max(100).nullable(),
  cause_confidence: z.number().min(0).max(100).nullable(),
  needs: z.array(ids(NEEDS)).default([]),
});

export type Labels = z.infer<typeof labelsSchema>;
