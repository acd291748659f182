import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readLabelledIssues } from "../training/labelled-issue.js";
import { trainEmbedded } from "../training/train-embedded.js";
import { errorMessage } from "./error-message.js";

/** The `train` command: reads train.jsonl of a folder and writes the weights file. Returns the exit code. */
export function trainMain(folder: string, { out }: { out: string }): number {
  try {
    const weights = trainEmbedded(readLabelledIssues(join(folder, "train.jsonl")), (step) => {
      process.stderr.write(`${step}\n`);
    });
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, `${JSON.stringify(weights)}\n`);
    process.stderr.write(`wrote ${out}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`engine-triage: ${errorMessage(error)}\n`);
    return 2;
  }
}
