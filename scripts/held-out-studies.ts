/**
 * Figures for docs/evaluation.md: `npm run studies -- FOLDER` (a folder with train.jsonl, dev.jsonl and unlabelled.jsonl; about a quarter
 * of an hour).
 *
 * Each row learns anew from train.jsonl and unlabelled.jsonl, without a family of features or without an engine, and
 * judges dev.jsonl, which is never learned from; the last tables cross-validate over all three and look at the first two.
 * Levels below the kind are judged on all malfunctions, whatever kind was decided.
 */
import { join } from "node:path";
import { LEVELS, type Level } from "../src/classify/levels.js";
import { intervalOf, resample } from "../src/evaluation/bootstrap.js";
import { accuracy, classFigures, type Judged, macroF1, recallAt } from "../src/evaluation/metrics.js";
import { CAUSES } from "../src/taxonomy/causes.js";
import { calibrated, chooseGates, type HeldOutScores } from "../src/training/choose-gates.js";
import { readLabelledIssues } from "../src/training/labelled-issue.js";
import type { Labels } from "../src/training/labels.js";
import { type PreparedIssue, prepareIssue } from "../src/training/prepared-issue.js";
import { fitTemperatures } from "../src/training/train-embedded.js";
import { type PerLevel, scoreLevels, trainLevels } from "../src/training/train-levels.js";

const FOLDS = 10;

interface Row {
  labels: Labels;
  scores: PerLevel<Float64Array>;
}

/** Families of features by their prefix, for the ablation. */
const FAMILIES: readonly { name: string; without: RegExp }[] = [
  { name: "all features", without: /^$/ },
  { name: "without signals", without: /^[sg]:/ },
  { name: "without votes of signals", without: /^g:/ },
  { name: "without structure and facts", without: /^x:/ },
  { name: "without words of the title", without: /^t:/ },
  { name: "without words of prose", without: /^p:/ },
  { name: "without words of errors, logs, traces", without: /^[el]:/ },
  { name: "without commands and code", without: /^[ck]:/ },
  { name: "signals and structure alone", without: /^[tpelck]:/ },
  { name: "words alone", without: /^[sgx]:/ },
];

function without(issue: PreparedIssue, family: RegExp): PreparedIssue {
  return { ...issue, features: new Map([...issue.features].filter(([name]) => !family.test(name))) };
}

function judge(rows: readonly Row[], level: Level, truth: (labels: Labels) => readonly string[]): readonly Judged[] {
  return rows.map(({ labels, scores }) => {
    const p = calibrated(scores[level], 1);
    const ranked = LEVELS[level].map((id, k) => ({ id, p: p[k] ?? 0 })).sort((a, b) => b.p - a.p);
    return { truth: truth(labels), ranked };
  });
}

function category(id: string | undefined): string {
  return CAUSES.find((cause) => cause.id === id)?.category ?? "";
}

/** What the symptom gates let through, and how honest the probabilities are. */
interface LabelCounts {
  malfunctions: number;
  labels: number;
  right: number;
  /** By tenths of the first symptom's probability: malfunctions, sum of probabilities, right ones. */
  bins: { issues: number; p: number; right: number }[];
}

/** Labels that the symptom gates of other issues give to these; temperatures too come from the others. */
function countLabels(tested: readonly PreparedIssue[], scored: HeldOutScores, counts: LabelCounts): void {
  const others = new Map([...scored].filter(([issue]) => issue.fold !== tested[0]?.fold));
  const temperatures = fitTemperatures(others);
  const { gates } = chooseGates(others, temperatures);
  for (const issue of tested) {
    const scores = scored.get(issue);
    if (!scores) continue;
    const isMalfunction = issue.labels.kind === "malfunction";
    const malfunction = calibrated(scores.kind, temperatures.kind)[LEVELS.kind.indexOf("malfunction")] ?? 0;
    const symptoms = calibrated(scores.symptom, temperatures.symptom);
    const best = symptoms.indexOf(Math.max(...symptoms));
    const p = symptoms[best] ?? 0;
    const id = LEVELS.symptom[best] ?? "crash";
    const isRight = isMalfunction && issue.labels.symptoms.includes(id);
    const gate = gates.symptom[id] ?? Number.POSITIVE_INFINITY;
    if (malfunction >= gates.malfunction && p * malfunction >= gate) {
      counts.labels += 1;
      counts.right += Number(isRight);
    }
    if (!isMalfunction) continue;
    counts.malfunctions += 1;
    const bin = counts.bins[Math.min(9, Math.floor(p * 10))];
    if (!bin) continue;
    bin.issues += 1;
    bin.p += p;
    bin.right += Number(isRight);
  }
}

function labelLine(name: string, scored: HeldOutScores, isIn: (issue: PreparedIssue) => boolean): string {
  const bins = Array.from({ length: 10 }, () => ({ issues: 0, p: 0, right: 0 }));
  const counts: LabelCounts = { malfunctions: 0, labels: 0, right: 0, bins };
  for (let fold = 0; fold < FOLDS; fold++) {
    countLabels(
      [...scored.keys()].filter((issue) => issue.fold === fold && isIn(issue)),
      scored,
      counts,
    );
  }
  const error = bins.reduce((sum, { p, right }) => sum + Math.abs(p - right), 0) / counts.malfunctions;
  const shares = [counts.right / counts.labels, counts.labels / counts.malfunctions, error];
  return `| ${name} | ${shares.map((share) => share.toFixed(3)).join(" | ")} |`;
}

