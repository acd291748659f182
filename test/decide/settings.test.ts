import { describe, expect, test } from "@jest/globals";
import { readWeights } from "../../src/classify/embedded-weights.js";
import { resolveSettings } from "../../src/config/repository/repository-settings.js";
import { decide } from "../../src/decide/decide.js";
import { gatesOf } from "../../src/decide/settings.js";
import { NOTHING_TOLD } from "../../src/decide/told.js";
import { createTriager } from "../../src/triage.js";
import { GATES, inputOf } from "./judged-report.js";

const weights = readWeights();

describe("gates for a wanted precision", () => {
  test("are those of the weights where nothing is wanted, and the table agrees with them at the recipe's targets", () => {
    expect(gatesOf(weights)).toEqual(weights.gates);
    expect(gatesOf(weights, { symptom: 0.9, cause: 0.8, phase: 0.9, component: 0.8 })).toEqual(weights.gates);
  });

  test("never fall as the precision rises, and a class that is labelled at a higher one is at every lower one", () => {
    const precisions = weights.gateTable.map(({ precision }) => precision);
    expect(precisions).toEqual([...precisions].sort((a, b) => a - b));
    for (const id of Object.keys(weights.gates.symptom)) {
      const gates = precisions.map((symptom) => gatesOf(weights, { symptom }).symptom[id] ?? Number.POSITIVE_INFINITY);
      expect(gates).toEqual([...gates].sort((a, b) => a - b));
    }
  });

  test("between two rows are the higher one's; past the table nothing is labelled", () => {
    expect(gatesOf(weights, { symptom: 0.81 }).symptom).toEqual(gatesOf(weights, { symptom: 0.85 }).symptom);
    expect(gatesOf(weights, { symptom: 0.999, phase: 0.999 })).toMatchObject({ symptom: {}, phase: 2 });
  });
});

const BODY =
  "### 🐛 Describe the bug\n\nWith vLLM 0.8.5, `vllm serve acme/model` ends with CUDA error: invalid argument.\nfrobnicator died\n";

describe("what a repository adds", () => {
  test("its checks stand first where they fit, two at most, with their source", () => {
    const { decision } = resolveSettings({
      checks: ["a", "b", "c"].map((id) => ({
        id,
        text: `Do \`${id}\`.`,
        source: "https://docs.example.com/x",
        symptoms: ["crash" as const],
      })),
    }).triage;
    const { checklist, comment } = decide(inputOf({ body: BODY }), GATES, decision);
    expect(checklist.map(({ id }) => id).slice(0, 3)).toEqual(["own/a", "own/b", expect.not.stringMatching(/^own/)]);
    expect(checklist.length).toBeLessThanOrEqual(5);
    expect(comment).toContain("1. Do `a`.");
    expect(comment).toContain("https://docs.example.com/x");
  });

  test("its checks of other symptoms, causes, backends or words stay away", () => {
    const row = { text: "Do it.", source: "https://docs.example.com/x", symptoms: ["crash" as const] };
    const { decision } = resolveSettings({
      checks: [
        { ...row, id: "hang", symptoms: ["system-hang"] },
        { ...row, id: "cause", causes: ["document-issue"] },
        { ...row, id: "backend", backends: ["vulkan"] },
        { ...row, id: "words", mentions: ["speculative decoding"] },
        { ...row, id: "fits", mentions: ["invalid argument"], causes: ["incompatible-backend"] },
      ],
    }).triage;
    const { checklist } = decide(inputOf({ body: BODY }), GATES, decision);
    expect(checklist.flatMap(({ id }) => (id.startsWith("own/") ? id : []))).toEqual(["own/fits"]);
  });

  test("it says what is never asked for, in which words, and what else", () => {
    const usual = decide(inputOf({ body: BODY }), GATES, resolveSettings({}).triage.decision);
    const [first, second] = usual.needs;
    if (!first || !second) throw new Error("the report lacks nothing");
    const { decision } = resolveSettings({
      ask: {
        never: [first],
        words: { [second]: "Own words of the repository." },
        also: [
          { text: "Say which card you use.", unless: "no such text" },
          { text: "Not this.", unless: "CUDA error" },
          { text: "Nor this.", unless: "no such text", symptoms: ["system-hang"] },
        ],
      },
    }).triage;
    const { needs, labels, comment } = decide(inputOf({ body: BODY }), GATES, decision);
    expect(needs).toEqual(usual.needs.slice(1));
    expect(labels).not.toContain(`needs: ${first}`);
    expect(comment).toContain("- Own words of the repository.\n");
    expect(comment).toContain("- Say which card you use.\n");
    expect(comment).not.toMatch(/Not this|Nor this/);
  });

  test("its signals are evidence with a place and a reason, and raise the odds by their strength, at most eightfold", async () => {
    const issue = { repo: "o/r", number: 1, title: "odd", body: BODY };
    const signal = { pattern: "frobnicator (?:failed|died)", for: "system-hang" as const, reason: "It waits for it." };
    const oddsOf = async (rows: { id: string; strength: "weak" | "strong" }[]) => {
      const settings = resolveSettings({ signals: rows.map((row) => ({ ...signal, ...row })) }).triage;
      const { symptoms, evidence } = await createTriager({ weights, model: null }).decide(
        issue,
        NOTHING_TOLD,
        settings,
      );
      const p = symptoms.find(({ id }) => id === "system-hang")?.p ?? 0;
      expect(symptoms.reduce((sum, each) => sum + each.p, 0)).toBeCloseTo(1, 9);
      return { odds: p / (1 - p), evidence };
    };
    const before = await oddsOf([]);
    const weak = await oddsOf([{ id: "a", strength: "weak" }]);
    const many = await oddsOf(["a", "b", "c"].map((id) => ({ id, strength: "strong" as const })));
    expect(weak.odds / before.odds).toBeCloseTo(1.5, 6);
    expect(many.odds / before.odds).toBeCloseTo(8, 6);
    expect(weak.evidence[0]).toMatchObject({ signal: "own/a", startLine: 4, quote: "frobnicator died" });
  });

  test("its engine goes before the one that the text names", async () => {
    const settings = resolveSettings({ engine: "sglang" }).triage;
    const decision = await createTriager({ weights, model: null }).decide(
      { repo: "o/fork", number: 1, title: "crash", body: "vllm serve crashes" },
      NOTHING_TOLD,
      settings,
    );
    expect(decision.engine).toBe("sglang");
  });
});

test("a repository that does not want a model is never read by one; another's daily limits go along", async () => {
  const asked: unknown[] = [];
  const model = {
    read: async (...given: unknown[]) => {
      asked.push(given[3]);
      return null;
    },
  };
  const triager = createTriager({ weights, model });
  const issue = { repo: "o/r", number: 1, title: "crash", body: BODY };
  await triager.decide(issue, NOTHING_TOLD, resolveSettings({ model: { enabled: "off" } }).triage);
  expect(asked).toEqual([]);
  await triager.decide(issue, NOTHING_TOLD, resolveSettings({ model: { "calls-per-day": 7 } }).triage);
  expect(asked).toMatchObject([{ callsPerDay: 7, tokensPerDay: null }]);
});
