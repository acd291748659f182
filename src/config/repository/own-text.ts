import { z } from "zod";

const LIMIT = 160;
const CODE_SPAN = /`[^`\n]*`/g;

/**
 * Text of a repository's own that stands in comments: one line of at most 160 characters, code in backticks. Nobody is
 * mentioned, no issue is referred to and no markup is made by it: an address belongs in `source`.
 */
export const ownTextSchema = z
  .string()
  .trim()
  .min(1, "is empty")
  .max(LIMIT, `has more than ${LIMIT} characters`)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  .refine((text) => !/[\u0000-\u001f\u007f\u2028\u2029]/.test(text), "is more than one line")
  .refine((text) => !/@/.test(outsideCode(text)), "would mention somebody: put a word with @ in backticks")
  .refine((text) => !/#\d/.test(outsideCode(text)), "would refer to an issue: put a number with # in backticks")
  .refine(
    (text) => !/[<>]|\]\(|https?:|www\./i.test(outsideCode(text)),
    "holds markup or a link: put < and > in backticks, an address in `source`",
  );

function outsideCode(text: string): string {
  return text.replace(CODE_SPAN, "");
}
