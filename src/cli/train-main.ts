import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readLabelledIssues } from "../training/labelled-issue.js";
import { trainEmbedded } from "../training/train-embedded.js";
import { errorMessage } from "./error-message.js";

/** All labelled issues of a corpus: what is reported of the weights is cross-validated, or by `eval --learn-from`. */
const TRAINING_FILES = ["train.jsonl", "dev.jsonl", "unlabelled.jsonl"] as const;

/** The `train` command: reads the labelled issues of a corpus and writes the weights file. Returns the exit code. */
export function trainMain(folder: string, { out }: { out: string }): number {
  try {
    const weights = trainEmbedded(
      TRAINING_FILES.flatMap((name) => readLabelledIssues(join(folder, name))),
      TRAINING_FILES,
      (step) =>
        process.stderr.write(`${step}
`),
    );
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, `${JSON.stringify(weights)}\n`);
    process.stderr.write(`wrote ${out}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`engine-triage: ${errorMessage(error)}\n`);
    return 2;
  }
}
