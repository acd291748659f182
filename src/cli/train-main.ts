import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readLabelledIssues } from "../training/labelled-issue.js";
import { trainEmbedded } from "../training/train-embedded.js";
import { errorMessage } from "./error-message.js";

/** All labelled issues of a corpus: what is reported of the weights is cross-validated, or by `eval --learn-from`. */
const TRAINING_FILES = ["train.jsonl", "dev.jsonl", "unlabelled.jsonl"] as const;

/**
 * The `train` command: reads the labelled issues of a corpus, and of the files that are to be learned from `also`, and
 * writes the weights file. Returns the exit code.
 */
export function trainMain(folder: string, { out, also = [] }: { out: string; also?: readonly string[] }): number {
  try {
    const files = [...TRAINING_FILES.map((name) => join(folder, name)), ...also];
    const weights = trainEmbedded(
      files.flatMap((path) => readLabelledIssues(path)),
      files.map((path) => basename(path)),
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
