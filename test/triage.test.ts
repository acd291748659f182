import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { readWeights } from "../src/classify/embedded-weights.js";
import { decisionSchema } from "../src/decide/decision.js";
import type { ModelReader } from "../src/llm/model-reader.js";
import { createTriager } from "../src/triage.js";

const triager = createTriager({ weights: readWeights(), model: null });

function decide(body: string, title = "[Bug]: server crashes") {
  return triager.decide({ repo: "vllm-project/vllm", number: 1, title, body });
}

describe("any text gives a valid decision, in time", () => {
  const hostile: readonly [string, string][] = [
    ["nothing", ""],
    ["blanks", " \n\t\n"],
    ["emoji", "🔥🔥🔥 😭"],
    ["right to left", "الخادم يتعطل عند التحميل ‮abc"],
    ["65,536 characters of one line", "x".repeat(65_536)],
    ["65,536 characters of words in one line", "error ".repeat(10_923)],
    ["10,000 nested quotes in one line", `${">".repeat(10_000)} deep`],
    ["10,000 nested quotes line by line", Array.from({ length: 360 }, (_, i) => `${">".repeat(i)} x`).join("\n")],
    ["10,000 nested lists", "- ".repeat(10_000)],
    ["unclosed fences", "```\nTraceback\n".repeat(4_000)],
    ["a wide table", `|${"a|".repeat(30_000)}\n|${"-|".repeat(2_000)}`],
    ["brackets", "[".repeat(65_536)],
    ["back-ticks", "`".repeat(65_536)],
    ["a word that goes on, after a pull request", `#12\n${"regress".repeat(9_300)}`],
    ["a log of 1,600 lines", "ERROR 05-07 17:26:12 [core.py:396] it failed\n".repeat(1_400)],
  ];

  test.each(hostile)("%s", async (_name, body) => {
    await decide("warm up: Traceback (most recent call last):\n```\nerror\n```\n");
    // Time on the processor, and the best of three, so that a busy machine does not decide.
    let best = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 3; attempt++) {
      const started = process.cpuUsage();
      const decision = await decide(body);
      const { user, system } = process.cpuUsage(started);
      best = Math.min(best, (user + system) / 1_000);
      expect(decisionSchema.parse(decision)).toEqual(decision);
    }
    // Code that counts its coverage takes about twice as long.
    expect(best).toBeLessThan("__coverage__" in globalThis ? 600 : 250);
  });

  test("arbitrary Markdown", async () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.constantFrom(
        "### Your current environment\n",
        "```\n",
        "> ",
        "- [x] ",
        "<details>",
        "Traceback (most recent call last):\n",
        "| a | b |\n",
        "\u0000",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), fc.string({ unit: "binary" }), async (pieces, title) => {
        const decision = await decide(pieces.join(""), title);
        expect(decisionSchema.safeParse(decision).success).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a model", () => {
  const flip: ModelReader = {
    async read(_report, classification) {
      const symptoms = classification.symptoms.map(({ id }) => ({ id, p: id === "system-hang" ? 0.95 : 0.01 }));
      return { classification: { ...classification, symptoms: symptoms.sort((a, b) => b.p - a.p) }, lines: [] };
    },
  };

  test("has its reading combined into the decision, which says so", async () => {
    const withModel = createTriager({ weights: readWeights(), model: flip });
    const decision = await withModel.decide({ repo: "", number: 1, title: "[Bug]: it fails", body: "It fails." });
    expect(decision.source).toBe("llm+embedded");
    expect(decision.symptoms[0]?.id).toBe("system-hang");
  });

  test("that gives no reading leaves the embedded decision", async () => {
    const silent = createTriager({ weights: readWeights(), model: { read: async () => null } });
    const issue = { repo: "vllm-project/vllm", number: 1, title: "[Bug]: server crashes", body: "It fails." };
    expect(await silent.decide(issue)).toEqual(await triager.decide(issue));
  });

  test("is not asked about an empty form", async () => {
    let asked = 0;
    const counting = createTriager({
      weights: readWeights(),
      model: {
        async read() {
          asked += 1;
          return null;
        },
      },
    });
    const body = "### Your current environment\n\n_No response_\n\n### 🐛 Describe the bug\n\n_No response_\n";
    const decision = await counting.decide({ repo: "vllm-project/vllm", number: 1, title: "[Bug]: ", body });
    expect(decision.kind.id).toBe("other");
    expect(asked).toBe(0);
  });
});
