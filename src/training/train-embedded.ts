import { createHash } from "node:crypto";
import { pool } from "../classify/classify.js";
import { type EmbeddedWeights, WEIGHTS_FORMAT, type WeightsFile } from "../classify/embedded-weights.js";
import { extractFeatures, type Features } from "../classify/features.js";
import { LEVEL_NAMES, LEVELS, type Level } from "../classify/levels.js";
import { scoresOf, softmaxInPlace, vectorize } from "../classify/linear-model.js";
import type { SparseVector } from "../classify/sparse-vector.js";
import { studyCauses } from "../classify/study-prior.js";
import { parseReport } from "../report/parse-report.js";
import { findEvidence } from "../signals/find-evidence.js";
import type { EngineId } from "../taxonomy/engines.js";
import { SYMPTOMS } from "../taxonomy/symptoms.js";
import { foldOf } from "./folds.js";
import { type Candidate, findCommonGate, findGates, findMalfunctionGate } from "./gates.js";
import type { LabelledIssue, Labels } from "./labelled-issue.js";
import { quantize } from "./quantize.js";
import { RECIPE } from "./recipe.js";
import { type Example, type SoftmaxWeights, trainSoftmax } from "./softmax-regression.js";
import { targetOf } from "./targets.js";
import { fitTemperature } from "./temperature.js";
import { buildVocabulary } from "./vocabulary.js";

interface Prepared {
  features: Features;
  labels: Labels;
  engine: EngineId | null;
  fold: number;
}

/** Held-out scores of every issue at every level, whether or not the issue has a label there. */
type HeldOutScores = ReadonlyMap<Prepared, Readonly<Record<Level, Float64Array>>>;

/**
 * Learns the embedded classifier from labelled issues: weights from all of them; temperatures and gates from scores that
 * cross-validation gave to issues it had not learned from. Deterministic: the same issues give the same bytes.
 *
 * @param report told of each step, for the terminal
 */
export function trainEmbedded(issues: readonly LabelledIssue[], report: (step: string) => void): WeightsFile {
  report(`parsing ${issues.length} issues`);
  const prepared = issues.map(prepare);
  const vocabulary = buildVocabulary(
    prepared.map(({ features }) => features),
    RECIPE.minimumReports,
  );
  const index = indexOf(vocabulary);
  const heldOut = crossValidate(prepared, report);
  const temperatures = fitTemperatures(heldOut);
  report(`learning from all, ${vocabulary.length} features`);
  const trained = trainLevels(prepared, index);
  const pack = (level: Level) => ({
    classes: [...LEVELS[level]],
    ...quantize(trained[level], LEVELS[level].length),
    temperature: temperatures[level],
  });
  return {
    format: WEIGHTS_FORMAT,
    recipe: {
      model: RECIPE.model,
      trainedOn: RECIPE.trainedOn,
      issues: issues.length,
      fingerprint: fingerprint(issues),
      date: RECIPE.date,
      minimumReports: RECIPE.minimumReports,
      iterations: RECIPE.iterations,
      folds: RECIPE.folds,
      l2: JSON.stringify(RECIPE.l2),
      balance: JSON.stringify(RECIPE.balance),
      targetPrecision: JSON.stringify(RECIPE.targetPrecision),
    },
    vocabulary: vocabulary.join("\n"),
    levels: {
      kind: pack("kind"),
      phase: pack("phase"),
      symptom: pack("symptom"),
      subtype: pack("subtype"),
      component: pack("component"),
      cause: pack("cause"),
    },
    studyWeight: RECIPE.studyWeight,
    gates: chooseGates(heldOut, temperatures),
  };
}

function prepare({ issue, labels }: LabelledIssue): Prepared {
  const report = parseReport(issue);
  return {
    features: extractFeatures(report, findEvidence(report)),
    labels,
    engine: report.engine,
    fold: foldOf(issue, RECIPE.folds),
  };
}

function indexOf(vocabulary: readonly string[]): ReadonlyMap<string, number> {
  return new Map(vocabulary.map((name, position) => [name, position]));
}

/** What the weights were learned from: a digest over places and labels, without the text. */
function fingerprint(issues: readonly LabelledIssue[]): string {
  const hash = createHash("sha256");
  for (const { issue, labels } of issues) hash.update(`${issue.repo}#${issue.number} ${JSON.stringify(labels)}\n`);
  return hash.digest("hex").slice(0, 16);
}

function trainLevels(
  prepared: readonly Prepared[],
  index: ReadonlyMap<string, number>,
): Readonly<Record<Level, SoftmaxWeights>> {
  const vectors = prepared.map(({ features, labels }) => ({ vector: vectorize(features, index), labels }));
  const train = (level: Level): SoftmaxWeights => trainLevel(level, vectors, index.size);
  return {
    kind: train("kind"),
    phase: train("phase"),
    symptom: train("symptom"),
    subtype: train("subtype"),
    component: train("component"),
    cause: train("cause"),
  };
}

