import { z } from "zod";
import { LABEL_FAMILIES } from "../../decide/decision.js";
import { LABEL_IDS } from "../../decide/label-ids.js";

/** A switch: YAML 1.2 reads `on` and `off` as words. */
export const switchSchema = z.literal([true, false, "on", "off"]);

export const familySchema = z.enum(LABEL_FAMILIES);

/** Every label of this App as a configuration names it: `symptom:crash`. A blank after the colon would make it YAML's. */
const LABEL_KEYS: readonly string[] = LABEL_FAMILIES.flatMap((family) =>
  LABEL_IDS[family].map((id) => `${family}:${id}`),
);

/** GitHub refuses longer names of labels. */
const NAME_LIMIT = 50;

/** A name that GitHub takes for a label. */
export const labelNameSchema = z
  .string()
  .trim()
  .min(1, "is empty")
  .max(NAME_LIMIT, `has more than ${NAME_LIMIT} characters, which GitHub refuses`)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  .regex(/^[^\u0000-\u001f\u007f]+$/, "holds a control character");

const nameTemplateSchema = labelNameSchema.regex(
  /^[^{}]*\{id\}[^{}]*$/,
  "does not hold {id} exactly once: `type/{id}` names a label `type/crash`",
);

const colorSchema = z
  .string('is no text; put the six digits in quotes: "b60205"')
  .regex(/^#?[0-9a-fA-F]{6}$/, 'is no colour; write six hexadecimal digits in quotes: "b60205"');

/** Names, colours and the repository's own labels in place of this App's. */
export const labelsSchema = z.strictObject({
  names: z
    .partialRecord(familySchema, nameTemplateSchema)
    .optional()
    .describe('Name of a family\'s labels, with `{id}` once: `symptom: "type/{id}"`. Default: `<family>: {id}`.'),
  colors: z
    .partialRecord(familySchema, colorSchema)
    .optional()
    .describe("Colour of the labels of a family that are created; six hexadecimal digits in quotes."),
  existing: z
    .partialRecord(z.enum(LABEL_KEYS), z.union([labelNameSchema, z.literal([false])]))
    .optional()
    .describe(
      'A label that the repository has, in place of one of this App\'s: `symptom:crash: "bug: crash"`. `false`: that label is never applied.',
    ),
});