interface StudyFigures {
  malfunctionF1: number;
  symptom: number;
  symptomF1: number;
  phase: number;
  cause: number;
  causeThree: number;
  category: number;
  component: number;
}

function figures(rows: readonly Row[]): StudyFigures {
  const bugs = rows.filter(({ labels }) => labels.kind === "malfunction");
  const kinds = judge(rows, "kind", ({ kind }) => [kind]);
  const symptoms = judge(bugs, "symptom", (labels) => labels.symptoms);
  const causes = judge(bugs, "cause", (labels) => labels.causes);
  const byCategory = causes.map(({ truth, ranked }) => {
    const sums = new Map<string, number>();
    for (const { id, p } of ranked) sums.set(category(id), (sums.get(category(id)) ?? 0) + p);
    const best = [...sums].map(([id, p]) => ({ id, p })).sort((a, b) => b.p - a.p);
    return { truth: [category(truth[0])], ranked: best };
  });
  return {
    malfunctionF1: classFigures(kinds, ["malfunction"])[0]?.f1 ?? 0,
    symptom: accuracy(symptoms),
    symptomF1: macroF1(classFigures(symptoms, LEVELS.symptom)),
    phase: accuracy(judge(bugs, "phase", ({ phase }) => (phase ? [phase] : []))),
    cause: recallAt(causes, 1),
    causeThree: recallAt(causes, 3),
    category: accuracy(byCategory),
    component: recallAt(
      judge(bugs, "component", (labels) => labels.components),
      1,
    ),
  };
}

const HEAD = "| | malfunction F1 | symptom | macro-F1 | phase | cause 1 | cause 3 | category | component |";
const RULE = "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |";

function line(name: string, row: StudyFigures): string {
  return `| ${name} | ${Object.values(row)
    .map((value: number) => value.toFixed(3))
    .join(" | ")} |`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function study(train: readonly PreparedIssue[], test: readonly PreparedIssue[]): readonly Row[] {
  const trained = trainLevels(train);
  return test.map((issue) => ({ labels: issue.labels, scores: scoreLevels(issue, trained) }));
}

const [folder = "."] = process.argv.slice(2);
const prepare = (file: string) => readLabelledIssues(join(folder, file)).map((issue) => prepareIssue(issue, FOLDS));
const corpusTrain = prepare("train.jsonl");
const ownLabelled = prepare("unlabelled.jsonl");
const train = [...corpusTrain, ...ownLabelled];
const dev = prepare("dev.jsonl");

say(`## What each family of features buys\n\n${HEAD}\n${RULE}`);
for (const { name, without: family } of FAMILIES) {
  const [less, judged] = [train, dev].map((issues) => issues.map((issue) => without(issue, family)));
  say(line(name, figures(study(less ?? [], judged ?? []))));
}

say(`\n## What labels buy\n\n${HEAD}\n${RULE}`);
for (const stride of [4, 2, 1]) {
  const some = corpusTrain.filter((_, index) => index % stride === 0);
  say(line(`${some.length} of train.jsonl`, figures(study(some, dev))));
}
say(line(`and ${ownLabelled.length} of our own`, figures(study(train, dev))));

say(`\n## One engine left out of training\n\n${HEAD}\n${RULE}`);
for (const repo of [...new Set(dev.map((issue) => issue.repo))].sort()) {
  const own = dev.filter((issue) => issue.repo === repo);
  say(line(`${repo}, learned from all`, figures(study(train, own))));
  const others = train.filter((issue) => issue.repo !== repo);
  say(line(`${repo}, learned from the others (${others.length})`, figures(study(others, own))));
}

say(`\n## Cross-validated, ${FOLDS} folds\n\n${HEAD}\n${RULE}`);
const all = [...train, ...dev];
const isDev = new Set(dev);
const isOwn = new Set(ownLabelled);
const heldOut: { issue: PreparedIssue; row: Row; dev: boolean }[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const test = all.filter((issue) => issue.fold === fold);
  const rows = study(
    all.filter((issue) => issue.fold !== fold),
    test,
  );
  rows.forEach((row, i) => {
    const issue = test[i];
    if (issue) heldOut.push({ issue, row, dev: isDev.has(issue) });
  });
}
for (const [name, rows] of [
  ["the 2,390 of train.jsonl and dev.jsonl", heldOut.filter(({ issue }) => !isOwn.has(issue))],
  ["the 480 of dev.jsonl", heldOut.filter((entry) => entry.dev)],
] as const) {
  const list = rows.map(({ row }) => row);
  say(line(name, figures(list)));
  const resamples = resample(list, figures, 300);
  const keys = [
    "malfunctionF1",
    "symptom",
    "symptomF1",
    "phase",
    "cause",
    "causeThree",
    "category",
    "component",
  ] as const;
  const intervals = keys.map((key) =>
    intervalOf(resamples, (value) => value[key])
      .map((end) => end.toFixed(2))
      .join("–"),
  );
  say(`| 95 % interval | ${intervals.join(" | ")} |`);
}

say("\n## Symptom labels, gates and temperatures from the other folds\n");
say("| | precision | coverage of malfunctions | calibration error |\n| --- | ---: | ---: | ---: |");
const scored: HeldOutScores = new Map(heldOut.map(({ issue, row }) => [issue, row.scores]));
say(labelLine("the 2,390 of train.jsonl and dev.jsonl", scored, (issue) => !isOwn.has(issue)));
say(labelLine("the 480 of dev.jsonl", scored, (issue) => isDev.has(issue)));
