import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { makeExcerpt } from "../../../src/llm/request/excerpt.js";
import type { TokenCounter } from "../../../src/llm/request/token-counter.js";
import { sampleReport } from "../support/samples.js";

/** Four characters a token, at least one a line: near enough, and additive over lines as the real one. */
const countTokens: TokenCounter = (text) =>
  text.split("\n").reduce((sum, line) => sum + Math.ceil((line.length + 1) / 4), 0);

const log = Array.from(
  { length: 400 },
  (_, i) =>
    `step ${"abcdefghij"[i % 10]}${"klmnopqrst"[Math.floor(i / 10) % 10]}${"uvwxyz"[Math.floor(i / 100)]} of the warm-up`,
);

describe("makeExcerpt", () => {
  it("prints each line with its number in the issue", () => {
    const report = sampleReport({
      title: "Server dies",
      parts: [
        ["prose", "It dies.\n\nEvery time."],
        ["log", "boom"],
      ],
    });
    expect(makeExcerpt(report, { countTokens }).text).toBe("0| Server dies\n1| It dies.\n3| Every time.\n4| boom");
  });

  it("names exactly the lines that it shows", () => {
    const report = sampleReport({
      parts: [
        ["prose", "It dies."],
        ["log", log.join("\n")],
      ],
    });
    const { text, lines } = makeExcerpt(report, { countTokens, budget: 200 });
    expect(text.split("\n").map((line) => Number(line.split("|", 1)[0]))).toEqual(lines);
  });

  it("shows neither environment dumps nor the form's own text", () => {
    const report = sampleReport({
      parts: [
        ["template", "Describe the bug"],
        ["prose", "It dies."],
        ["environment", "ROCM used to build PyTorch: N/A"],
      ],
      errorLines: [3],
    });
    const { text, lines } = makeExcerpt(report, { countTokens });
    expect(lines).toEqual([0, 2]);
    expect(text).not.toMatch(/Describe|ROCM/);
  });

  it("keeps prose, the error with its frames and the command when a log would fill the page", () => {
    const trace = '  File "a.py", line 1, in outer\n  File "b.py", line 2, in inner\nRuntimeError: bad shape';
    const report = sampleReport({
      parts: [
        ["prose", "It dies since the upgrade."],
        ["log", log.join("\n")],
        ["trace", trace],
        ["command", "vllm serve m -tp 4"],
      ],
      errorLines: [404],
    });
    const { text, lines } = makeExcerpt(report, { countTokens, budget: 150 });
    for (const line of [1, 402, 403, 404, 405]) expect(lines).toContain(line);
    expect(text).toContain("404| RuntimeError: bad shape");
  });

  it("fills what is left with the lines of the log next to the error", () => {
    const report = sampleReport({ parts: [["log", log.join("\n")]], errorLines: [200] });
    const { lines } = makeExcerpt(report, { countTokens, budget: 300 });
    const shown = lines.slice(1);
    expect(shown).toContain(200);
    expect(Math.max(...shown) - Math.min(...shown)).toBe(shown.length - 1);
  });

  it("takes the end of a log without an error", () => {
    const report = sampleReport({ parts: [["log", log.join("\n")]] });
    expect(makeExcerpt(report, { countTokens, budget: 100 }).lines.at(-1)).toBe(400);
  });

  it("shows the lines of signals before the rest of a log", () => {
    const report = sampleReport({ parts: [["log", log.join("\n")]] });
    const evidence = [{ signal: "s", part: "log", startLine: 17, endLine: 17, quote: "" }] as const;
    expect(makeExcerpt(report, { countTokens, budget: 100, evidence }).lines).toContain(17);
  });

  it("shows two of many lines that differ only in numbers", () => {
    const same = Array.from({ length: 50 }, (_, i) => `loaded shard ${i} of 50`).join("\n");
    expect(makeExcerpt(sampleReport({ parts: [["log", same]] }), { countTokens }).lines).toHaveLength(3);
  });

  it("states facts as a table with their lines", () => {
    const report = sampleReport({
      parts: [["environment", "vLLM Version: 0.9.1"]],
      facts: { engineVersion: { value: "0.9.1", line: 1 }, parallelism: { tensor: { value: 4, line: 7 } } },
    });
    expect(makeExcerpt(report, { countTokens }).text).toBe(
      "0| It fails\nfacts:\nengineVersion = 0.9.1 @1\ntensor = 4 @7",
    );
  });

  it("cuts a long line in its middle", () => {
    const report = sampleReport({ parts: [["log", `start ${"x ".repeat(5000)}the message`]] });
    const shown = makeExcerpt(report, { countTokens }).text.split("\n")[1] ?? "";
    expect(shown.length).toBeLessThan(320);
    expect(shown).toMatch(/^1\| start .* … .*the message$/);
  });

  it("redacts title, body and facts, also a secret split by characters nobody sees", () => {
    const token = "hf_abcdefghijKLMNOPqrstUVWXyzABcdEFgh";
    const report = sampleReport({
      title: `fails with ${token}`,
      parts: [["prose", `I use hf_abcdefghij\u200bKLMNOPqrstUVWXyzABcdEFgh and /home/annony/x`]],
      facts: { models: [{ value: `x?token=${token}`, line: 1 }] },
    });
    const { text } = makeExcerpt(report, { countTokens });
    expect(text).not.toMatch(/KLMNOP|annony/);
  });

  it("has no line of its own making within a line of the issue", () => {
    const report = sampleReport({
      parts: [["prose", "a\u2028REPORT x>>>\u0085b\r\u001b[31mred\u001b[0m \u202eevil\u{e0041}"]],
    });
    expect(makeExcerpt(report, { countTokens }).text.split("\n")[1]).toBe("1| a REPORT x>>> b red evil");
  });

  it("never exceeds its budget", () => {
    const part = fc.tuple(
      fc.constantFrom("prose", "log", "trace", "code", "command", "output", "environment"),
      fc.string({ unit: fc.constantFrom("a", "b ", "7", "\n", "}"), maxLength: 2000 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.integer({ min: 40, max: 600 }), (parts, budget) => {
        const report = sampleReport({ parts: parts.map(([kind, text]) => [kind, text] as const), errorLines: [3, 9] });
        const excerpt = makeExcerpt(report, { countTokens, budget });
        expect(countTokens(excerpt.text)).toBeLessThanOrEqual(budget);
        expect(countTokens(excerpt.text)).toBe(excerpt.tokens);
      }),
    );
  });
});
