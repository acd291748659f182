import { z } from "zod";
import { BACKENDS, PART_KINDS } from "../../report/issue-report.js";
import { CAUSES } from "../../taxonomy/causes.js";
import { COMPONENTS } from "../../taxonomy/components.js";
import { ENGINES } from "../../taxonomy/engines.js";
import { MANIFESTATIONS } from "../../taxonomy/manifestations.js";
import { NEEDS } from "../../taxonomy/needs.js";
import { PHASES } from "../../taxonomy/phases.js";
import { SUBTYPES, SYMPTOMS } from "../../taxonomy/symptoms.js";
import { RUN_SETUPS } from "../check.js";

const TEXT_LIMIT = 160;
const WHEN_LIMIT = 80;

function idsOf<Id extends string>(rows: readonly { readonly id: Id }[]) {
  return z.enum(rows.map(({ id }) => id));
}

/** A list that says something: not empty, nothing twice. */
function listOf<Item extends z.ZodType<string>>(item: Item) {
  return z
    .array(item)
    .min(1, "an empty list says nothing: leave it out")
    .refine((list) => new Set(list).size === list.length, "names something twice");
}

/** What is compared with lower-cased text: anything else would never be found. */
const phrase = z
  .string()
  .refine(
    (text) => text.trim() !== "" && text === text.toLowerCase(),
    "is compared with lower-case text, so it is lower case",
  );

const causes = z.array(idsOf(CAUSES)).refine((list) => new Set(list).size === list.length, "names a cause twice");

const outcome = z.strictObject({
  when: z.string().min(1).max(WHEN_LIMIT),
  confirms: causes,
  rulesOut: causes,
});

const scope = z.strictObject({
  symptoms: listOf(idsOf(SYMPTOMS)).optional(),
  subtypes: listOf(idsOf(SUBTYPES)).optional(),
  causes: listOf(idsOf(CAUSES)).optional(),
  components: listOf(idsOf(COMPONENTS)).optional(),
  phases: listOf(idsOf(PHASES)).optional(),
  manifestations: listOf(idsOf(MANIFESTATIONS)).optional(),
  backends: listOf(z.enum(BACKENDS)).optional(),
  mentions: listOf(phrase).optional(),
  needs: listOf(z.enum(RUN_SETUPS)).optional(),
});

const answered = z.strictObject({
  flags: listOf(z.string().regex(/^--?\w/, "a flag has its dashes: --flag")).optional(),
  env: listOf(z.string().regex(/^[A-Za-z_]\w*$/, "is no name of a variable")).optional(),
  phrases: listOf(phrase).optional(),
  tried: listOf(phrase).optional(),
  ticked: listOf(phrase).optional(),
  logged: listOf(phrase).optional(),
  origins: listOf(z.string()).optional(),
  facts: listOf(z.string()).optional(),
  parts: listOf(z.enum(PART_KINDS)).optional(),
});

/** Where something was read, and when: the fields that every row has. */
const provenance = {
  source: z.url({ protocol: /^https$/, error: "the page where it was seen, as an https address" }),
  verified: z.iso.date("the day on which the source was read, YYYY-MM-DD"),
};

/** The shape of a check; what goes beyond the shape is in `check-rules.ts`. */
export const checkSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id is kebab-case"),
  text: z.string().min(1).max(TEXT_LIMIT),
  outcomes: z.array(outcome).min(2, "a check tells something apart: it has two outcomes or more"),
  cost: z.enum(["seconds", "minutes", "rebuild"]),
  engine: idsOf(ENGINES).nullable(),
  variantOf: z.string().optional(),
  versions: z
    .string()
    .regex(
      /^(?:>=\d+(?:\.\d+)*)?(?:(?:^| )<\d+(?:\.\d+)*)?$|^builds since \d{4}-\d{2}$/,
      "a range is >=1.2, <1.2, >=1.2 <1.4 or builds since 2025-12",
    )
    .optional(),
  scope,
  lastResort: z.boolean().optional(),
  answered: answered.optional(),
  ...provenance,
});

/** The shape of a request for missing information. */
export const requestSchema = z.strictObject({
  need: idsOf(NEEDS),
  engine: idsOf(ENGINES).nullable(),
  symptoms: listOf(idsOf(SYMPTOMS)).optional(),
  text: z.string().min(1).max(TEXT_LIMIT),
  ...provenance,
});
