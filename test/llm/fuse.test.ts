import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Ranked } from "../../src/classify/classification.js";
import { readWeights } from "../../src/classify/embedded-weights.js";
import { fuse, fuseLevel } from "../../src/llm/fuse.js";
import type { ModelReader } from "../../src/llm/model-reader.js";
import type { ModelReply } from "../../src/llm/reply/reply-schema.js";
import { SYMPTOMS, type SymptomId } from "../../src/taxonomy/symptoms.js";
import { createTriager } from "../../src/triage.js";
import { CLASSIFICATION, ranked } from "./support/samples.js";

const REPLY_OF_CRASH: ModelReply = {
  kinds: [{ id: "malfunction", p: 0.98 }],
  phases: [],
  symptoms: [],
  subtypes: [],
  components: [],
  causes: [],
  lines: [],
};
const IDS = SYMPTOMS.map(({ id }) => id);

function distribution(most: number): fc.Arbitrary<Ranked<SymptomId>[]> {
  return fc
    .tuple(
      fc.shuffledSubarray(IDS, { minLength: most, maxLength: most }),
      fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: most, maxLength: most }),
    )
    .map(([ids, values]) => {
      const sum = values.reduce((total, value) => total + value, 0);
      return ids.map((id, i) => ({ id, p: (values[i] ?? 0) / sum })).sort((a, b) => b.p - a.p);
    });
}

const embedded = distribution(6);
const whole = distribution(6);
const weight = fc.double({ min: 0.05, max: 0.95, noNaN: true });
const named = fc
  .tuple(fc.integer({ min: 1, max: 3 }).chain(distribution), fc.double({ min: 0.1, max: 1, noNaN: true }))
  .map(([list, sum]) => list.map(({ id, p }) => ({ id, p: p * sum })));

function p(list: readonly Ranked<string>[], id: string | undefined): number {
  return list.find((one) => one.id === id)?.p ?? Number.NaN;
}

