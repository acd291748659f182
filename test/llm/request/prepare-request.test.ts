import { describe, expect, it } from "@jest/globals";
import { MAX_REQUEST_TOKENS, prepareRequest } from "../../../src/llm/request/prepare-request.js";
import { loadPrompt } from "../../../src/llm/request/prompt.js";
import { loadTokenCounter } from "../../../src/llm/request/token-counter.js";
import { NONCE } from "../support/model-call.js";
import { CLASSIFICATION, sampleReport } from "../support/samples.js";

describe("prepareRequest", () => {
  it("stays within 6,000 tokens for the longest report and the greatest budget", async () => {
    const countTokens = await loadTokenCounter();
    const long = Array.from(
      { length: 3000 },
      (_, i) => `${i.toString(36).replace(/\d/g, "q")} 混合 text ::: \\u00e9 and more`,
    ).join("\n");
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
      report: sampleReport({ parts: [["prose", long]] }),
      classification: CLASSIFICATION,
      evidence,
      nonce: NONCE,
      budget: 100_000,
      countTokens,
    });
    expect(countTokens(`${request.system}\n${request.user}`)).toBeLessThanOrEqual(MAX_REQUEST_TOKENS);
    expect(request.lines.length).toBeGreaterThan(20);
  });
});
