import { describe, expect, test } from "@jest/globals";
import type { Check } from "../../../src/playbooks/check.js";
import { problemsOfCheck } from "../../../src/playbooks/lint/check-rules.js";
import { isImperative } from "../../../src/playbooks/lint/imperatives.js";
import { check } from "../situations.js";

const TODAY = "2026-11-24";
/** A check without a fault. */
const sound = (more: Partial<Check> = {}) => check("sound", { text: "Run `server --once` alone.", ...more });
const unknown = (value: unknown) => value as never;
const two = (confirms: unknown, rulesOut: unknown) => [
  { when: "so", confirms: unknown(confirms), rulesOut: unknown(rulesOut) },
  { when: "not so", confirms: [], rulesOut: ["misconfiguration" as const] },
];

test("a sound check has no problem", () => {
  expect(problemsOfCheck(sound(), TODAY)).toEqual([]);
});

describe("a fault is named with the check's id, its field and what would be right", () => {
  const faults: [string, Partial<Check>, string][] = [
    ["an id that is not kebab-case", { id: "Sound_1" }, "id"],
    ["an engine's check without the engine's name", { id: "sound", engine: "vllm" }, "id"],
    ["a check of any engine with an engine's name", { id: "llama-cpp-sound" }, "id"],
    ["an unknown engine", { engine: unknown("exllama") }, "engine"],
    ["a text over 160 characters", { text: `Run \`server\` ${"again ".repeat(30)}.` }, "text"],
    ["a text that says no action", { text: "The server should be run with `--once`." }, "text"],
    ["a text without a full stop", { text: "Run `server --once`" }, "text"],
    ["a flag outside of code", { text: "Run the server with --once." }, "text"],
    ["a variable outside of code", { text: "Set CUDA_VISIBLE_DEVICES to one GPU." }, "text"],
    ["a file outside of code", { text: "Compare config.json with the original." }, "text"],
    ["a code span left open", { text: "Run `server --once." }, "text"],
    ["a link", { text: "Read https://example.org first." }, "text"],
    ["a mention", { text: "Ask @maintainer first." }, "text"],
    ["a reference", { text: "Look at #12 first." }, "text"],
    ["an engine's check that names no command", { id: "vllm-a", engine: "vllm", text: "Run it alone." }, "text"],
    ["one outcome alone", { outcomes: two(["misconfiguration"], []).slice(0, 1) }, "outcomes"],
    ["an outcome that tells nothing", { outcomes: two([], []) }, "outcomes.0"],
    ["an outcome that says yes and no", { outcomes: two(["misused-api"], ["misused-api"]) }, "outcomes.0"],
    ["an unknown cause", { outcomes: two(["bad-luck"], []) }, "outcomes.0.confirms.0"],
    ["a cause named twice", { outcomes: two([], ["misused-api", "misused-api"]) }, "outcomes.0.rulesOut"],
    ["an unknown cost", { cost: unknown("hours") }, "cost"],
    ["a range that nothing reads", { id: "vllm-a", engine: "vllm", versions: "since 0.8" }, "versions"],
    ["a range of no engine", { versions: ">=0.8" }, "versions"],
    ["an unknown symptom", { scope: { symptoms: [unknown("sadness")] } }, "scope.symptoms.0"],
    ["an unknown component", { scope: { components: [unknown("heart")] } }, "scope.components.0"],
    ["an unknown phase", { scope: { phases: [unknown("retirement")] } }, "scope.phases.0"],
    ["an unknown manifestation", { scope: { manifestations: [unknown("smoke")] } }, "scope.manifestations.0"],
    ["an unknown backend", { scope: { backends: [unknown("abacus")] } }, "scope.backends.0"],
    ["an unknown setup", { scope: { needs: [unknown("luck")] } }, "scope.needs.0"],
    ["an unknown field", { scope: unknown({ moods: [] }) }, "scope"],
    ["an empty list", { scope: { mentions: [] } }, "scope.mentions"],
    ["a mention that no lower-case text can hold", { scope: { mentions: ["NaN"] } }, "scope.mentions.0"],
    ["a subtype of another symptom", { scope: { symptoms: ["crash"], subtypes: ["length"] } }, "scope.subtypes"],
    ["causes that no outcome speaks of", { scope: { causes: ["numerical-issue"] } }, "scope.causes"],
    ["a flag without dashes", { answered: { flags: ["-"] } }, "answered.flags.0"],
    ["a phrase in upper case", { answered: { phrases: ["Works"] } }, "answered.phrases.0"],
    ["a source that is not https", { source: "http://example.org" }, "source"],
    ["no source", { source: "" }, "source"],
    ["a day that does not exist", { verified: "2026-02-30" }, "verified"],
    ["a day to come", { verified: "2026-11-25" }, "verified"],
  ];

  test.each(faults)("%s", (_, more, field) => {
    const problems = problemsOfCheck(sound(more), TODAY);
    expect(problems.map((problem) => problem.field)).toContain(field);
    expect(new Set(problems.map(({ id }) => id))).toEqual(new Set([more.id ?? "sound"]));
    expect(problems.every(({ message }) => message.length > 0)).toBe(true);
  });
});

test("versions are read in the forms that selection knows", () => {
  for (const versions of [">=0.8.0", "<0.13", ">=0.8.0 <0.11.0", "builds since 2025-12"]) {
    expect(problemsOfCheck(sound({ id: "vllm-a", engine: "vllm", versions }), TODAY)).toEqual([]);
  }
});

test.each([
  ["Run it.", true],
  ["On the CPU, run with it.", true],
  ["While it hangs, ask the server.", true],
  ["Running it helps.", false],
  ["On the CPU, it fails.", false],
  ["run it.", false],
])("%s begins with what to do: %s", (text, expected) => {
  expect(isImperative(text)).toBe(expected);
});
