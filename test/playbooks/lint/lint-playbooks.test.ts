import { describe, expect, test } from "@jest/globals";
import type { Check } from "../../../src/playbooks/check.js";
import { CHECKS } from "../../../src/playbooks/checks/index.js";
import { gaps } from "../../../src/playbooks/lint/coverage.js";
import { lintPlaybooks } from "../../../src/playbooks/lint/lint-playbooks.js";
import { unreachable } from "../../../src/playbooks/lint/reachability.js";
import { problemsOfRequest } from "../../../src/playbooks/lint/request-rules.js";
import { REQUESTS } from "../../../src/playbooks/requests/index.js";
import { check, withFillers } from "../situations.js";

/** A day after every check was verified; `playbook lint` itself takes the day it runs. */
const LATER = "9999-12-31";

function names(problems: readonly { id: string }[]): readonly string[] {
  return problems.map(({ id }) => id);
}

/** The curated checks without those that a rule picks out. */
function without(picked: (check: Check) => boolean): readonly Check[] {
  return CHECKS.filter((one) => !picked(one));
}

test("the curated playbooks have no problem", () => {
  expect(lintPlaybooks({ checks: CHECKS, requests: REQUESTS }, LATER)).toEqual([]);
});

test("a fault in a row is found in the table", () => {
  const [first] = CHECKS;
  const broken = { ...first, source: "nowhere" } as Check;
  const problems = lintPlaybooks({ checks: [broken, ...CHECKS.slice(1)], requests: REQUESTS }, LATER);
  expect(problems.map(({ id, field }) => [id, field])).toEqual([[first?.id, "source"]]);
});

describe("gaps", () => {
  test("an id that two checks share", () => {
    expect(gaps([...CHECKS, ...CHECKS.slice(0, 1)], REQUESTS)).toEqual([
      { id: CHECKS[0]?.id, field: "id", message: "belongs to two checks" },
    ]);
  });

  test("an engine with too few checks, and a table with too few", () => {
    const few = gaps(CHECKS.slice(0, 60), REQUESTS);
    expect(names(few)).toEqual(expect.arrayContaining(["all checks", "engine tensorrt-llm"]));
    expect(
      names(
        gaps(
          without(({ engine }) => engine === "sglang"),
          REQUESTS,
        ),
      ),
    ).toContain("engine sglang");
  });

  const levels: [string, (check: Check) => boolean][] = [
    [
      "cause incorrect-detokenization",
      ({ outcomes }) => outcomes.some((o) => o.confirms.includes("incorrect-detokenization")),
    ],
    ["subtype repetition", ({ scope }) => scope.subtypes?.includes("repetition") ?? false],
    ["component monitor-logger", ({ scope }) => scope.components?.includes("monitor-logger") ?? false],
    ["phase engine-setup", ({ scope }) => scope.phases?.includes("engine-setup") ?? false],
    ["manifestation nan", ({ scope }) => scope.manifestations?.includes("nan") ?? false],
    [
      "engine tgi, symptom silent-error",
      ({ engine, scope }) => engine === "tgi" && (scope.symptoms?.includes("silent-error") ?? true),
    ],
    [
      "engine llama.cpp, backend sycl",
      ({ engine, scope }) => engine === "llama.cpp" && scope.backends?.includes("sycl") === true,
    ],
    ["engine any, backend metal", ({ engine, scope }) => engine === null && scope.backends?.includes("metal") === true],
  ];
  test.each(levels)("%s", (id, picked) => {
    expect(names(gaps(without(picked), REQUESTS))).toContain(id);
  });

  test("a need that cannot be asked for, and one that is asked for twice", () => {
    const general = REQUESTS.filter(({ engine, need }) => engine !== null || need !== "log");
    expect(names(gaps(CHECKS, general))).toContain("request any log");
    const twice = REQUESTS.filter(({ engine, need }) => engine === "vllm" && need === "version");
    expect(names(gaps(CHECKS, [...REQUESTS, ...twice]))).toEqual(["request vllm version, any symptom"]);
  });
});

describe("reachability", () => {
  test("a cause of the study that no check settles in its symptom and phase", () => {
    const found = unreachable(without(({ scope }) => scope.symptoms?.includes("system-hang") ?? true));
    expect(names(found)).toContain("engine any, system-hang in inference-serving, concurrency-issue");
  });

  test("a check whose scope no report can meet", () => {
    const dead = check("dead", { scope: { subtypes: ["length"], symptoms: ["crash"] } });
    const live = check("live", { scope: { manifestations: ["nan"], mentions: ["logits"], needs: ["options"] } });
    const found = names(unreachable(withFillers(dead, live)));
    expect(found).toContain("dead");
    expect(found).not.toContain("live");
  });

  test("a check for versions that are gone is met by an old report", () => {
    const old = check("old", { versions: ">=0.6.0 <0.8.0" });
    expect(names(unreachable(withFillers(old)))).not.toContain("old");
  });
});

test("a request is held to its schema", () => {
  const [first] = REQUESTS;
  if (first === undefined) throw new Error("no request");
  expect(problemsOfRequest(first, LATER)).toEqual([]);
  const broken = { ...first, text: "", source: "nowhere", verified: "soon" };
  expect(problemsOfRequest(broken, "2026-11-24").map(({ field }) => field)).toEqual([
    "text",
    "source",
    "verified",
    "verified",
  ]);
});
