import { describe, expect, test } from "@jest/globals";
import { decide } from "../../src/decide/decide.js";
import { type Decision, decisionSchema } from "../../src/decide/decision.js";
import { DEFAULT_SETTINGS, type DecisionSettings } from "../../src/decide/settings.js";
import { NOTHING_TOLD, type Told } from "../../src/decide/told.js";
import { CHECKS } from "../../src/playbooks/checks/index.js";
import { SIGNALS_BY_ID } from "../../src/signals/signals.js";
import { GATES, inputOf, type Said } from "./judged-report.js";

function decided(told: Partial<Told>, said: Said = {}, settings: DecisionSettings = DEFAULT_SETTINGS): Decision {
  return decide({ ...inputOf({}, said), told: { ...NOTHING_TOLD, ...told } }, GATES, settings);
}

describe("a symptom that a maintainer told", () => {
  const told = decided({ symptom: "system-hang" });

  test("is certain, first, and labelled in place of the one that was found", () => {
    expect(decided({}).labels).toContain("symptom: crash");
    expect(told.kind).toEqual({ id: "malfunction", p: 1 });
    expect(told.symptoms.map(({ id, p }) => [id, p])[0]).toEqual(["system-hang", 1]);
    expect(told.symptoms).toHaveLength(6);
    expect(told.labels.filter((label) => label.startsWith("symptom: "))).toEqual(["symptom: system-hang"]);
    expect(decisionSchema.parse(told)).toEqual(told);
  });

  test("is what comment, checks, study line and evidence are about; the other symptom is not named any more", () => {
    expect(decided({}).comment).toMatch(/^\*\*Crash\*\*/m);
    expect(told.comment).toMatch(/^\*\*System Hang\*\* in Inference\/Serving \(set by a maintainer\)\./m);
    expect(told.comment).toMatch(/In the \[study\].* bugs with System Hang /);
    expect(told.comment).not.toMatch(/\bcrash/i);
    expect(told.checklist.map(({ id }) => id)).not.toEqual(decided({}).checklist.map(({ id }) => id));
    for (const { id } of told.checklist) {
      const check = CHECKS.find((candidate) => candidate.id === id);
      expect(check?.scope.symptoms ?? ["system-hang"]).toContain("system-hang");
    }
    expect(decided({}).evidence.length).toBeGreaterThan(0);
    for (const { signal } of told.evidence) expect(SIGNALS_BY_ID.get(signal)?.speaksFor).not.toContain("crash");
  });

  test("is labelled where its class has no gate, and where its family is off", () => {
    expect(decided({ symptom: "feature-failure" }).labels).toContain("symptom: feature-failure");
    const off = { ...DEFAULT_SETTINGS, families: { ...DEFAULT_SETTINGS.families, symptom: false } };
    expect(decided({ symptom: "crash" }, {}, off).labels).toContain("symptom: crash");
    expect(decided({}, {}, off).labels).not.toContain("symptom: crash");
  });

  test("makes a malfunction of what looked like a question", () => {
    const said: Said = { kind: ["question", 0.99] };
    expect(decided({}, said)).toMatchObject({ kind: { id: "question" }, labels: [], comment: null });
    expect(decided({ symptom: "crash" }, said)).toMatchObject({ kind: { id: "malfunction", p: 1 } });
    expect(decided({ symptom: "crash" }, said).labels).toContain("symptom: crash");
  });
});

describe("a cause that a maintainer told", () => {
  test("is certain, labelled and named without a figure, and checks are about it", () => {
    const told = decided({ cause: "incorrect-cache-management" });
    expect(told.causes[0]).toEqual({ id: "incorrect-cache-management", p: 1 });
    expect(told.causes).toHaveLength(28);
    expect(told.labels).toContain("cause: incorrect-cache-management");
    expect(told.comment).toContain("Root cause, set by a maintainer: Incorrect Cache Management.");
    expect(told.comment).toMatch(/In the \[study\]/);
    const confirms = ({ checklist }: Decision) =>
      checklist.filter(({ id }) =>
        CHECKS.find((check) => check.id === id)?.outcomes.some((outcome) =>
          outcome.confirms.includes("misconfiguration"),
        ),
      ).length;
    expect(confirms(decided({ cause: "misconfiguration" }))).toBeGreaterThan(0);
  });
});

describe("an issue that a maintainer called no bug", () => {
  test("is none, whatever was found: nothing is labelled or said", () => {
    const told = decided({ notABug: true });
    expect(told.kind.id).not.toBe("malfunction");
    expect(told).toMatchObject({ labels: [], needs: [], symptoms: [], causes: [], comment: null });
    expect(decisionSchema.parse(told)).toEqual(told);
  });

  test("is none even where nothing else was thought possible", () => {
    const input = inputOf({});
    const kinds = input.classification.kinds.map(({ id }) => ({ id, p: id === "malfunction" ? 1 : 0 }));
    const certain = { ...input, classification: { ...input.classification, kinds } };
    const told = decide({ ...certain, told: { ...NOTHING_TOLD, notABug: true } }, GATES, DEFAULT_SETTINGS);
    expect(told.kind).toMatchObject({ id: "feature-request", p: 0.25 });
  });
});

describe("information that has come", () => {
  test("is not asked for any more, and makes no room for other questions", () => {
    const before = decided({});
    const [first] = before.needs;
    if (first === undefined) throw new Error("the report lacks nothing");
    const after = decided({ metNeeds: [first] });
    expect(after.needs).toEqual(before.needs.slice(1));
    expect(before.labels).toContain(`needs: ${first}`);
    expect(after.labels).not.toContain(`needs: ${first}`);
    expect(after.comment).not.toBe(before.comment);
  });

  const empty = {
    repo: "ggml-org/llama.cpp",
    title: "Bug",
    body: "### Name and Version\n\n_No response_\n\n### Operating systems\n\n_No response_\n\n### Problem description & steps to reproduce\n\n_No response_\n\n### First Bad Commit\n\n_No response_\n",
  };

  test("of an empty form is taken off its list, and all of it leaves a line that says so", () => {
    const of = (metNeeds: Told["metNeeds"]) =>
      decide({ ...inputOf(empty), told: { ...NOTHING_TOLD, metNeeds } }, GATES, DEFAULT_SETTINGS);
    expect(of([]).needs).toEqual(["repro", "version", "log"]);
    expect(of(["version"])).toMatchObject({ needs: ["repro", "log"], labels: ["needs: repro", "needs: log"] });
    expect(of(["version"]).comment).toMatch(/Please edit the issue/);
    expect(of(["version", "repro", "log"])).toMatchObject({ needs: [], labels: [] });
    expect(of(["version", "repro", "log"]).comment).toMatch(/has come in the comments\.$/);
  });
});
