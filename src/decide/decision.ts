import { z } from "zod";
import { adaptationSchema } from "../adaptation/adaptation-schema.js";
import { PART_KINDS } from "../report/issue-report.js";
import { similarIssueSchema } from "../similar/similar-issue.js";
import { CAUSES } from "../taxonomy/causes.js";
import { COMPONENTS } from "../taxonomy/components.js";
import { ENGINES } from "../taxonomy/engines.js";
import { KINDS } from "../taxonomy/kinds.js";
import { MANIFESTATIONS } from "../taxonomy/manifestations.js";
import { NEEDS } from "../taxonomy/needs.js";
import { PHASES } from "../taxonomy/phases.js";
import { SUBTYPES, SYMPTOMS } from "../taxonomy/symptoms.js";

/** Version of the decision's shape. Raised when a field changes its meaning or goes away. */
export const DECISION_SCHEMA = 1;

/** Label families; `abstained` names those of them that are on and got no label. */
export const LABEL_FAMILIES = ["symptom", "cause", "phase", "component", "backend", "needs"] as const;
export type LabelFamily = (typeof LABEL_FAMILIES)[number];

function idEnum<const Id extends string>(rows: readonly { readonly id: Id }[]): z.ZodType<Id> {
  return z.enum(rows.map((row) => row.id));
}

function ranked<const Id extends string>(rows: readonly { readonly id: Id }[]) {
  return z.object({ id: idEnum(rows), p: z.number().min(0).max(1) });
}

/** The one value that the App, the command line, tests and reports share: what the issue is, on what evidence, and what would be said. */
export const decisionSchema = z.object({
  schema: z.literal(DECISION_SCHEMA),
  repo: z.string(),
  number: z.number().int().nonnegative(),
  engine: idEnum(ENGINES).nullable(),
  kind: ranked(KINDS),
  /** null unless the kind is malfunction. */
  phase: ranked(PHASES).nullable(),
  /** All six, most likely first; empty unless the kind is malfunction. */
  symptoms: z.array(ranked(SYMPTOMS)),
  /** null unless the first symptom is Unexpected Output and a subtype is likelier than none. */
  subtype: ranked(SUBTYPES).nullable(),
  components: z.array(ranked(COMPONENTS)),
  causes: z.array(ranked(CAUSES)),
  manifestations: z.array(idEnum(MANIFESTATIONS)),
  /** Stated facts only; the keys are those of ReportFacts. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  needs: z.array(idEnum(NEEDS)),
  /** Names of the labels that would be added. */
  labels: z.array(z.string()),
  abstained: z.array(z.enum(LABEL_FAMILIES)),
  /** What moved the decision, strongest first. Lines are 1-based lines of the issue body; 0 is the title. */
  evidence: z.array(
    z.object({
      signal: z.string(),
      part: z.enum(PART_KINDS),
      startLine: z.number().int().nonnegative(),
      endLine: z.number().int().nonnegative(),
      quote: z.string(),
    }),
  ),
  checklist: z.array(z.object({ id: z.string(), text: z.string() })),
  /** Earlier issues of the same repository with the same error; those that an older release stored have none. */
  similar: z.array(similarIssueSchema).default([]),
  /** Markdown of the comment, null where the App would stay silent. */
  comment: z.string().nullable(),
  source: z.enum(["embedded", "llm+embedded"]),
  /** What the corrections of the repository moved; missing where they moved nothing. */
  adaptation: adaptationSchema.optional(),
});

export type Decision = z.infer<typeof decisionSchema>;
