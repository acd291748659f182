import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { type Labels, labelsSchema } from "./labels.js";

const OWN_LABELS = new URL("../../labels/unlabelled.jsonl", import.meta.url);

const lineSchema = z.object({ repo: z.string(), number: z.number(), ...labelsSchema.shape });

/**
 * Labels of the corpus's unlabelled issues by `owner/name#number`, made for this project: a large language model read each
 * issue against the codebook, one by one (docs/evaluation.md says how well it agrees). The issues' text is not here. Empty in the
 * installed package, which does not train. Read once.
 */
export function ownLabels(): ReadonlyMap<string, Labels> {
  known ??= readOwnLabels();
  return known;
}

let known: ReadonlyMap<string, Labels> | undefined;

function readOwnLabels(): ReadonlyMap<string, Labels> {
  if (!existsSync(OWN_LABELS)) return new Map();
  const lines = readFileSync(OWN_LABELS, "utf8").trim().split("\n");
  return new Map(
    lines.map((line) => {
      const { repo, number, ...labels } = lineSchema.parse(JSON.parse(line));
      return [`${repo}#${number}`, labels];
    }),
  );
}
