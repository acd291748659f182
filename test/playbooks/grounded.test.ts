import { describe, expect, test } from "@jest/globals";
import type { RunSetup } from "../../src/playbooks/check.js";
import { chooseChecks } from "../../src/playbooks/select-checks.js";
import { check, idsOf, LIKELY, situation, type Told } from "./situations.js";

/** Whether a check that needs the setup has its reason in the report. */
function isGrounded(setup: RunSetup, told: Told): boolean {
  const table = [check("tested", { scope: { needs: [setup] } })];
  const { report, classification } = situation({ causes: LIKELY, ...told });
  // A situation of the tests has a command of its own, which a report of words alone has not.
  return chooseChecks({ report: { ...report, commands: [] }, classification }, table).grounded === 1;
}

function prose(text: string): Pick<Told, "parts"> {
  return { parts: [{ kind: "prose", text }] };
}

const RAISED = {
  engine: "vllm",
  errors: [{ type: "KeyError", message: "'x'", frames: ["vllm/model_executor/a.py:12 in load"] }],
} as const satisfies Told;

/** A version that is said to work. */
const GOOD = { facts: { lastGoodVersion: { value: "0.8.4", line: 1 } } } as const satisfies Told;
/** A server that is known with its version. */
const SERVED = { title: "The server stops", version: "0.8.5" } as const satisfies Told;

describe("a check has its reason in the report", () => {
  const cases: [RunSetup, Told, Told][] = [
    ["raised-line", RAISED, { ...RAISED, engine: "sglang" }],
    ["raised-line", RAISED, { ...RAISED, errors: [{ ...RAISED.errors[0], message: "CUDA out of memory" }] }],
    ["raised-line", RAISED, { ...RAISED, errors: [{ ...RAISED.errors[0], frames: ["torch/a.py:12 in load"] }] }],
    [
      "raised-line",
      { engine: "llama.cpp", errors: [{ message: "ggml.c:3712: GGML_ASSERT(n % 2 == 0)" }] },
      { engine: "llama.cpp", errors: [{ message: "GGML_ASSERT(n % 2 == 0)" }] },
    ],
    ["no-log", prose("It stops."), { parts: [{ kind: "log", text: "INFO started" }] }],
    ["no-log", prose("It stops."), prose("llama_model_loader: loaded meta data")],
    ["no-repro", prose("It stops."), { parts: [{ kind: "code", text: "llm.generate()" }] }],
    ["traceable", RAISED, { ...RAISED, errors: [{ message: "Address already in use" }] }],
    ["traceable", { version: "0.8.5" }, {}],
    ["bounded", GOOD, {}],
    ["may-have-worked", SERVED, { ...SERVED, ...GOOD }],
    ["may-have-worked", SERVED, { ...SERVED, title: "The server lacks support of the new model" }],
    ["may-have-worked", SERVED, { ...SERVED, symptom: "feature-failure" }],
    ["may-have-worked", SERVED, { ...SERVED, phase: "model-conversion" }],
    ["may-have-worked", SERVED, { ...SERVED, title: "It stops" }],
    ["may-have-worked", SERVED, { title: "The server stops" }],
    [
      "may-have-worked",
      { title: "Stopped working after the update", symptom: "feature-failure" },
      { title: "Never streams", symptom: "feature-failure" },
    ],
  ];

  test.each(cases)("%s: where it shows it, and not where it does not", (setup, shows, doesNot) => {
    expect(isGrounded(setup, shows)).toBe(true);
    expect(isGrounded(setup, doesNot)).toBe(false);
  });

  test("what only shares a likely cause with the report has none, nor has a last resort", () => {
    const scopes = [{}, { causes: ["misconfiguration" as const] }, { needs: ["open" as const] }];
    for (const scope of scopes) {
      expect(chooseChecks(situation({ causes: LIKELY }), [check("tested", { scope })])).toMatchObject({ grounded: 0 });
    }
    const last = check("tested", { scope: { mentions: ["swap"] }, lastResort: true });
    expect(chooseChecks(situation({ title: "Swap fails" }), [last]).grounded).toBe(0);
  });

  test("numbers of a slow run and stacks of a hang have one where the symptom is sure", () => {
    const slow = check("tested", { scope: { symptoms: ["abnormal-performance"], needs: ["speed"] } });
    const about = (told: Told) =>
      chooseChecks(situation({ symptom: "abnormal-performance", ...told }), [slow]).grounded;
    expect(about({ title: "Throughput halves" })).toBe(1);
    expect(about({ title: "Memory grows", ...prose("and it is slow") })).toBe(0);
  });

  test("a generic word in the title is none, an option that was passed is one", () => {
    const given = (mentions: string[], told: Told) =>
      chooseChecks(situation(told), [check("tested", { scope: { mentions } })]).grounded;
    expect(given(["graph capture"], { title: "Graph capture fails" })).toBe(1);
    expect(given(["graph"], { title: "Graph of memory over time" })).toBe(0);
    expect(given(["-fa"], { parts: [{ kind: "command", text: "llama-server -fa on" }] })).toBe(1);
    expect(given(["nan"], { title: "The Nano model stops" })).toBe(0);
  });
});

describe("the order of grounded checks", () => {
  const newest = check("newest-version", { text: "Repeat with the newest code" });
  const named = ["spline", "gizmo", "widget"].map((word) =>
    check(word, { text: `Replace the ${word}`, scope: { mentions: [word], causes: [] } }),
  );

  test("two that the title names, then the newest code, then the rest", () => {
    const told = { title: "Spline, gizmo and widget fail" };
    const ids = idsOf(chooseChecks(situation(told), [...named, newest]).checks);
    expect(ids.slice(0, 3)).toContain("newest-version");
    expect(ids.indexOf("newest-version")).toBe(2);
  });

  test("a test of the project is not sent to its newest code", () => {
    const told = { title: "[CI Failure]: test_lora.py" };
    expect(chooseChecks(situation(told), [newest]).grounded).toBe(0);
  });
});
