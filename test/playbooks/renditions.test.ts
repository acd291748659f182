import { describe, expect, test } from "@jest/globals";
import { ANY_ENGINE_CHECKS } from "../../src/playbooks/checks/any-engine.js";
import { CHECKS } from "../../src/playbooks/checks/index.js";
import { rendition } from "../../src/playbooks/checks/rendition.js";
import { brokenVariants } from "../../src/playbooks/lint/variants.js";
import { selectChecks } from "../../src/playbooks/select-checks.js";
import { ENGINES } from "../../src/taxonomy/engines.js";
import { PHASES, type PhaseId } from "../../src/taxonomy/phases.js";
import { STUDY } from "../../src/taxonomy/study-tables.js";
import { SYMPTOMS, type SymptomId } from "../../src/taxonomy/symptoms.js";
import { check, idsOf, LIKELY, situation, type Told, withFillers } from "./situations.js";

const OWN = {
  id: "vllm-x",
  text: "Run `vllm x`.",
  engine: "vllm",
  source: "https://example.org",
  verified: "2026-11-24",
};
const own = OWN as typeof OWN & { engine: "vllm" };

function neutral(id: string) {
  const found = ANY_ENGINE_CHECKS.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

describe("rendition", () => {
  test("says the neutral check in its own words and keeps the rest", () => {
    const base = neutral("one-request");
    expect(rendition("one-request", own)).toEqual({ ...base, ...own, variantOf: "one-request" });
  });

  test("takes a scope list by list and leaves out those that it does without", () => {
    const base = neutral("alone-and-loaded");
    const { scope } = rendition("alone-and-loaded", { ...own, scope: { needs: ["gpu"] }, wider: ["mentions"] });
    expect(scope).toEqual({
      symptoms: base.scope.symptoms,
      causes: base.scope.causes,
      phases: base.scope.phases,
      needs: ["gpu"],
    });
  });

  test("is answered by what answers either", () => {
    const { answered } = rendition("one-request", { ...own, answered: { flags: ["--one"], phrases: ["alone too"] } });
    expect(answered).toEqual({
      ...neutral("one-request").answered,
      flags: ["--one"],
      phrases: [...(neutral("one-request").answered?.phrases ?? []), "alone too"],
    });
  });

  test("of a check that is not there is a fault", () => {
    expect(() => rendition("no-such-check", own)).toThrow("vllm-x is a rendition of no-such-check");
  });
});

/** Checks of the engine that always fit, so that none is given for want of others. */
const OTHERS = ["Read alpha", "Print gamma"].map((text, i) => check(`vllm-other-${i}`, { engine: "vllm", text }));

describe("selection", () => {
  const general = check("general", { answered: { phrases: ["tried it"] } });
  const special = check("vllm-special", {
    engine: "vllm",
    variantOf: "general",
    text: "Run `vllm special`.",
    scope: { phases: ["inference-serving"] },
    answered: { flags: ["--special"], phrases: ["tried it"] },
  });
  const given = (told: Told) =>
    idsOf(selectChecks(situation({ causes: LIKELY, ...told }), withFillers(general, special)));

  test("gives the rendition of the report's own engine in place of the neutral check", () => {
    expect(given({ engine: "vllm" })).toContain("vllm-special");
    expect(given({ engine: "vllm" })).not.toContain("general");
  });

  test("gives the neutral check to other engines and where the rendition does not fit", () => {
    expect(given({ engine: "sglang" })).toContain("general");
    expect(given({ engine: "vllm", phase: "engine-setup" })).toContain("general");
  });

  test("gives neither once the rendition was done", () => {
    const told = situation({ causes: LIKELY, engine: "vllm", flags: { "--special": null } });
    const ids = idsOf(selectChecks(told, [...withFillers(general, special), ...OTHERS]));
    expect(ids).not.toContain("vllm-special");
    expect(ids).not.toContain("general");
  });
});

describe("every engine, symptom and phase has two own checks", () => {
  const everywhere = () => true;
  const inTheStudy = (symptom: SymptomId, phase: PhaseId) => {
    const counts: Partial<Record<PhaseId, number>> = STUDY.symptomByPhase[symptom];
    return (counts[phase] ?? 0) > 0;
  };
  const reports: [string, Told, (symptom: SymptomId, phase: PhaseId) => boolean][] = [
    ["that says nothing else", { title: "It goes wrong" }, everywhere],
    [
      "on the newest release",
      { title: "It goes wrong", parts: [{ kind: "prose", text: "I use the latest version." }] },
      inTheStudy,
    ],
    ["that passes options", { title: "It goes wrong", flags: { "--port": "1", "--host": "x" } }, everywhere],
  ];

  test.each(reports)("for a report %s", (_, told, isCell) => {
    const poor = ENGINES.flatMap(({ id: engine }) =>
      SYMPTOMS.flatMap(({ id: symptom }) =>
        PHASES.filter(({ id }) => isCell(symptom, id)).flatMap(({ id: phase }) => {
          const chosen = selectChecks(situation({ ...told, engine, symptom, phase }));
          return chosen.filter((one) => one.engine === engine).length >= 2 ? [] : [`${engine} ${symptom} ${phase}`];
        }),
      ),
    );
    expect(poor).toEqual([]);
  });
});

describe("the newest version is not asked for", () => {
  const told = (more: Told): Told => ({ engine: "vllm", symptom: "crash", title: "It fails", ...more });
  const asked = (more: Told) => idsOf(selectChecks(situation(told(more)))).includes("vllm-nightly-wheel");

  test("unless the report is of a release", () => {
    expect(asked({})).toBe(true);
    expect(asked({ version: "0.9.1" })).toBe(true);
  });

  test.each(["0.8.5.dev589+ga810b5b08", "0.9.0rc2", "0.6.4.post2.dev383+g2ca830db"])(
    "of %s, a commit after one",
    (version) => {
      expect(asked({ version })).toBe(false);
    },
  );

  test.each(["nightly", "source"] as const)("of an installation by %s", (value) => {
    expect(asked({ facts: { installMethod: { value, line: 1 } } })).toBe(false);
  });
});

test("which build is installed is not asked for while it cannot be built", () => {
  const told = { engine: "llama.cpp", phase: "engine-setup", symptom: "feature-failure" } as const;
  const ids = (title: string) => idsOf(selectChecks(situation({ ...told, title })));
  expect(ids("The GPU is not used after the update of the package")).toContain("llama-cpp-installed-build");
  expect(ids("Build fails with CMake error in ggml-vulkan")).not.toContain("llama-cpp-installed-build");
});

test("the linter finds renditions of what is not there or not for any engine", () => {
  expect(brokenVariants(CHECKS)).toEqual([]);
  const base = check("base", {});
  const lost = check("vllm-lost", { engine: "vllm", variantOf: "gone" });
  const second = check("vllm-second", { engine: "vllm", variantOf: "vllm-lost" });
  const odd = check("odd", { variantOf: "base" });
  expect(brokenVariants([base, lost, second, odd]).map(({ id }) => id)).toEqual(["vllm-lost", "vllm-second", "odd"]);
});
