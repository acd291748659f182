import { expect, test } from "@jest/globals";
import type { Counted } from "../../src/dashboard/counted.js";
import { spansOf } from "../../src/dashboard/period.js";
import { atLeast, findRises, spansBefore } from "../../src/dashboard/rises.js";
import { sharesOf } from "../../src/dashboard/shares.js";

function bugs(age: number, symptom: string, count: number): readonly Counted[] {
  return [
    { age, level: null, id: null, count },
    { age, level: "symptom", id: symptom, count },
  ];
}

test("what came up far more often than in the four spans before rose; what goes on as it did has not", () => {
  const steady = [0, 1, 2, 3, 4].flatMap((age) => bugs(age, "crash", 20));
  const rises = findRises([
    ...steady,
    ...bugs(0, "system-hang", 7),
    ...bugs(2, "system-hang", 2),
    ...bugs(9, "system-hang", 50),
  ]);
  expect(rises).toMatchObject([{ level: "symptom", id: "system-hang", now: 7, before: 0.5 }]);
});

test("two bugs of a kind never seen before are no rise", () => {
  expect(findRises([...bugs(0, "silent-error", 2)])).toEqual([]);
});

test("weeks before the App came are not taken for weeks without bugs", () => {
  expect(findRises([...bugs(0, "crash", 9)])).toEqual([]);
  expect(findRises([...bugs(0, "crash", 3), ...bugs(2, "system-hang", 1)])).toEqual([]);
  // The week of the first bug may have been the App's for a day.
  expect(findRises([...bugs(0, "crash", 9), ...bugs(1, "system-hang", 1)])).toEqual([]);
  expect(findRises([...bugs(0, "crash", 9), ...bugs(2, "system-hang", 1)])).toMatchObject([{ id: "crash", before: 0 }]);
  expect([
    spansBefore([...bugs(0, "crash", 9)]),
    spansBefore([...bugs(2, "crash", 1)]),
    spansBefore([...bugs(11, "crash", 1)]),
  ]).toEqual([0, 1, 4]);
});

test("the chance is that of the binomial distribution, also of thousands of bugs", () => {
  expect(atLeast(2, 3, 0.5)).toBeCloseTo(0.5, 12);
  expect(atLeast(0, 5, 0.2)).toBe(1);
  expect(atLeast(3_000, 10_000, 0.2)).toBeLessThan(1e-9);
  expect(atLeast(2_000, 10_000, 0.2)).toBeCloseTo(0.5, 1);
});

test("shares are of the repository's bugs, beside those of the study", () => {
  const [first] = sharesOf([...bugs(0, "system-hang", 3), ...bugs(5, "crash", 1)], "symptom", 6);
  expect(first).toMatchObject({ id: "system-hang", name: "System Hang", count: 3, share: 0.75, study: 35 / 932 });
  expect(sharesOf([], "symptom", 6).map(({ share }) => share)).toEqual([0, 0, 0, 0, 0, 0]);
});

test("the last span ends now and is as long as the others", () => {
  const now = new Date("2026-01-15T12:00:00Z");
  expect(spansOf("week", now).at(-1)).toEqual({ age: 0, from: new Date("2026-01-08T12:00:00Z"), to: now });
});
