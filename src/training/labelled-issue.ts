import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Issue } from "../report/issue-report.js";
import { type Labels, labelsSchema } from "./labels.js";
import { ownLabels } from "./own-labels.js";

const lineSchema = z.object({
  repo: z.string(),
  number: z.number(),
  title: z.string(),
  body: z.string().nullable(),
  labels: labelsSchema.optional(),
});

export interface LabelledIssue {
  issue: Issue;
  labels: Labels;
}

/**
 * Reads labelled issues, one JSON object a line: `{repo, number, title, body, labels}`. Without `labels` the issue is one of
 * those that were labelled for this project, see own-labels.ts.
 *
 * @throws Error naming file, line and field for a line that is not such an object, or an issue that nobody has labelled
 */
export function readLabelledIssues(path: string): readonly LabelledIssue[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .flatMap((line, index) => {
      if (line.trim() === "") return [];
      const parsed = lineSchema.safeParse(parseJson(line, `${path}:${index + 1}`));
      if (!parsed.success) throw new Error(`${path}:${index + 1}: ${z.prettifyError(parsed.error)}`);
      const { repo, number, title, body } = parsed.data;
      const labels = parsed.data.labels ?? ownLabels().get(`${repo}#${number}`);
      if (!labels) throw new Error(`${path}:${index + 1}: labels: ${repo}#${number} has none, here or in labels/`);
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
