import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Issue } from "../report/issue-report.js";
import { CAUSES } from "../taxonomy/causes.js";
import { COMPONENTS } from "../taxonomy/components.js";
import { KINDS } from "../taxonomy/kinds.js";
import { NEEDS } from "../taxonomy/needs.js";
import { PHASES } from "../taxonomy/phases.js";
import { SUBTYPES, SYMPTOMS } from "../taxonomy/symptoms.js";

function ids<const Id extends string>(rows: readonly { readonly id: Id }[]): z.ZodType<Id> {
  return z.enum(rows.map((row) => row.id));
}

/** Labels of one issue, most likely first; confidences in percent. */
const labelsSchema = z.object({
  kind: ids(KINDS),
  phase: ids(PHASES).nullable(),
  symptoms: z.array(ids(SYMPTOMS)),
  subtype: ids(SUBTYPES).nullable(),
  components: z.array(ids(COMPONENTS)),
  causes: z.array(ids(CAUSES)),
  symptom_confidence: z.number().min(0).max(100).nullable(),
  cause_confidence: z.number().min(0).max(100).nullable(),
  needs: z.array(ids(NEEDS)).default([]),
});

const lineSchema = z.object({
  repo: z.string(),
  number: z.number(),
  title: z.string(),
  body: z.string().nullable(),
  labels: labelsSchema,
});

export type Labels = z.infer<typeof labelsSchema>;

export interface LabelledIssue {
  issue: Issue;
  labels: Labels;
}

/**
 * Reads labelled issues, one JSON object a line: `{repo, number, title, body, labels}`.
 *
 * @throws Error naming file, line and field for a line that is not such an object
 */
export function readLabelledIssues(path: string): readonly LabelledIssue[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .flatMap((line, index) => {
      if (line.trim() === "") return [];
      const parsed = lineSchema.safeParse(parseJson(line, `${path}:${index + 1}`));
      if (!parsed.success) throw new Error(`${path}:${index + 1}: ${z.prettifyError(parsed.error)}`);
      const { repo, number, title, body, labels } = parsed.data;
      return [{ issue: { repo, number, title, body: body ?? "" }, labels }];
    });
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${place}: not JSON`, { cause: error });
  }
}
