import { describe, expect, it } from "@jest/globals";
import { parseReply } from "../../src/llm/reply/reply.js";
import { replySchema } from "../../src/llm/reply/reply-schema.js";
import { loadPrompt, renderPrompt } from "../../src/llm/request/prompt.js";
import { loadTokenCounter } from "../../src/llm/request/token-counter.js";
import { CAUSES } from "../../src/taxonomy/causes.js";
import { COMPONENTS } from "../../src/taxonomy/components.js";
import { EDGE_RULES } from "../../src/taxonomy/edge-rules.js";
import { KINDS } from "../../src/taxonomy/kinds.js";
import { PHASES } from "../../src/taxonomy/phases.js";
import { SUBTYPES, SYMPTOMS } from "../../src/taxonomy/symptoms.js";
import { CLASSIFICATION } from "../llm/support/samples.js";

const template = await loadPrompt();
const { system, user } = renderPrompt(template, {
  excerpt: "",
  classification: CLASSIFICATION,
  evidence: [],
  nonce: "n",
});

const DEFINITIONS: readonly (readonly [string, string])[] = [
  ...KINDS.map((row) => [row.id, row.when] as const),
  ...PHASES.map((row) => [row.id, row.when] as const),
  ...SYMPTOMS.map((row) => [row.id, row.when] as const),
  ...SYMPTOMS.map((row) => [row.id, row.notWhen] as const),
  ...SUBTYPES.map((row) => [row.id, row.when] as const),
  ...COMPONENTS.map((row) => [row.id, row.is] as const),
  ...CAUSES.map((row) => [row.id, row.when] as const),
];

describe("the triage prompt", () => {
  it.each(DEFINITIONS)("holds %s with its definition: %s", (id, definition) => {
    const line = system.split("\n").find((one) => one.startsWith(`- ${id}`) && one.includes(definition));
    expect(line).toBeDefined();
  });

  it.each(EDGE_RULES)("holds the rule of the border: $title", ({ title, rule }) => {
    expect(system).toContain(`- ${title}: ${rule}`);
  });

  it("asks in the order of the decision", () => {
    const steps = ["Kind", "Phase", "Symptom", "Subtype", "Component", "Root cause"].map((step) =>
      system.indexOf(`. ${step}`),
    );
    expect(steps.every((at) => at > 0)).toBe(true);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  it("answers its own examples with replies that the schema and the reader take as they are", () => {
    const answers = [...system.matchAll(/^Answer:\n(.+)$/gm)].map((match) => match[1] ?? "");
    expect(answers).toHaveLength(3);
    for (const answer of answers) {
      const reply = replySchema.parse(JSON.parse(answer));
      expect(parseReply(answer, new Set(reply.lines))).toEqual(reply);
    }
  });

  it("leaves 2,500 of 6,000 tokens to the report", async () => {
    const countTokens = await loadTokenCounter();
    expect(countTokens(system) + countTokens(user)).toBeLessThan(3500);
  });

  it("has a version", () => {
    expect(template.version).toBeGreaterThan(0);
  });
});
