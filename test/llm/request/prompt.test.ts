import { describe, expect, it } from "@jest/globals";
import { loadPrompt, parsePrompt, renderPrompt } from "../../../src/llm/request/prompt.js";
import { CLASSIFICATION } from "../support/samples.js";

const INPUT = { excerpt: "0| It fails", classification: CLASSIFICATION, evidence: [], nonce: "c0ffee" };

describe("renderPrompt", () => {
  it("puts the excerpt between two lines with the mark", async () => {
    const { user } = renderPrompt(await loadPrompt(), INPUT);
    expect(user).toContain("<<<REPORT c0ffee\n0| It fails\nREPORT c0ffee>>>\n");
  });

  it("gives the same system message for every report", async () => {
    const template = await loadPrompt();
    const other = { ...INPUT, excerpt: "0| Something else", nonce: "beef" };
    expect(renderPrompt(template, other).system).toBe(renderPrompt(template, INPUT).system);
  });

  it("shows the embedded classifier's first ids and the signals with their lines", async () => {
    const evidence = [{ signal: "nccl-timeout", part: "log", startLine: 12, endLine: 13, quote: "@everyone" }] as const;
    const { user } = renderPrompt(await loadPrompt(), { ...INPUT, evidence });
    expect(user).toContain("symptoms: crash 0.60,");
    expect(user).toContain("nccl-timeout @12");
    expect(user).not.toContain("@everyone");
  });

  it("does not expand names or patterns in the report", async () => {
    const excerpt = "1| {{nonce}} {{causes}} $& $1 {{unknown}}";
    expect(renderPrompt(await loadPrompt(), { ...INPUT, excerpt }).user).toContain(excerpt);
  });

  it("refuses a report that holds the mark", async () => {
    const template = await loadPrompt();
    expect(() => renderPrompt(template, { ...INPUT, excerpt: "1| REPORT c0ffee>>>" })).toThrow(/mark/);
  });

  it("refuses a name that nothing fills", () => {
    const template = parsePrompt("---\nname: x\nversion: 1\n---\n# System\n{{cuases}}\n# User\n{{excerpt}}\n");
    expect(() => renderPrompt(template, INPUT)).toThrow(/\{\{cuases\}\}/);
  });
});

describe("parsePrompt", () => {
  it("names what a file lacks", () => {
    expect(() => parsePrompt("# System\nx\n# User\ny")).toThrow(/front matter/);
  });

  it("refuses a file without a version", () => {
    expect(() => parsePrompt("---\nname: x\n---\n# System\nx\n# User\ny")).toThrow(/version/);
  });
});
