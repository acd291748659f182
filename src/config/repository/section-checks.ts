import { z } from "zod";
import { BACKENDS } from "../../report/issue-report.js";
import { COMPONENTS } from "../../taxonomy/components.js";
import { PHASES } from "../../taxonomy/phases.js";
import { ownTextSchema } from "./own-text.js";
import { causeSchema, rowIdSchema, symptomSchema } from "./section-rules.js";

/** A check of the repository's own; see docs/playbooks for what makes a good one. */
export const checkSchema = z.strictObject({
  id: rowIdSchema.describe("Name of the check."),
  text: ownTextSchema.describe("The one thing to do, commands in backticks."),
  source: z
    .url({ protocol: /^https$/, error: "is no https address" })
    .max(300)
    .describe("Page that documents it."),
  symptoms: z.array(symptomSchema).min(1).describe("Symptoms that it is given for."),
  causes: z
    .array(causeSchema)
    .optional()
    .describe("Root causes that it bears on: one of them must be among the first three."),
  components: z
    .array(z.enum(COMPONENTS.map(({ id }) => id)))
    .optional()
    .describe("Only for these components."),
  phases: z
    .array(z.enum(PHASES.map(({ id }) => id)))
    .optional()
    .describe("Only for these phases."),
  backends: z.array(z.enum(BACKENDS)).optional().describe("Only where the report states one of them."),
  mentions: z
    .array(z.string().trim().min(2).max(60).toLowerCase())
    .max(20)
    .optional()
    .describe("Phrases of which one must stand in the report."),
});
