import { z } from "zod";
import { LANGUAGE_IDS } from "../../decide/comment/phrases/languages.js";
import { MODES } from "../../plan/mode.js";
import { ENGINES } from "../../taxonomy/engines.js";
import { checkSchema } from "./section-checks.js";
import { familySchema, labelsSchema, switchSchema } from "./section-labels.js";
import { askSchema, ignoreSchema, signalSchema } from "./section-rules.js";

/** Families whose labels have a gate. */
const GATED_FAMILIES = ["symptom", "cause", "phase", "component"] as const;

/** Lowest and highest precision that gates are tabulated for, see the recipe of the weights. */
const PRECISION = { least: 0.5, most: 0.97 } as const;
const PRECISION_HELP = `is not from ${PRECISION.least} to ${PRECISION.most}`;

const precisionSchema = z
  .number(`is no number from ${PRECISION.least} to ${PRECISION.most}`)
  .min(PRECISION.least, PRECISION_HELP)
  .max(PRECISION.most, PRECISION_HELP);

function wholeNumber(least: number, most: number) {
  const help = `is not a whole number from ${least} to ${most}`;
  return z.number(help).int(help).min(least, help).max(most, help);
}

const modelSchema = z.strictObject({
  enabled: switchSchema.optional().describe("`off`: no issue of this repository is ever sent to a model."),
  "calls-per-day": wholeNumber(0, 1_000_000)
    .optional()
    .describe("Readings a day (UTC) for this repository; the operator's limit holds where it is lower."),
  "tokens-per-day": wholeNumber(0, 100_000_000_000)
    .optional()
    .describe("Tokens a day (UTC) for this repository; the operator's limit holds where it is lower."),
});

/** `.github/engine-triage.yml`, as it is written. Every key is optional; keys that are not here are errors. */
export const fileSchema = z.strictObject({
  extends: z
    .literal("organization")
    .optional()
    .describe(
      "Start from `.github/engine-triage.yml` of the owner's repository named `.github`; what stands here goes before. Maps are joined key by key, lists replaced.",
    ),
  mode: z
    .enum(MODES)
    .optional()
    .describe(
      "`off`: issues are not read. `silent`: decided and recorded, nothing written. `label`: labels only. `comment` (default): labels and one comment.",
    ),
  engine: z
    .enum(ENGINES.map(({ id }) => id))
    .optional()
    .describe("Engine of this repository, where its name does not tell: a fork under another name."),
  families: z
    .partialRecord(familySchema, switchSchema)
    .optional()
    .describe("Families of labels, on or off. Default: symptom, cause and needs on, the others off."),
  labels: labelsSchema.optional().describe("Names and colours of labels, and labels that the repository has already."),
  precision: z
    .partialRecord(z.enum(GATED_FAMILIES), precisionSchema)
    .optional()
    .describe(
      "Share of a family's labels that must be right, 0.5 to 0.97, by cross-validation on issues that the weights were learned from. Default: symptom and phase 0.9, cause and component 0.8.",
    ),
  adaptation: switchSchema
    .optional()
    .describe(
      "`off`: what people of this repository corrected moves no later decision. Default: on, see docs/corrections.md.",
    ),
  ignore: ignoreSchema.optional().describe("Issues that are left alone."),
  checks: z
    .array(checkSchema)
    .max(50)
    .optional()
    .describe("The repository's own checks. Where they fit a report, up to two stand before the playbook's."),
  ask: askSchema.optional().describe("What reporters are asked for."),
  signals: z.array(signalSchema).max(20).optional().describe("The repository's own signals."),
  "quiet-period": z
    .string('is no text such as "10m"')
    .regex(/^(?:\d{1,4}s|\d{1,3}m|\d{1,2}h)$/, 'is no time such as "90s", "10m" or "2h"')
    .optional()
    .describe('Time between the opening of an issue and its triage: "90s", "10m", "2h". Default: none.'),
  similar: switchSchema
    .optional()
    .describe(
      "`off`: no earlier issues with the same error are looked for, nor is anything kept to find them. Default: on.",
    ),
  language: z
    .enum(LANGUAGE_IDS)
    .optional()
    .describe(
      "Language of the comment's fixed text: `en`, English, or `zh`, simplified Chinese. Names of classes, checks and requests stay English. Default: `en`.",
    ),
  model: modelSchema
    .optional()
    .describe("Use of the operator's model. Its endpoint and key are the operator's alone and cannot be named here."),
});

export type RepositoryFile = z.infer<typeof fileSchema>;
