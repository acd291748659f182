import { describe, expect, it } from "@jest/globals";
import { createModelReader } from "../../src/llm/model-reader.js";
import { parseReply } from "../../src/llm/reply/reply.js";
import { replySchema } from "../../src/llm/reply/reply-schema.js";
import { ATTACKS, type Attack } from "./attacks.js";
import { CLASSIFICATION, sampleReport } from "./support/samples.js";
import { modelThatSays } from "./support/scripted-model.js";

const EVIL = "EVIL-TEXT @everyone http://evil.example #1";

/** What a model that went over to the attacker may answer. */
const REPLIES: readonly (readonly [string, unknown])[] = [
  ["text in place of ids", { kinds: [{ id: EVIL, p: 1 }], symptoms: [{ id: EVIL, p: 1 }], lines: [1] }],
  ["ids with text behind", { kinds: [{ id: `malfunction ${EVIL}`, p: 1 }], symptoms: [{ id: "crash", p: 1 }] }],
  [
    "more fields",
    { kinds: [{ id: "other", p: 1, why: EVIL }], comment: EVIL, labels: [EVIL], tool_calls: [{ name: EVIL }] },
  ],
  [
    "text in place of numbers",
    {
      kinds: [
        { id: "other", p: EVIL },
        { id: "question", p: 0.5 },
      ],
      lines: [EVIL, { EVIL }],
    },
  ],
  [
    "a prototype",
    JSON.parse(
      '{"__proto__":{"x":"EVIL-TEXT"},"constructor":"EVIL-TEXT","kinds":[{"id":"__proto__","p":1},{"id":"other","p":1}]}',
    ),
  ],
  ["lines out of the issue", { kinds: [{ id: "other", p: 1 }], lines: [-1, 1e308, 7, 4294967297] }],
  [
    "numbers out of range",
    {
      kinds: [
        { id: "other", p: 1e308 },
        { id: "question", p: -5 },
      ],
      lines: [],
    },
  ],
  ["all ids at once", { kinds: ["malfunction", "feature-request", "question"].map((id) => ({ id, p: 1 })), lines: [] }],
  [
    "deep nesting",
    {
      kinds: [
        { id: { id: { id: EVIL } }, p: 1 },
        { id: "other", p: 1 },
      ],
    },
  ],
  [
    "a list in place of text",
    {
      kinds: [
        { id: ["other", EVIL], p: 1 },
        { id: "other", p: 1 },
      ],
    },
  ],
];

/** Reads a report with a model that gives this reply, and tells what was asked and what came out. */
async function readWith({ title, body }: Pick<Attack, "title" | "body">, reply: string) {
  const client = modelThatSays(reply);
  const reader = createModelReader({ client });
  const reading = await reader.read(sampleReport({ title, parts: [["prose", body]] }), CLASSIFICATION, []);
  return { reading, prompt: client.prompts[0] ?? { system: "", user: "" } };
}

/** Every string that is reachable in a value. */
function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

const KNOWN_IDS = new Set(stringsIn(CLASSIFICATION));

describe("an issue that attacks", () => {
  it.each(ATTACKS)("with $name stays between its borders, each line with its number", async (attack) => {
    const { prompt } = await readWith(attack, "{}");
    const [, nonce = "", block = "", after = ""] =
      /<<<REPORT (\w{24})\n([\s\S]*)\nREPORT \1>>>\n([\s\S]*)$/.exec(prompt.user) ?? [];
    expect(prompt.user.split(nonce)).toHaveLength(4);
    expect(block.split(/[\n\r\u2028\u2029\u0085\v\f]/).every((line) => /^\d+\| /.test(line))).toBe(true);
    expect(after.trim()).toBe("Answer with the JSON object alone.");
    expect(block.replaceAll("\n", "")).not.toMatch(/\p{Cf}|\p{Cc}/u);
  });

  it("does not change the system message", async () => {
    const systems = await Promise.all(ATTACKS.map(async (attack) => (await readWith(attack, "{}")).prompt.system));
    expect(new Set(systems).size).toBe(1);
  });
});

describe("a model that obeys the attacker", () => {
  it.each(REPLIES)("and replies with %s gets nothing out but ids and lines", async (_reply, value) => {
    const { reading } = await readWith({ title: "It fails", body: "It fails" }, JSON.stringify(value));
    for (const text of stringsIn(reading)) expect(KNOWN_IDS).toContain(text);
    for (const line of reading?.lines ?? []) expect([0, 1]).toContain(line);
  });

  it.each(REPLIES)("and replies with %s gives null or the closed form, whatever surrounds it", (_reply, value) => {
    const reply = parseReply(`${EVIL}\n\`\`\`json\n${JSON.stringify(value)}\n\`\`\`\n${EVIL}`, new Set([0, 1]));
    if (reply !== null) replySchema.parse(reply);
    expect(JSON.stringify(reply)).not.toContain("EVIL");
  });

  it.each(ATTACKS)("and repeats $name gets nothing out", async (attack) => {
    const { reading } = await readWith(attack, attack.body);
    for (const text of stringsIn(reading)) expect(KNOWN_IDS).toContain(text);
  });
});
