import { expect, test } from "@jest/globals";
import { verdictsOf } from "../../src/corrections/verdict.js";
import type { Decided, Word } from "../../src/corrections/word.js";

const DECIDED: Decided = { symptom: "crash", cause: "misused-api", labels: ["symptom: crash"] };

function word(kind: "set" | "added" | "removed", id: string, decided: Decided | null = DECIDED): Word {
  return { issue: 1, at: new Date(0), decided, act: { kind, family: "symptom", id } };
}
const noBug: Word = { issue: 1, at: new Date(0), decided: DECIDED, act: { kind: "no-bug" } };

const said = (...words: readonly Word[]) => verdictsOf(words).map((verdict) => `${verdict.family} ${verdict.said}`);

test("another label in the place of ours is a correction, in whatever order it is heard", () => {
  expect(said(word("removed", "crash"), word("added", "system-hang"))).toEqual(["symptom system-hang"]);
  expect(said(word("added", "system-hang"), word("removed", "crash"))).toEqual(["symptom system-hang"]);
});

test("a removal alone says that it is not this", () => {
  expect(said(word("removed", "crash"))).toEqual(["symptom null"]);
});

test("a label put back is no correction, and one taken off again neither", () => {
  expect(said(word("removed", "crash"), word("added", "crash"))).toEqual(["symptom crash"]);
  expect(said(word("added", "system-hang"), word("removed", "system-hang"))).toEqual([]);
});

test("a label beside ours says nothing against it", () => {
  expect(said(word("added", "system-hang"))).toEqual([]);
});

test("the last word wins, of commands and labels alike", () => {
  expect(said(word("set", "system-hang"), word("set", "silent-error"))).toEqual(["symptom silent-error"]);
  expect(said(word("set", "system-hang"), noBug)).toEqual(["symptom null", "cause null"]);
  expect(said(noBug, word("set", "system-hang"))).toEqual(["symptom system-hang"]);
});

test("that it is no bug is undone by an order to triage", () => {
  expect(verdictsOf([noBug], false)).toEqual([]);
});

test("labels that a form puts on before anything is decided steer nothing", () => {
  expect(said(word("added", "system-hang", null))).toEqual([]);
  expect(said(word("added", "system-hang", null), word("removed", "crash"))).toEqual(["symptom null"]);
});
