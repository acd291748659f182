/**
 * How the weight of the model in fusion would do, for docs/models.md:
 * `npx tsx scripts/fusion-simulation.ts FOLDER` (learns anew from its train.jsonl, and looks at its dev.jsonl).
 *
 * No model is asked: one is made up that names the labelled id as often as the reference model did, else an id by its
 * frequency, and is as sure of itself as models say they are. Errors are its own, or (second table) half of them those of
 * the embedded classifier, as the truth may lie between. It shows how flat the choice is, not how good a model is.
 */

import { join } from "node:path";
import type { Ranked } from "../src/classify/classification.js";
import { classify } from "../src/classify/classify.js";
import { decodeWeights } from "../src/classify/embedded-weights.js";
import { fuseLevel } from "../src/llm/fuse.js";
import { parseReport } from "../src/report/parse-report.js";
import { findEvidence } from "../src/signals/find-evidence.js";
import { readLabelledIssues } from "../src/training/labelled-issue.js";
import { trainEmbedded } from "../src/training/train-embedded.js";

const WEIGHTS_TRIED = [0.0001, 0.2, 0.35, 0.5, 0.55, 0.65, 0.75, 0.85, 0.95];
const ROUNDS = 20;
/** Accuracy of the reference model on human labels (corpus), and what it says of itself. */
const LEVELS = {
  symptoms: { accuracy: 0.84, says: 0.92 },
  causes: { accuracy: 0.48, says: 0.65 },
} as const;

interface Case {
  embedded: readonly Ranked<string>[];
  truth: string;
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function says(one: Case, cases: readonly Case[], accuracy: number, shared: number, random: () => number): string {
  if (random() < accuracy) return one.truth;
  const own = one.embedded[0]?.id;
  if (own && own !== one.truth && random() < shared) return own;
  for (;;) {
    const other = cases[Math.floor(random() * cases.length)]?.truth;
    if (other && other !== one.truth) return other;
  }
}

function measure(cases: readonly Case[], level: keyof typeof LEVELS, shared: number): string {
  const { accuracy, says: p } = LEVELS[level];
  const rows = WEIGHTS_TRIED.map((weight) => {
    const random = randomNumbers(7);
    let right = 0;
    let loss = 0;
    let sure = 0;
    let sureRight = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const one of cases) {
        const fused = fuseLevel(one.embedded, [{ id: says(one, cases, accuracy, shared, random), p }], weight);
        const [top] = fused;
        right += top?.id === one.truth ? 1 : 0;
        loss -= Math.log(fused.find(({ id }) => id === one.truth)?.p ?? 1e-9);
        if ((top?.p ?? 0) < 0.8) continue;
        sure += 1;
        sureRight += top?.id === one.truth ? 1 : 0;
      }
    }
    const all = cases.length * ROUNDS;
    const shown = [right / all, loss / all, sure / all, sureRight / Math.max(1, sure)];
    return `| ${weight.toFixed(2)} | ${shown.map((value) => value.toFixed(3)).join(" | ")} |`;
  });
  return [
    `${level}, ${cases.length} issues, model right in ${accuracy} and as sure as ${p}, ${shared} of its errors shared`,
    "| weight | accuracy | log loss | share at 0.8 or more | right there |",
    "| ---: | ---: | ---: | ---: | ---: |",
    ...rows,
    "",
  ].join("\n");
}

const [folder = "."] = process.argv.slice(2);
const learned = trainEmbedded(readLabelledIssues(join(folder, "train.jsonl")), ["train.jsonl"], (step) =>
  process.stderr.write(`${step}\n`),
);
const weights = decodeWeights(learned);
const judged = readLabelledIssues(join(folder, "dev.jsonl"))
  .filter(({ labels }) => labels.kind === "malfunction")
  .map(({ issue, labels }) => {
    const report = parseReport(issue);
    return { labels, ...classify(report, findEvidence(report), weights) };
  });
for (const shared of [0, 0.5]) {
  for (const level of ["symptoms", "causes"] as const) {
    const cases = judged.flatMap(({ labels, classification }) => {
      const [truth] = labels[level];
      return truth ? [{ embedded: classification[level], truth }] : [];
    });
    process.stdout.write(`${measure(cases, level, shared)}\n`);
  }
}
