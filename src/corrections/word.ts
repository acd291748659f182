import { z } from "zod";
import { CAUSES } from "../taxonomy/causes.js";
import { SYMPTOMS } from "../taxonomy/symptoms.js";

/** Families whose classes people correct. */
export const CORRECTED_FAMILIES = ["symptom", "cause"] as const;
export type CorrectedFamily = (typeof CORRECTED_FAMILIES)[number];

const CLASSES: Readonly<Record<CorrectedFamily, ReadonlySet<string>>> = {
  symptom: new Set(SYMPTOMS.map(({ id }) => id)),
  cause: new Set(CAUSES.map(({ id }) => id)),
};

/** Whether the family has the class. What is stored outlives a codebook, so it is asked on reading. */
export function isClass(family: CorrectedFamily, id: string): boolean {
  return CLASSES[family].has(id);
}

/** What the App had decided by itself when somebody spoke: first classes, null on no malfunction, and its labels. */
export const decidedSchema = z.object({
  symptom: z.string().nullable(),
  cause: z.string().nullable(),
  /** This App's own names, of all families. */
  labels: z.array(z.string()),
});
export type Decided = z.infer<typeof decidedSchema>;

/** One thing that a person with triage permission said of an issue. */
export interface Word {
  issue: number;
  at: Date;
  /** null: nothing was decided yet. */
  decided: Decided | null;
  /**
   * - `set`     ordered the class by a command
   * - `added`   put on its label
   * - `removed` took off its label
   * - `no-bug`  said that the issue is no malfunction; of no class
   */
  act: { kind: "set" | "added" | "removed"; family: CorrectedFamily; id: string } | { kind: "no-bug" };
}
