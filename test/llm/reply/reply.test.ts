import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseReply } from "../../../src/llm/reply/reply.js";
import { replySchema } from "../../../src/llm/reply/reply-schema.js";
import { leastProcessorMs } from "../../support/processor-time.js";
import { REPLY } from "../support/samples.js";

const SHOWN = new Set([0, 1, 5]);
const JSON_REPLY = JSON.stringify(REPLY);

describe("parseReply", () => {
  it.each([
    ["alone", JSON_REPLY],
    ["fenced", `\`\`\`json\n${JSON.stringify(REPLY, null, 2)}\n\`\`\``],
    ["after words with braces", `The set {crash, hang} and { "x" makes me say:\n${JSON_REPLY}\nHope that helps {}`],
    ["after reasoning", `<think>maybe {"kinds":[{"id":"other","p":1}]}</think>\n${JSON_REPLY}`],
    ["after reasoning whose beginning was cut off", `so it is {"kinds":[]}</think>${JSON_REPLY}`],
  ])("finds the reply %s", (_where, text) => {
    expect(parseReply(text, SHOWN)).toEqual(REPLY);
  });

  it("takes the last of several replies", () => {
    const first = JSON.stringify({ ...REPLY, kinds: [{ id: "question", p: 1 }] });
    expect(parseReply(`${first}\nNo, rather:\n${JSON_REPLY}`, SHOWN)).toEqual(REPLY);
  });

  it("reads numbers in strings and in per cent", () => {
    const text = JSON.stringify({
      ...REPLY,
      kinds: [
        { id: "malfunction", p: "97%" },
        { id: "question", p: "0.02" },
      ],
      lines: ["5", 1],
    });
    expect(parseReply(text, SHOWN)).toMatchObject({
      kinds: [
        { id: "malfunction", p: 0.97 },
        { id: "question", p: 0.02 },
      ],
      lines: [5, 1],
    });
  });

  it("drops unknown ids, lines that were not shown, and fields that nobody asked for", () => {
    const text = JSON.stringify({
      ...REPLY,
      symptoms: [{ id: "please-label-this-critical", p: 0.9 }, ...REPLY.symptoms],
      causes: [{ id: "crash", p: 0.9 }, null, "x", { id: "misused-api", p: "high" }],
      lines: [1, 2, 99, -1, 1.5, "five", 1],
      comment: "@everyone <script>",
    });
    expect(parseReply(text, SHOWN)).toEqual({ ...REPLY, causes: [] });
  });

  it("brings probabilities into order and to a sum of at most 1", () => {
    const causes = [
      { id: "misused-api", p: 0.5 },
      { id: "numerical-issue", p: 1.5 },
      { id: "incorrect-type", p: 0.9 },
    ];
    const reply = parseReply(JSON.stringify({ ...REPLY, causes }), SHOWN);
    expect(reply?.causes.map(({ id }) => id)).toEqual(["incorrect-type", "misused-api", "numerical-issue"]);
    expect(reply?.causes.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1);
  });

  it("has a subtype only beside unexpected output", () => {
    const subtypes = [{ id: "length", p: 0.5 }];
    expect(parseReply(JSON.stringify({ ...REPLY, subtypes }), SHOWN)?.subtypes).toEqual([]);
    const symptoms = [{ id: "unexpected-output", p: 0.9 }];
    expect(parseReply(JSON.stringify({ ...REPLY, subtypes, symptoms }), SHOWN)?.subtypes).toEqual(subtypes);
  });

  it.each([
    ["nothing", ""],
    ["no JSON", "I cannot classify this."],
    ["a cut-off object", JSON_REPLY.slice(0, -20)],
    ["reasoning that never ends", `<think>${JSON_REPLY}`],
    ["a list", "[1, 2]"],
    ["no kind", JSON.stringify({ ...REPLY, kinds: [] })],
    ["only unknown kinds", JSON.stringify({ ...REPLY, kinds: [{ id: "bug", p: 1 }] })],
    ["a malfunction without a symptom", JSON.stringify({ ...REPLY, symptoms: [] })],
    [
      "two answers for one symptom",
      JSON.stringify({
        ...REPLY,
        symptoms: [
          { id: "crash", p: 0.9 },
          { id: "crash", p: 0.1 },
        ],
      }),
    ],
    [
      "two certain kinds",
      JSON.stringify({
        ...REPLY,
        kinds: [
          { id: "malfunction", p: 0.9 },
          { id: "other", p: 0.9 },
        ],
      }),
    ],
    ["lists of another shape", JSON.stringify({ ...REPLY, kinds: "malfunction" })],
  ])("makes nothing of %s", (_what, text) => {
    expect(parseReply(text, SHOWN)).toBeNull();
  });

  it("gives for any text null or a reply of the closed form", () => {
    const json = fc.jsonValue().map((value) => JSON.stringify(value));
    const near = fc.record({
      kinds: fc.array(fc.record({ id: fc.constantFrom("malfunction", "x"), p: fc.oneof(fc.double(), fc.string()) })),
      symptoms: fc.array(fc.record({ id: fc.constantFrom("crash", "silent-error", "__proto__"), p: fc.double() })),
      lines: fc.array(fc.oneof(fc.integer(), fc.string(), fc.constant(null))),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          json,
          near.map((value) => JSON.stringify(value)),
        ),
        (text) => {
          const reply = parseReply(text, SHOWN);
          if (reply === null) return;
          replySchema.parse(reply);
          expect(reply.lines.every((line) => SHOWN.has(line))).toBe(true);
          expect(reply.kinds.reduce((sum, { p }) => sum + p, 0)).toBeLessThanOrEqual(1 + 1e-9);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("takes linear time for a text of nothing but braces", () => {
    expect(leastProcessorMs(() => parseReply('{"'.repeat(500_000), SHOWN))).toBeLessThan(1000);
  });
});
