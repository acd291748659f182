import { describe, expect, it } from "@jest/globals";
import { fingerprint } from "../../../src/llm/request/fingerprint.js";
import { MAX_REQUEST_TOKENS, prepareRequest } from "../../../src/llm/request/prepare-request.js";
import { loadPrompt } from "../../../src/llm/request/prompt.js";
import { loadTokenCounter } from "../../../src/llm/request/token-counter.js";
import { NONCE } from "../support/model-call.js";
import { CLASSIFICATION, sampleReport } from "../support/samples.js";

/** Lines that differ in more than numbers, more than fit. */
const LONG = Array.from(
  { length: 3000 },
  (_, i) => `${i.toString(36).replace(/\d/g, "q")} 混合 text ::: \\u00e9 and more`,
).join("\n");

describe("prepareRequest", () => {
  it("stays within 6,000 tokens for the longest report and the greatest budget", async () => {
    const countTokens = await loadTokenCounter();
    const evidence = Array.from({ length: 20 }, (_, i) => {
      return {
        signal: `some-long-signal-name-${i}`,
        part: "log",
        startLine: 65_000 + i,
        endLine: 65_000 + i,
        quote: "",
      } as const;
    });
    const request = prepareRequest(await loadPrompt(), {
      report: sampleReport({ parts: [["prose", LONG]] }),
      classification: CLASSIFICATION,
      evidence,
      nonce: NONCE,
      budget: 100_000,
      countTokens,
    });
    expect(countTokens(`${request.system}\n${request.user}`)).toBeLessThanOrEqual(MAX_REQUEST_TOKENS);
    expect(request.lines.length).toBeGreaterThan(20);
  });

  it("is the same for every mark of the borders, whatever tokens that has", async () => {
    const [template, countTokens] = await Promise.all([loadPrompt(), loadTokenCounter()]);
    const report = sampleReport({ parts: [["prose", LONG]] });
    const fingerprints = ["000000000000000000000000", "27c16d6a6e8d6b4b2d7c2f03", NONCE].flatMap((nonce) =>
      Array.from({ length: 8 }, (_, i) => {
        const request = prepareRequest(template, {
          report,
          classification: CLASSIFICATION,
          evidence: [],
          nonce,
          // Budgets around which a token more or less decides about a line.
          budget: 5000 + i,
          countTokens,
        });
        return `${i} ${request.tokens} ${fingerprint(request, nonce)}`;
      }),
    );
    expect(new Set(fingerprints).size).toBe(8);
  });
});
