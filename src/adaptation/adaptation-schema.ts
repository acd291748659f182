import { z } from "zod";
import { CORRECTED_FAMILIES } from "../corrections/word.js";

const count = z.number().int().nonnegative();
const probability = z.number().min(0).max(1);
const moved = { family: z.enum(CORRECTED_FAMILIES), id: z.string(), prior: probability, posterior: probability };

/** What a repository's corrections moved in a decision; see adapt-priors.ts and adapt-gates.ts for the fields. */
export const adaptationSchema = z.object({
  priors: z.array(z.object({ ...moved, decided: count, said: count, shift: z.number() })),
  gates: z.array(
    z.object({ ...moved, right: count, wrong: count, untold: count, target: probability, precision: probability }),
  ),
});

/** Moved classes and gates; either list may be empty, not both. */
export type Adaptation = z.infer<typeof adaptationSchema>;
