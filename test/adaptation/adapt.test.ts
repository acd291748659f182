import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { adapt } from "../../src/adaptation/adapt.js";
import { experienceOf, NO_EXPERIENCE } from "../../src/adaptation/experience.js";
import { readWeights } from "../../src/classify/embedded-weights.js";
import type { Verdict } from "../../src/corrections/verdict.js";
import { NOTHING_TOLD } from "../../src/decide/told.js";
import { SYMPTOMS } from "../../src/taxonomy/symptoms.js";
import { createTriager } from "../../src/triage.js";
import { DEFAULT_TRIAGE } from "../../src/triage-settings.js";
import { GATES, inputOf } from "../decide/judged-report.js";

const IDS = SYMPTOMS.map(({ id }) => id);
const MOST = Math.log(4) + 1e-12;

function verdict(decided: string | null, said: string | null, more: Partial<Verdict> = {}): Verdict {
  return { issue: 1, family: "symptom", decided, said, isLabelled: true, isNoBug: false, at: new Date(0), ...more };
}

const times = (count: number, each: Verdict): readonly Verdict[] => Array.from({ length: count }, () => each);
const { classification } = inputOf({}, { symptom: ["crash", 0.6] });
const of = (verdicts: readonly Verdict[], untold: Parameters<typeof experienceOf>[1] = []) =>
  adapt(classification, GATES, {}, experienceOf(verdicts, untold));

const verdicts = fc.array(
  fc
    .record({ decided: fc.option(fc.constantFrom(...IDS)), said: fc.option(fc.constantFrom(...IDS)) })
    .map((row) => verdict(row.decided, row.said)),
  { maxLength: 300 },
);

describe("adaptation", () => {
  test("without experience gives back what it was given", () => {
    const adapted = adapt(classification, GATES, {}, NO_EXPERIENCE);
    expect(adapted.classification).toBe(classification);
    expect(adapted.gates).toBe(GATES);
    expect(adapted.adaptation).toBeNull();
  });

  test("ten corrections of one kind triple the odds of the one class and cut the other's to a third", () => {
    const { adaptation } = of(times(10, verdict("crash", "system-hang")));
    expect(adaptation?.priors).toMatchObject([
      { id: "crash", decided: 10, said: 0, shift: Math.log(1 / 3), prior: 0.6 },
      { id: "system-hang", decided: 0, said: 10, shift: Math.log(3) },
    ]);
  });

  test("confirmations move no prior and no gate, and make corrections count for less", () => {
    expect(of(times(50, verdict("crash", "crash"))).adaptation).toBeNull();
    const shiftOf = (all: readonly Verdict[]) => Math.abs(of(all).adaptation?.priors[0]?.shift ?? 0);
    const wrong = times(5, verdict("crash", "system-hang"));
    expect(shiftOf([...wrong, ...times(20, verdict("crash", "crash"))])).toBeLessThan(shiftOf(wrong) / 2);
  });

  test("a gate rises with labels that were wrong, less beside labels that nobody minds", () => {
    const gateOf = (count: number, untold = 0) =>
      of(times(count, verdict("crash", null)), [{ family: "symptom", id: "crash", count: untold }]).gates.symptom.crash;
    expect(gateOf(1)).toBeGreaterThan(0.8);
    expect(gateOf(3)).toBeGreaterThan(Number(gateOf(1)));
    expect(gateOf(3, 20)).toBeLessThan(Number(gateOf(3)));
    expect(gateOf(3, 1_000)).toBe(0.8);
  });

  test("that an issue is no malfunction moves the gate of the label alone", () => {
    const { adaptation } = of(times(3, verdict("crash", null, { isNoBug: true })));
    expect(adaptation?.priors).toEqual([]);
    expect(adaptation?.gates).toMatchObject([{ id: "crash", wrong: 3, right: 0 }]);
  });

  test("is bounded whatever was said: odds by four, gates below one and never below what was learned", () => {
    fc.assert(
      fc.property(verdicts, (all) => {
        const adapted = of(all);
        for (const { shift } of adapted.adaptation?.priors ?? []) expect(Math.abs(shift)).toBeLessThanOrEqual(MOST);
        const sum = adapted.classification.symptoms.reduce((total, { p }) => total + p, 0);
        expect(sum).toBeCloseTo(1, 9);
        for (const id of IDS) {
          const [learned, gate] = [GATES.symptom[id] ?? null, adapted.gates.symptom[id] ?? null];
          if (learned === null) expect(gate).toBeNull();
          else {
            expect(gate).toBeGreaterThanOrEqual(learned);
            expect(gate).toBeLessThan(1);
          }
        }
      }),
    );
  });

  test("depends on no order", () => {
    fc.assert(
      fc.property(verdicts, (all) => {
        expect(of([...all].reverse())).toEqual(of(all));
      }),
    );
  });
});

describe("the next decision", () => {
  const triager = createTriager({ weights: readWeights(), model: null });
  const issue = { repo: "o/r", number: 1, title: "Server crashes", body: "It ends with a segmentation fault.\n" };
  const decide = (all: readonly Verdict[], isAdapting = true) =>
    triager.decide(issue, NOTHING_TOLD, { ...DEFAULT_TRIAGE, isAdapting }, { experience: experienceOf(all) });

  test("is moved by ten corrections of one kind, and moved back to the byte without them", async () => {
    const before = await triager.decide(issue);
    const moved = await decide(times(10, verdict("crash", "system-hang")));
    const crash = ({ symptoms }: typeof before) => symptoms.find(({ id }) => id === "crash")?.p ?? 0;
    expect(crash(moved)).toBeLessThan(crash(before));
    expect(moved.adaptation?.gates).toMatchObject([{ id: "crash", wrong: 10 }]);
    expect(JSON.stringify(await decide([]))).toBe(JSON.stringify(before));
  });

  test("is not moved where the repository switches that off", async () => {
    const off = await decide(times(10, verdict("crash", "system-hang")), false);
    expect(JSON.stringify(off)).toBe(JSON.stringify(await triager.decide(issue)));
  });
});
