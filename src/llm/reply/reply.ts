import { z } from "zod";
import type { Ranked } from "../../classify/classification.js";
import { CAUSES } from "../../taxonomy/causes.js";
import { COMPONENTS } from "../../taxonomy/components.js";
import { KINDS } from "../../taxonomy/kinds.js";
import { PHASES } from "../../taxonomy/phases.js";
import { SUBTYPES, SYMPTOMS } from "../../taxonomy/symptoms.js";
import { jsonObjectsIn } from "./json-in-text.js";
import type { ModelReply } from "./reply-schema.js";

const MAX_IDS = 64;
const MAX_LINES = 8;
/** Ids of a level exclude each other. A sum beyond this is not rounding: the reply contradicts itself. */
const MAX_SUM = 1.5;
/** Components and causes are often given as if each stood alone: any sum is brought to 1. */
const ANY_SUM = Number.POSITIVE_INFINITY;

/** Numbers as models write them: 0.8, "0.8", "80%", 80. */
const probability = z
  .union([
    z.number(),
    z
      .string()
      .max(12)
      .regex(/^\s*\d*\.?\d+\s*%?\s*$/),
  ])
  .transform((value) => (typeof value === "number" ? value : Number.parseFloat(value)))
  .refine(Number.isFinite)
  .transform((value) => Math.min(1, Math.max(0, value > 1 ? value / 100 : value)));

/** An entry without its form is passed over, not the whole list. */
const entries = z
  .array(z.object({ id: z.string(), p: probability }).nullable().catch(null))
  .max(MAX_IDS)
  .default([]);
const lineNumbers = z.array(z.coerce.number().int().catch(-1)).max(MAX_IDS).default([]);

const looseSchema = z.object({
  kinds: entries,
  phases: entries,
  symptoms: entries,
  subtypes: entries,
  components: entries,
  causes: entries,
  lines: lineNumbers,
});

type Entries = z.infer<typeof entries>;

/**
 * Reads what a model wrote. Unknown ids and lines that the model was not shown are dropped, probabilities are brought
 * into [0, 1] and to a sum of at most 1 a level. Of several objects the last usable one counts.
 * @param text the message as it came
 * @param shown the line numbers of the excerpt
 * @returns null where there is no usable object: no kind, a malfunction without a symptom, or kinds or symptoms that
 * contradict each other
 */
export function parseReply(text: string, shown: ReadonlySet<number>): ModelReply | null {
  for (const candidate of jsonObjectsIn(text).reverse()) {
    const loose = looseSchema.safeParse(candidate);
    const reply = loose.success ? checkReply(loose.data, shown) : null;
    if (reply) return reply;
  }
  return null;
}

function checkReply(loose: z.infer<typeof looseSchema>, shown: ReadonlySet<number>): ModelReply | null {
  const kinds = level(KINDS, loose.kinds);
  const symptoms = level(SYMPTOMS, loose.symptoms);
  if (!kinds || !symptoms || kinds.length === 0) return null;
  if (kinds[0]?.id === "malfunction" && symptoms.length === 0) return null;
  return {
    kinds,
    phases: level(PHASES, loose.phases) ?? [],
    symptoms,
    subtypes: symptoms.some(({ id }) => id === "unexpected-output")
      ? (level(SUBTYPES, loose.subtypes, ANY_SUM) ?? [])
      : [],
    components: level(COMPONENTS, loose.components, ANY_SUM) ?? [],
    causes: level(CAUSES, loose.causes, ANY_SUM) ?? [],
    lines: [...new Set(loose.lines)].filter((line) => shown.has(line)).slice(0, MAX_LINES),
  };
}

/** The entries with an id of the level; null where they contradict each other. */
function level<Id extends string>(
  rows: readonly { readonly id: Id }[],
  given: Entries,
  maxSum = MAX_SUM,
): Ranked<Id>[] | null {
  const ranked: Ranked<Id>[] = [];
  for (const entry of given) {
    const id = rows.find((row) => row.id === entry?.id)?.id;
    if (!id || !entry || entry.p === 0) continue;
    const earlier = ranked.find((one) => one.id === id);
    if (earlier && earlier.p !== entry.p) return null;
    if (!earlier) ranked.push({ id, p: entry.p });
  }
  const sum = ranked.reduce((total, { p }) => total + p, 0);
  if (sum > maxSum) return null;
  return ranked.map(({ id, p }) => ({ id, p: p / Math.max(1, sum) })).sort((a, b) => b.p - a.p);
}
