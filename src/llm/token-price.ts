import { z } from "zod";

/** What the operator pays for a million tokens of prompts and replies. */
export const tokenPriceSchema = z.object({
  perMillion: z.number().nonnegative(),
  /** ISO 4217, `USD`. */
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type TokenPrice = z.infer<typeof tokenPriceSchema>;

const MILLION = 1_000_000;

/** `about 1.68 USD`, in cents; `less than 0.01 USD` for what is below. */
export function moneyInWords({ perMillion, currency }: TokenPrice, tokens: number): string {
  const money = (tokens / MILLION) * perMillion;
  if (money > 0 && money < 0.01) return `less than 0.01 ${currency}`;
  return `about ${money.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ${currency}`;
}
