import type { z } from "zod";
import type { Problem } from "./problem.js";

/** Where a row departs from its schema, one problem a place. */
export function schemaProblems(schema: z.ZodType, row: unknown): readonly Omit<Problem, "id">[] {
  const { error } = schema.safeParse(row);
  return (error?.issues ?? []).map(({ path, message }) => ({ field: path.join("."), message }));
}

/** A source cannot have been read after `today` (both YYYY-MM-DD, so that they compare as text). */
export function verifiedProblem(verified: string, today: string): readonly Omit<Problem, "id">[] {
  return verified <= today ? [] : [{ field: "verified", message: `lies after ${today}` }];
}
