import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { decodeWeights, readWeightsFile, type WeightsFile } from "../../classify/embedded-weights.js";
import { type Comparison, comparisonToJson, type EvaluatedSide, makeComparison } from "../../evaluation/comparison.js";
import { makeEvaluation } from "../../evaluation/evaluation.js";
import { printComparison } from "../../evaluation/print-comparison.js";
import { printFigures } from "../../evaluation/print-figures.js";
import { toJson } from "../../evaluation/to-json.js";
import { originOf } from "../../evaluation/weights-origin.js";
import { type LabelledIssue, readLabelledIssues } from "../../training/labelled-issue.js";
import { trainEmbedded } from "../../training/train-embedded.js";
import { createTriager } from "../../triage.js";
import { errorMessage } from "../error-message.js";
import { type ModelOptions, type ModelRun, openModelRun } from "../model/model-run.js";
import { createModelTerminal } from "../model/model-terminal.js";
import { decideAll } from "./decide-all.js";
import { showProgress } from "./progress.js";

export interface EvalOptions extends ModelOptions {
  json: boolean;
  verbose: boolean;
  /** Decide with the model too, and compare. So do `record` and `replay`. */
  llm: boolean;
  /** File to write the page to: of the embedded classifier's decisions. */
  html?: string;
  /** Files of labelled issues to learn weights from; without them the committed weights are measured. */
  learnFrom?: readonly string[];
}

/** Errors of single issues that are printed. */
const MOST_ERRORS = 10;

/** The `eval` command: decides about labelled issues and shows how right that was. Returns the exit code. */
export async function evalMain(path: string, options: EvalOptions): Promise<number> {
  const { json, verbose, html, learnFrom } = options;
  try {
    const measured: Measured = { path, labelled: readLabelledIssues(path), weights: weightsToMeasure(learnFrom) };
    if (measured.labelled.length === 0) throw new Error(`${path}: holds no labelled issue`);
    const model = await openModel(options);
    const embedded = await sideOf(measured, null);
    const comparison = model && (await compare(measured, embedded, model));
    if (html !== undefined) {
      // The charting library is loaded for the page only.
      const { renderPage } = await import("../../evaluation/page/render-page.js");
      writeFileSync(html, renderPage(embedded.evaluation));
      process.stderr.write(`wrote ${html}\n`);
    }
    process.stdout.write(json ? toJsonLine(embedded, comparison) : toReport(embedded, comparison, verbose));
    return 0;
  } catch (error) {
    const all: unknown[] = error instanceof AggregateError ? [...error.errors.slice(0, MOST_ERRORS), error] : [error];
    for (const each of all) process.stderr.write(`engine-triage: ${errorMessage(each)}\n`);
    return 2;
  }
}

interface Measured {
  path: string;
  labelled: readonly LabelledIssue[];
  weights: WeightsFile;
}

function weightsToMeasure(learnFrom: readonly string[] | undefined): WeightsFile {
  if (!learnFrom) return readWeightsFile();
  return trainEmbedded(
    learnFrom.flatMap((path) => readLabelledIssues(path)),
    learnFrom.map((path) => basename(path)),
    (step) => process.stderr.write(`${step}\n`),
  );
}

async function openModel({ llm, record, replay }: EvalOptions): Promise<ModelRun | null> {
  if (!llm && record === undefined && replay === undefined) return null;
  const options = { ...(record !== undefined && { record }), ...(replay !== undefined && { replay }) };
  const model = await openModelRun(options, process.env, createModelTerminal(process.stderr));
  if (model === null) throw new Error("--llm needs a model: set OPENAI_API_KEY or OPENAI_BASE_URL, or give --replay");
  return model;
}

/** The decisions of the embedded classifier, or of it and a model, with what they are worth. */
async function sideOf({ path, labelled, weights }: Measured, model: ModelRun | null): Promise<EvaluatedSide> {
  const triager = createTriager({ weights: decodeWeights(weights), model: model?.reader ?? null });
  const progress = model ? showProgress("read by the model", labelled.length, process.stderr) : undefined;
  const issues = await decideAll(labelled, triager, model?.concurrency, progress);
  const digest = createHash("sha256").update(readFileSync(path)).digest("hex");
  const file = { name: basename(path), fingerprint: digest.slice(0, 16) };
  return { issues, evaluation: makeEvaluation(issues, file, originOf(weights)) };
}

async function compare(measured: Measured, embedded: EvaluatedSide, model: ModelRun): Promise<Comparison> {
  const fused = await sideOf(measured, model);
  return makeComparison(embedded, fused, model.metrics.counts());
}

function toJsonLine({ evaluation }: EvaluatedSide, comparison: Comparison | null): string {
  return `${JSON.stringify(comparison ? comparisonToJson(comparison) : toJson(evaluation))}\n`;
}

function toReport({ evaluation }: EvaluatedSide, comparison: Comparison | null, verbose: boolean): string {
  return comparison ? printComparison(comparison, verbose) : printFigures(evaluation, verbose);
}
