import { z } from "zod";
import { PART_KINDS } from "../../report/issue-report.js";
import { compilePattern, PatternError } from "../../signals/linear-pattern.js";
import { SIGNAL_STRENGTHS } from "../../signals/own-signal.js";
import { CAUSES } from "../../taxonomy/causes.js";
import { KINDS } from "../../taxonomy/kinds.js";
import { NEEDS } from "../../taxonomy/needs.js";
import { SYMPTOMS } from "../../taxonomy/symptoms.js";
import { ownTextSchema } from "./own-text.js";
import { labelNameSchema } from "./section-labels.js";

function ids<const Id extends string>(rows: readonly { readonly id: Id }[]) {
  return z.enum(rows.map(({ id }) => id));
}

export const symptomSchema = ids(SYMPTOMS);
export const causeSchema = ids(CAUSES);

/** kebab-case name of a row that the repository adds. */
export const rowIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+){0,8}$/, "is no name in lower-case letters, digits and hyphens")
  .max(60, "has more than 60 characters");

/** An expression in RE2's language: its time is linear in the text that it is run on. */
const patternSchema = z
  .string()
  .min(1, "is empty")
  .superRefine((source, context) => {
    try {
      compilePattern(source);
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      context.addIssue({ code: "custom", message: error.message });
    }
  });

const loginSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\[bot\])?$/,
    "is no login; write it without @: `octocat`, `some-app[bot]`",
  );

/** Issues that are left alone. */
export const ignoreSchema = z.strictObject({
  authors: z.array(loginSchema).max(100).optional().describe("Logins whose issues are left alone."),
  labels: z.array(labelNameSchema).max(100).optional().describe("Labels that keep an issue from being triaged."),
  titles: z
    .array(patternSchema)
    .max(50)
    .optional()
    .describe("Expressions (RE2) of titles that are left alone, without regard to case: `^\\[rfc\\]`."),
});

/** What reporters are asked for. */
export const askSchema = z.strictObject({
  never: z.array(ids(NEEDS)).optional().describe("Information that is never asked for."),
  words: z
    .partialRecord(ids(NEEDS), ownTextSchema)
    .optional()
    .describe("The repository's own words for a need, in place of the playbook's."),
  also: z
    .array(
      z.strictObject({
        text: ownTextSchema.describe("What to ask for."),
        unless: patternSchema.describe("Expression (RE2): where the issue matches it, nothing is asked."),
        symptoms: z.array(symptomSchema).optional().describe("Only for these symptoms."),
      }),
    )
    .max(10)
    .optional()
    .describe("More that is asked for on malfunctions."),
});

/** Where a signal of the repository's own may be looked for. */
const SEARCHED = PART_KINDS.filter((kind) => kind !== "environment" && kind !== "template");

export const signalSchema = z.strictObject({
  id: rowIdSchema.describe("Name of the signal in evidence."),
  pattern: patternSchema.describe("Expression (RE2), without regard to case."),
  in: z.array(z.enum(SEARCHED)).min(1).optional().describe("Parts of the report; default: title and prose."),
  for: z
    .enum([...KINDS.map(({ id }) => id), ...SYMPTOMS.map(({ id }) => id), ...CAUSES.map(({ id }) => id)])
    .describe("Kind, symptom or root cause that it speaks for."),
  strength: z
    .enum(["weak", "medium", "strong"])
    .optional()
    .describe(
      `Factor on the odds: ${Object.entries(SIGNAL_STRENGTHS)
        .map(([name, factor]) => `${name} ${factor}`)
        .join(", ")}. Default: medium.`,
    ),
  reason: ownTextSchema.describe("Why this is evidence; stands in the comment."),
});
