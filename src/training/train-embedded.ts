import { createHash } from "node:crypto";
import { WEIGHTS_FORMAT, type WeightsFile } from "../classify/embedded-weights.js";
import { LEVELS, type Level } from "../classify/levels.js";
import { chooseGates, type HeldOutScores } from "./choose-gates.js";
import { issueDigest } from "./issue-digest.js";
import type { LabelledIssue } from "./labelled-issue.js";
import { type PreparedIssue, prepareIssue } from "./prepared-issue.js";
import { quantize } from "./quantize.js";
import { RECIPE } from "./recipe.js";
import { targetOf } from "./targets.js";
import { fitTemperature } from "./temperature.js";
import { forEachLevel, type PerLevel, scoreLevels, trainLevels } from "./train-levels.js";

/**
 * Learns the embedded classifier from labelled issues: weights from all of them; temperatures and gates from scores that
 * cross-validation gave to issues it had not learned from. Deterministic: the same issues give the same bytes.
 *
 * @param trainedOn names of the files, for the record
 * @param report told of each step, for the terminal
 */
export function trainEmbedded(
  issues: readonly LabelledIssue[],
  trainedOn: readonly string[],
  report: (step: string) => void,
): WeightsFile {
  report(`parsing ${issues.length} issues`);
  const prepared = issues.map((issue) => prepareIssue(issue, RECIPE.folds));
  const heldOut = crossValidate(prepared, report);
  const temperatures = fitTemperatures(heldOut);
  report("learning from all");
  const { vocabulary, levels } = trainLevels(prepared);
  return {
    format: WEIGHTS_FORMAT,
    recipe: describeRecipe(issues, trainedOn),
    learnedFrom: issues.map(({ issue }) => issueDigest(issue)).join(" "),
    vocabulary: vocabulary.join("\n"),
    levels: forEachLevel((level) => ({
      classes: [...LEVELS[level]],
      ...quantize(levels[level], LEVELS[level].length),
      temperature: temperatures[level],
    })),
    studyWeight: RECIPE.studyWeight,
    ...chooseGates(heldOut, temperatures),
  };
}

/** Scores of each issue by weights that were learned from the other folds. */
function crossValidate(prepared: readonly PreparedIssue[], report: (step: string) => void): HeldOutScores {
  const heldOut = new Map<PreparedIssue, PerLevel<Float64Array>>();
  for (let fold = 0; fold < RECIPE.folds; fold++) {
    report(`cross-validation, fold ${fold + 1} of ${RECIPE.folds}`);
    const trained = trainLevels(prepared.filter((item) => item.fold !== fold));
    for (const item of prepared) {
      if (item.fold === fold) heldOut.set(item, scoreLevels(item, trained));
    }
  }
  return heldOut;
}

/** The temperature of each level, from scores of issues that were not learned from. */
export function fitTemperatures(heldOut: HeldOutScores): PerLevel<number> {
  const temperature = (level: Level): number =>
    fitTemperature(
      [...heldOut].flatMap(([{ labels }, scores]) => {
        const target = targetOf(level, labels);
        return target ? [{ scores: scores[level], shares: target.shares }] : [];
      }),
    );
  return forEachLevel(temperature);
}

function describeRecipe(issues: readonly LabelledIssue[], trainedOn: readonly string[]): WeightsFile["recipe"] {
  return {
    model: RECIPE.model,
    trainedOn: trainedOn.join(", "),
    issues: issues.length,
    fingerprint: fingerprint(issues),
    date: RECIPE.date,
    minimumReports: RECIPE.minimumReports,
    iterations: RECIPE.iterations,
    folds: RECIPE.folds,
    l2: JSON.stringify(RECIPE.l2),
    balance: JSON.stringify(RECIPE.balance),
    targetPrecision: JSON.stringify(RECIPE.targetPrecision),
  };
}

/** What the weights were learned from: a digest over places and labels, without the text. */
function fingerprint(issues: readonly LabelledIssue[]): string {
  const hash = createHash("sha256");
  for (const { issue, labels } of issues) hash.update(`${issue.repo}#${issue.number} ${JSON.stringify(labels)}\n`);
  return hash.digest("hex").slice(0, 16);
}
