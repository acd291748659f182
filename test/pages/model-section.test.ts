import { expect, test } from "@jest/globals";
import { settingsFrom } from "../../src/config/repository/from-files.js";
import { moneyInWords } from "../../src/llm/token-price.js";
import type { Dashboard } from "../../src/pages/dashboard/dashboard.js";
import { modelSection } from "../../src/pages/dashboard/model-section.js";

const PRICE = { perMillion: 0.4, currency: "USD" };

async function section(price: Dashboard["model"]["price"]): Promise<string> {
  const settings = await settingsFrom("o/r", async () => null);
  const days = [
    { day: "2026-02-27", calls: 900, tokens: 4_200_000 },
    { day: "2026-02-26", calls: 1, tokens: 4_000 },
  ];
  return modelSection({
    model: { days, limits: null, price },
    configuration: { settings, hasFile: false, problems: [] },
  }).text;
}

test("says in money what the model was asked where a price is set", async () => {
  const text = await section(PRICE);
  expect(text).toContain("for 4,204,000 tokens of prompts and replies: about 1.68 USD.");
  expect(text).toMatch(/2026-02-27.*4,200,000.*about 1\.68 USD/);
  expect(text).toMatch(/2026-02-26.*less than 0\.01 USD/);
  expect(text).not.toContain("LLM_TOKEN_PRICE");
});

test("without a price says which variable sets one, and no money", async () => {
  const text = await section(null);
  expect(text).toContain("No price is set: with <code>LLM_TOKEN_PRICE</code>");
  expect(text).not.toContain("USD");
});

test("money is in cents, also of what is free or large", () => {
  expect(moneyInWords(PRICE, 0)).toBe("about 0.00 USD");
  expect(moneyInWords({ ...PRICE, perMillion: 0 }, 9_000_000)).toBe("about 0.00 USD");
  expect(moneyInWords(PRICE, 10_000_000_000)).toBe("about 4,000.00 USD");
});