describe("fuseLevel", () => {
  it("gives all ids, most likely first, with a sum of one", () => {
    fc.assert(
      fc.property(embedded, named, weight, (ours, theirs, w) => {
        const fused = fuseLevel(ours, theirs, w);
        expect(fused.reduce((sum, one) => sum + one.p, 0)).toBeCloseTo(1, 9);
        expect([...fused].sort((a, b) => b.p - a.p)).toEqual(fused);
        expect(fused.map(({ id }) => id).sort()).toEqual([...IDS].sort());
      }),
    );
  });

  it("puts an id before another where both do", () => {
    fc.assert(
      fc.property(embedded, whole, weight, (ours, theirs, w) => {
        const fused = fuseLevel(ours, theirs, w);
        for (const a of IDS) {
          for (const b of IDS) {
            if (p(ours, a) < p(ours, b) || p(theirs, a) < p(theirs, b)) continue;
            expect(p(fused, a)).toBeGreaterThanOrEqual(p(fused, b) - 1e-12);
          }
        }
      }),
    );
  });

  it("is less sure than the surer of two that disagree", () => {
    fc.assert(
      fc.property(embedded, whole, weight, (ours, theirs, w) => {
        fc.pre(
          p(ours, ours[0]?.id) - p(ours, theirs[0]?.id) > 0.01 && (theirs[0]?.p ?? 0) - (theirs[1]?.p ?? 0) > 0.01,
        );
        const surer = Math.max(ours[0]?.p ?? 0, theirs[0]?.p ?? 0);
        expect(fuseLevel(ours, theirs, w)[0]?.p).toBeLessThan(surer);
      }),
    );
  });

  it("is less sure of the model's id where the embedded classifier thinks otherwise than where it agrees", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.3, max: 0.95, noNaN: true }),
        fc.double({ min: 0.55, max: 1, noNaN: true }),
        weight,
        (top, said, w) => {
          const theirs: Ranked<SymptomId>[] = [{ id: "crash", p: said }];
          const agreed = fuseLevel(ranked(SYMPTOMS, "crash", top), theirs, w);
          const disputed = fuseLevel(ranked(SYMPTOMS, "system-hang", top), theirs, w);
          expect(p(disputed, "crash")).toBeLessThan(p(agreed, "crash"));
          expect(disputed[0]?.p ?? 1).toBeLessThan(agreed[0]?.p ?? 0);
        },
      ),
    );
  });

  it("is surer than the classifier alone where a surer model agrees, and the surer the model is", () => {
    const agreement = fc.record({
      own: fc.double({ min: 0.2, max: 0.6, noNaN: true }),
      // Up to 0.95 with the 0.05 below: a probability over 1 is none.
      more: fc.double({ min: 0.2, max: 0.3, noNaN: true }),
      w: weight,
    });
    fc.assert(
      fc.property(agreement, ({ own, more, w }) => {
        const ours = ranked(SYMPTOMS, "crash", own);
        const sure = fuseLevel(ours, [{ id: "crash", p: own + more }], w);
        const surer = fuseLevel(ours, [{ id: "crash", p: own + more + 0.05 }], w);
        expect(p(sure, "crash")).toBeGreaterThan(own);
        expect(p(surer, "crash")).toBeGreaterThan(p(sure, "crash"));
      }),
    );
  });

  it("is never less sure of a common first than the weighted geometric mean of the two, floors aside", () => {
    fc.assert(
      fc.property(embedded, whole, weight, (ours, theirs, w) => {
        fc.pre(ours[0]?.id === theirs[0]?.id);
        const [a, b] = [0.995 * (ours[0]?.p ?? 0), 0.94 * (theirs[0]?.p ?? 0)];
        expect(fuseLevel(ours, theirs, w)[0]?.p).toBeGreaterThanOrEqual(a ** (1 - w) * b ** w);
      }),
    );
  });

  it("gives probabilities of all ids for any extreme", () => {
    const extreme = fc.constantFrom(0, Number.MIN_VALUE, 1e-300, 1e-12, 0.5, 1 - 1e-12, 1);
    const extremes = fc.array(extreme, { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(extremes, extremes, fc.integer({ min: 1, max: 6 }), weight, (ours, theirs, said, w) => {
        const rank = (values: readonly number[]) =>
          IDS.map((id, i) => ({ id, p: values[i] ?? 0 })).sort((a, b) => b.p - a.p);
        const fused = fuseLevel(rank(ours), rank(theirs).slice(0, said), w);
        expect(fused.every((one) => one.p > 0 && one.p < 1)).toBe(true);
        expect(fused.reduce((sum, one) => sum + one.p, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it("never becomes certain", () => {
    const sure = ranked(SYMPTOMS, "crash", 1);
    const fused = fuseLevel(sure, [{ id: "crash", p: 1 }], 0.65);
    expect(fused[0]?.p).toBeLessThan(0.99);
    expect(fused.at(-1)?.p).toBeGreaterThan(0.0005);
  });

  it("takes a model that is sure of nothing as hardly more than the classifier's own view", () => {
    const ours = ranked(SYMPTOMS, "crash", 0.8);
    const fused = fuseLevel(ours, [{ id: "silent-error", p: 0.2 }], 0.65);
    expect(fused[0]?.id).toBe("crash");
    expect(fused[0]?.p).toBeLessThan(0.8);
  });

  it("lets a sure model turn an unsure classifier", () => {
    expect(fuseLevel(ranked(SYMPTOMS, "crash", 0.4), [{ id: "system-hang", p: 0.95 }], 0.65)[0]?.id).toBe(
      "system-hang",
    );
  });
});

describe("what is fused, at the gates", () => {
  const issue = {
    repo: "vllm-project/vllm",
    number: 1,
    title: "[Bug]: CUDA out of memory at start",
    body: "It dies:\n```\nTraceback (most recent call last):\ntorch.OutOfMemoryError: CUDA out of memory.\n```",
  };
  const symptomsOf = async (said: SymptomId | null) => {
    const reply: ModelReply = { ...REPLY_OF_CRASH, symptoms: [{ id: said ?? "crash", p: 0.99 }] };
    const model: ModelReader = {
      read: async (_report, classification) => ({ classification: fuse(classification, reply), lines: [] }),
    };
    const triager = createTriager({ weights: readWeights(), model: said ? model : null });
    return (await triager.decide(issue)).labels.filter((label) => label.startsWith("symptom: "));
  };

  it("labels what both see", async () => {
    expect(await symptomsOf(null)).toEqual(["symptom: crash"]);
    expect(await symptomsOf("crash")).toEqual(["symptom: crash"]);
  });

  it("labels no symptom where a model that is sure of itself contradicts", async () => {
    for (const said of IDS.filter((id) => id !== "crash")) expect(await symptomsOf(said)).toEqual([]);
  });
});

describe("fuse", () => {
  const reply: ModelReply = {
    kinds: [{ id: "malfunction", p: 0.9 }],
    phases: [],
    symptoms: [{ id: "unexpected-output", p: 0.9 }],
    subtypes: [{ id: "repetition", p: 0.8 }],
    components: [],
    causes: [],
    lines: [],
  };

  it("leaves a level as it is on which the model says nothing", () => {
    const fused = fuse(CLASSIFICATION, reply);
    expect(fused.phases).toEqual(CLASSIFICATION.phases);
    expect(fused.causes).toEqual(CLASSIFICATION.causes);
    expect(fused.manifestations).toEqual(CLASSIFICATION.manifestations);
  });

  it("changes only the kind where the model sees no malfunction", () => {
    const fused = fuse(CLASSIFICATION, { ...reply, kinds: [{ id: "question", p: 0.9 }] });
    expect(fused).toEqual({ ...CLASSIFICATION, kinds: fused.kinds });
    expect(p(fused.kinds, "question")).toBeGreaterThan(p(CLASSIFICATION.kinds, "question"));
  });

  it("keeps a share of subtypes for none of them", () => {
    const { subtypes } = fuse(CLASSIFICATION, reply);
    expect(subtypes[0]?.id).toBe("repetition");
    expect(subtypes.map(({ id }) => id)).toHaveLength(5);
    expect(subtypes.reduce((sum, one) => sum + one.p, 0)).toBeLessThan(0.95);
  });
});
