import { z } from "zod";
import { CAUSES } from "../../taxonomy/causes.js";
import { COMPONENTS } from "../../taxonomy/components.js";
import { KINDS } from "../../taxonomy/kinds.js";
import { PHASES } from "../../taxonomy/phases.js";
import { SUBTYPES, SYMPTOMS } from "../../taxonomy/symptoms.js";

function level<const Id extends string>(rows: readonly { readonly id: Id }[], most: number) {
  const id: z.ZodType<Id> = z.enum(rows.map((row) => row.id));
  return z.array(z.strictObject({ id, p: z.number() })).max(most);
}

/**
 * What a model may reply: ids of the codebook, probabilities, line numbers. There is no field for text. Sent to the
 * endpoint as its JSON schema; probabilities have no bounds in it, since servers differ in what they can enforce.
 */
export const replySchema = z.strictObject({
  kinds: level(KINDS, 2),
  phases: level(PHASES, 2),
  symptoms: level(SYMPTOMS, 3),
  subtypes: level(SUBTYPES, 2),
  components: level(COMPONENTS, 3),
  causes: level(CAUSES, 5),
  lines: z.array(z.number().int()).max(8),
});

/** A reply that was checked: per level at most one entry an id, sums of at most 1, most likely first; lines that the model saw. */
export type ModelReply = z.infer<typeof replySchema>;
