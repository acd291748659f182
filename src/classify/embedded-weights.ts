import { readFileSync } from "node:fs";
import { z } from "zod";
import { LEVEL_NAMES, LEVELS, type Level } from "./levels.js";

/** Version of the file's shape. */
export const WEIGHTS_FORMAT = 2;

const levelSchema = z.object({
  classes: z.array(z.string()),
  bias: z.array(z.number()),
  /** Step of one unit of the quantised weights, per class. */
  steps: z.array(z.number()),
  /** Base64 of signed bytes, row-major: feature, then class. */
  weights: z.string(),
  /** Scores are divided by this before the softmax. */
  temperature: z.number().positive(),
});

const classGatesSchema = z.record(z.string(), z.number().nullable());

export const weightsFileSchema = z.object({
  format: z.literal(WEIGHTS_FORMAT),
  /** How and from what the weights were learned. */
  recipe: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Digests of the issues that the weights were learned from, with spaces between: who measures must know them. */
  learnedFrom: z.string(),
  vocabulary: z.string(),
  levels: z.object({
    kind: levelSchema,
    phase: levelSchema,
    symptom: levelSchema,
    subtype: levelSchema,
    component: levelSchema,
    cause: levelSchema,
  }),
  /** Share of the study's table in the cause probabilities. */
  studyWeight: z.number().min(0).max(1),
  gates: z.object({
    malfunction: z.number(),
    symptom: classGatesSchema,
    cause: classGatesSchema,
    phase: z.number(),
    component: z.number(),
  }),
  /** Gates for other target precisions than the recipe's, rising. null where a class, or a level, never reached it. */
  gateTable: z.array(
    z.object({
      precision: z.number().min(0).max(1),
      symptom: classGatesSchema,
      cause: classGatesSchema,
      phase: z.number().nullable(),
      component: z.number().nullable(),
    }),
  ),
});

export type WeightsFile = z.infer<typeof weightsFileSchema>;

export interface LevelWeights {
  classes: readonly string[];
  bias: Float64Array;
  /** Weight of feature f for class k at `f * classes.length + k`. */
  weights: Float32Array;
  temperature: number;
}

export interface EmbeddedWeights {
  /** Index of each feature name. */
  vocabulary: ReadonlyMap<string, number>;
  levels: Readonly<Record<Level, LevelWeights>>;
  studyWeight: number;
  gates: WeightsFile["gates"];
  gateTable: WeightsFile["gateTable"];
}

const COMMITTED = new URL("../../weights/embedded.json", import.meta.url);

/**
 * Reads the weights of the embedded classifier.
 *
 * @throws Error naming the file if it is missing, not of this format, or of other classes than the codebook's
 */
export function readWeights(file: URL = COMMITTED): EmbeddedWeights {
  return decodeWeights(readWeightsFile(file));
}

/**
 * Reads the weights as they are stored, with what they say of their origin.
 *
 * @throws Error naming the file if it is missing or not of this format
 */
export function readWeightsFile(file: URL = COMMITTED): WeightsFile {
  const parsed = weightsFileSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!parsed.success) {
    throw new Error(`${file.pathname}: not weights of format ${WEIGHTS_FORMAT}: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}

/** Unpacks a weights file. Throws where its classes are not the codebook's. */
export function decodeWeights(file: WeightsFile): EmbeddedWeights {
  const names = file.vocabulary.split("\n");
  const levels: Partial<Record<Level, LevelWeights>> = {};
  for (const level of LEVEL_NAMES) levels[level] = decodeLevel(level, file.levels[level], names.length);
  return {
    vocabulary: new Map(names.map((name, index) => [name, index])),
    levels: complete(levels),
    studyWeight: file.studyWeight,
    gates: file.gates,
    gateTable: file.gateTable,
  };
}

function complete(levels: Partial<Record<Level, LevelWeights>>): Record<Level, LevelWeights> {
  const { kind, phase, symptom, subtype, component, cause } = levels;
  if (!kind || !phase || !symptom || !subtype || !component || !cause) throw new Error("a level is missing");
  return { kind, phase, symptom, subtype, component, cause };
}

function decodeLevel(level: Level, packed: WeightsFile["levels"][Level], featureCount: number): LevelWeights {
  const expected: readonly string[] = LEVELS[level];
  if (packed.classes.join() !== expected.join()) {
    throw new Error(`weights of level ${level} are for other classes than the codebook's: train again`);
  }
  const bytes = new Int8Array(Buffer.from(packed.weights, "base64"));
  const classCount = expected.length;
  if (bytes.length !== featureCount * classCount) throw new Error(`weights of level ${level} are cut short`);
  const weights = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) weights[i] = (bytes[i] ?? 0) * (packed.steps[i % classCount] ?? 0);
  return { classes: expected, bias: Float64Array.from(packed.bias), weights, temperature: packed.temperature };
}
