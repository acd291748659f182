import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { decodeWeights, readWeightsFile, type WeightsFile } from "../classify/embedded-weights.js";
import { type Evaluation, makeEvaluation } from "../evaluation/evaluation.js";
import { type JudgedIssue, judge } from "../evaluation/judged-issue.js";
import { printFigures } from "../evaluation/print-figures.js";
import { toJson } from "../evaluation/to-json.js";
import { originOf } from "../evaluation/weights-origin.js";
import { readLabelledIssues } from "../training/labelled-issue.js";
import { trainEmbedded } from "../training/train-embedded.js";
import { createTriager } from "../triage.js";
import { errorMessage } from "./error-message.js";

export interface EvalOptions {
  json: boolean;
  verbose: boolean;
  /** File to write the page to. */
  html?: string;
  /** Files of labelled issues to learn weights from; without them the committed weights are measured. */
  learnFrom?: readonly string[];
}

/** The `eval` command: decides about labelled issues and shows how right that was. Returns the exit code. */
export async function evalMain(path: string, { json, verbose, html, learnFrom }: EvalOptions): Promise<number> {
  try {
    const evaluation = await evaluateFile(path, weightsToMeasure(learnFrom));
    if (html !== undefined) {
      // The charting library is loaded for the page only.
      const { renderPage } = await import("../evaluation/page/render-page.js");
      writeFileSync(html, renderPage(evaluation));
      process.stderr.write(`wrote ${html}\n`);
    }
    process.stdout.write(json ? `${JSON.stringify(toJson(evaluation))}\n` : printFigures(evaluation, verbose));
    return 0;
  } catch (error) {
    process.stderr.write(`engine-triage: ${errorMessage(error)}\n`);
    return 2;
  }
}

function weightsToMeasure(learnFrom: readonly string[] | undefined): WeightsFile {
  if (!learnFrom) return readWeightsFile();
  return trainEmbedded(
    learnFrom.flatMap((path) => readLabelledIssues(path)),
    learnFrom.map((path) => basename(path)),
    (step) => process.stderr.write(`${step}\n`),
  );
}

/** Decides with the embedded classifier alone: no model is ever called. */
async function evaluateFile(path: string, weights: WeightsFile): Promise<Evaluation> {
  const triager = createTriager({ weights: decodeWeights(weights), model: null });
  const labelled = readLabelledIssues(path);
  if (labelled.length === 0) throw new Error(`${path}: holds no labelled issue`);
  const issues: JudgedIssue[] = [];
  for (const { issue, labels } of labelled) issues.push(judge({ decision: await triager.decide(issue), labels }));
  const digest = createHash("sha256").update(readFileSync(path)).digest("hex");
  return makeEvaluation(issues, { name: basename(path), fingerprint: digest.slice(0, 16) }, originOf(weights));
}