function trainLevel(
  level: Level,
  vectors: readonly { vector: SparseVector; labels: Labels }[],
  featureCount: number,
): SoftmaxWeights {
  const examples = vectors.flatMap(({ vector, labels }) => {
    const target = targetOf(level, labels);
    return target ? [{ features: vector, target: target.shares, weight: target.weight }] : [];
  });
  return trainSoftmax(
    balanced(examples, RECIPE.balance[level]),
    featureCount,
    LEVELS[level].length,
    RECIPE.l2[level],
    RECIPE.iterations,
  );
}

/** Examples with their weights times the frequency of their first class to minus `exponent`; the mean weight stays. */
function balanced(examples: readonly Example[], exponent: number): readonly Example[] {
  if (exponent === 0) return examples;
  const first = ({ target }: Example): number => target.indexOf(Math.max(...target));
  const counts = new Map<number, number>();
  for (const example of examples) counts.set(first(example), (counts.get(first(example)) ?? 0) + 1);
  const factor = (example: Example): number => ((counts.get(first(example)) ?? 1) / examples.length) ** -exponent;
  const mean = examples.reduce((sum, example) => sum + factor(example), 0) / examples.length;
  return examples.map((example) => ({ ...example, weight: (example.weight * factor(example)) / mean }));
}

function crossValidate(prepared: readonly Prepared[], report: (step: string) => void): HeldOutScores {
  const heldOut = new Map<Prepared, Record<Level, Float64Array>>();
  for (let fold = 0; fold < RECIPE.folds; fold++) {
    report(`cross-validation, fold ${fold + 1} of ${RECIPE.folds}`);
    const rest = prepared.filter((item) => item.fold !== fold);
    const index = indexOf(
      buildVocabulary(
        rest.map(({ features }) => features),
        RECIPE.minimumReports,
      ),
    );
    const trained = trainLevels(rest, index);
    for (const item of prepared.filter((candidate) => candidate.fold === fold)) {
      const vector = vectorize(item.features, index);
      const scores = (level: Level): Float64Array => scoresOf(vector, trained[level].bias, trained[level].weights);
      heldOut.set(item, {
        kind: scores("kind"),
        phase: scores("phase"),
        symptom: scores("symptom"),
        subtype: scores("subtype"),
        component: scores("component"),
        cause: scores("cause"),
      });
    }
  }
  return heldOut;
}

function fitTemperatures(heldOut: HeldOutScores): Record<Level, number> {
  const temperatures: Record<Level, number> = { kind: 1, phase: 1, symptom: 1, subtype: 1, component: 1, cause: 1 };
  for (const level of LEVEL_NAMES) {
    temperatures[level] = fitTemperature(
      [...heldOut].flatMap(([{ labels }, scores]) => {
        const target = targetOf(level, labels);
        return target ? [{ scores: scores[level], shares: target.shares }] : [];
      }),
    );
  }
  return temperatures;
}

function calibrated(scores: Float64Array, temperature: number): Float64Array {
  const p = scores.map((score) => score / temperature);
  softmaxInPlace(p);
  return p;
}

function top(level: Level, p: Float64Array): { id: string; p: number } {
  const best = p.indexOf(Math.max(...p));
  return { id: LEVELS[level][best] ?? "", p: p[best] ?? 0 };
}

/** Gates per class (symptom, cause) and per level (phase, component), on the product with P(malfunction). */
function chooseGates(heldOut: HeldOutScores, temperatures: Record<Level, number>): EmbeddedWeights["gates"] {
  const candidates = { symptom: [], cause: [], phase: [], component: [] } as {
    [key in "symptom" | "cause" | "phase" | "component"]: Candidate[];
  };
  const malfunctions: { p: number; isMalfunction: boolean }[] = [];
  for (const [{ labels, engine }, scores] of heldOut) {
    const malfunction = calibrated(scores.kind, temperatures.kind)[LEVELS.kind.indexOf("malfunction")] ?? 0;
    malfunctions.push({ p: malfunction, isMalfunction: labels.kind === "malfunction" });
    const symptoms = calibrated(scores.symptom, temperatures.symptom);
    const study = studyCauses(
      SYMPTOMS.map(({ id }, k) => ({ id, p: symptoms[k] ?? 0 })),
      engine,
    );
    const add = (level: keyof typeof candidates, p: Float64Array, truth: readonly (string | null)[]): void => {
      const best = top(level, p);
      candidates[level].push({ id: best.id, p: best.p * malfunction, isRight: truth.includes(best.id) });
    };
    add("symptom", symptoms, labels.symptoms);
    add("phase", calibrated(scores.phase, temperatures.phase), [labels.phase]);
    add("component", calibrated(scores.component, temperatures.component), labels.components);
    add(
      "cause",
      pool(calibrated(scores.cause, temperatures.cause), study, RECIPE.studyWeight),
      labels.causes.slice(0, 1),
    );
  }
  const target = (level: keyof typeof candidates) => ({
    precision: RECIPE.targetPrecision[level],
    minimum: RECIPE.minimumLabels,
  });
  return {
    malfunction: findMalfunctionGate(malfunctions),
    symptom: findGates(candidates.symptom, LEVELS.symptom, target("symptom")),
    cause: findGates(candidates.cause, LEVELS.cause, target("cause")),
    phase: findCommonGate(candidates.phase, target("phase")) ?? 1,
    component: findCommonGate(candidates.component, target("component")) ?? 1,
  };
}
