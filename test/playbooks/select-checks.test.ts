import { describe, expect, test } from "@jest/globals";
import type { Classification, Ranked } from "../../src/classify/classification.js";
import type { Check } from "../../src/playbooks/check.js";
import { CHECKS } from "../../src/playbooks/checks/index.js";
import { type Situation, selectChecks } from "../../src/playbooks/select-checks.js";
import type { IssueReport, ReportedCommand, ReportFacts, ReportPart } from "../../src/report/issue-report.js";
import { CAUSES, type CauseId } from "../../src/taxonomy/causes.js";
import { COMPONENTS, type ComponentId } from "../../src/taxonomy/components.js";
import { ENGINES, type EngineId } from "../../src/taxonomy/engines.js";
import { KINDS } from "../../src/taxonomy/kinds.js";
import type { ManifestationId } from "../../src/taxonomy/manifestations.js";
import { PHASES, type PhaseId } from "../../src/taxonomy/phases.js";
import { SUBTYPES, type SubtypeId, SYMPTOMS, type SymptomId } from "../../src/taxonomy/symptoms.js";

interface Told {
  engine?: EngineId | null;
  symptom?: SymptomId;
  phase?: PhaseId;
  subtype?: SubtypeId;
  component?: ComponentId;
  causes?: Partial<Record<CauseId, number>>;
  manifestations?: readonly ManifestationId[];
  backends?: ReportFacts["backends"][number]["value"][];
  version?: string;
  flags?: Record<string, string | null>;
  env?: Record<string, string>;
  parts?: readonly Pick<ReportPart, "kind" | "text">[];
}

function situation(told: Told): Situation {
  return { report: report(told), classification: classification(told) };
}

function classification(told: Told): Classification {
  return {
    kinds: ranked(KINDS, { malfunction: 1 }),
    phases: ranked(PHASES, { [told.phase ?? "inference-serving"]: 0.9 }),
    symptoms: ranked(SYMPTOMS, { [told.symptom ?? "crash"]: 0.8 }),
    subtypes: ranked(SUBTYPES, told.subtype === undefined ? {} : { [told.subtype]: 0.7 }),
    components: ranked(COMPONENTS, { [told.component ?? "operators"]: 0.6 }),
    causes: ranked(CAUSES, told.causes ?? {}),
    manifestations: told.manifestations ?? [],
  };
}

/** All ids of a level: those given, the rest of the mass spread evenly. */
function ranked<Id extends string>(rows: readonly { id: Id }[], given: Readonly<Record<string, number>>): Ranked<Id>[] {
  const mass = Object.values(given).reduce((a, b) => a + b, 0);
  const rest = Math.max(0, 1 - mass) / Math.max(1, rows.length - Object.keys(given).length);
  return rows.map(({ id }) => ({ id, p: given[id] ?? rest })).sort((a, b) => b.p - a.p);
}

function report(told: Told): IssueReport {
  const command: ReportedCommand = {
    program: "server",
    flags: told.flags ?? {},
    env: told.env ?? {},
    text: "",
    startLine: 1,
    endLine: 1,
  };
  return {
    issue: { repo: "owner/name", number: 1, title: "", body: "" },
    engine: told.engine ?? null,
    form: null,
    titleTag: null,
    title: "",
    lines: [],
    sections: [],
    parts: (told.parts ?? []).map((part) => ({ ...part, section: null, startLine: 1, endLine: 1 })),
    errors: [],
    innermostError: null,
    commands: [command],
    facts: {
      engineVersion: told.version === undefined ? null : { value: told.version, line: 1 },
      commit: null,
      os: null,
      osVersion: null,
      backends: (told.backends ?? []).map((value) => ({ value, line: 1 })),
      gpus: [],
      gpuCount: null,
      cpu: null,
      driverVersion: null,
      cudaVersion: null,
      rocmVersion: null,
      pythonVersion: null,
      torchVersion: null,
      transformersVersion: null,
      compiler: null,
      models: [],
      quantization: null,
      dtype: null,
      parallelism: {},
      installMethod: null,
      lastGoodVersion: null,
      firstBadVersion: null,
      firstBadCommit: null,
      attachments: [],
    },
    template: { unfilled: false, ownCharacters: 1000 },
  };
}

function check(id: string, more: Partial<Check>): Check {
  return {
    id,
    text: `Do the ${id} thing`,
    outcomes: [
      { when: "it works", confirms: ["misconfiguration"], rulesOut: [] },
      { when: "it fails", confirms: [], rulesOut: ["misconfiguration"] },
    ],
    cost: "minutes",
    engine: null,
    scope: {},
    source: "https://example.org",
    verified: "2026-11-24",
    ...more,
  };
}

function idsOf(checks: readonly Check[]): string[] {
  return checks.map(({ id }) => id);
}

const LIKELY = { misconfiguration: 0.5, "incompatible-backend": 0.3 } as const;

/** A table with one check under test among three that always fit but tell less. */
function withFillers(...tested: Check[]): Check[] {
  const rare = ["document-issue", "incorrect-detokenization", "incorrect-character-encoding"] as const;
  const fillers = rare.map((cause, i) =>
    check(`filler-${i}`, { text: `Look at ${cause}`, outcomes: [{ when: "so", confirms: [cause], rulesOut: [] }] }),
  );
  return [...fillers, ...tested];
}

describe("selectChecks on the curated checks", () => {
  test("gives three to five checks, each once, for every engine, symptom and phase", () => {
    for (const engine of [null, ...ENGINES.map(({ id }) => id)]) {
      for (const { id: symptom } of SYMPTOMS) {
        for (const { id: phase } of PHASES) {
          const ids = idsOf(selectChecks(situation({ engine, symptom, phase })));
          expect(ids.length).toBeGreaterThanOrEqual(3);
          expect(ids.length).toBeLessThanOrEqual(5);
          expect(new Set(ids).size).toBe(ids.length);
        }
      }
    }
  });

  test("never gives the checks of another engine", () => {
    for (const { id: engine } of ENGINES) {
      const engines = selectChecks(situation({ engine })).map((chosen) => chosen.engine);
      expect(engines.every((own) => own === engine || own === null)).toBe(true);
    }
  });

  test("gives at least two of vLLM's and SGLang's own for each symptom while serving", () => {
    for (const engine of ["vllm", "sglang"] as const) {
      for (const { id: symptom } of SYMPTOMS) {
        const own = selectChecks(situation({ engine, symptom })).filter((chosen) => chosen.engine === engine);
        expect(own.length).toBeGreaterThanOrEqual(2);
      }
    }
  });

  test("asks a vLLM hang over several GPUs about communication", () => {
    const chosen = selectChecks(
      situation({
        engine: "vllm",
        symptom: "system-hang",
        component: "communicator",
        backends: ["cuda"],
        manifestations: ["stuck", "multi-gpu", "nccl"],
        causes: { "incompatible-backend": 0.35, "concurrency-issue": 0.3, misconfiguration: 0.15 },
      }),
    );
    const about = chosen.filter(({ scope }) => scope.manifestations?.some((id) => id === "nccl" || id === "multi-gpu"));
    expect(about.length).toBeGreaterThanOrEqual(2);
  });

  test("asks about the chat template and token ids where tokenization is likely", () => {
    const chosen = selectChecks(
      situation({
        engine: "sglang",
        symptom: "unexpected-output",
        subtype: "semantic-coherence",
        component: "input-processor",
        causes: { "incorrect-tokenization": 0.5, "incorrect-algorithm-implementation": 0.2 },
      }),
    );
    expect(chosen.slice(0, 3).every((one) => one.scope.causes?.includes("incorrect-tokenization"))).toBe(true);
  });

  test("leaves out what needs an image in a report without one", () => {
    const chosen = selectChecks(situation({ engine: "vllm", causes: { "insufficient-multimodal-support": 0.6 } }));
    expect(chosen.some(({ scope }) => scope.manifestations?.includes("multimodal"))).toBe(false);
  });

  test("keeps to three checks and more even where the user has tried everything", () => {
    const phrases = CHECKS.flatMap(({ answered }) => answered?.phrases ?? []).join(" ");
    const flags = Object.fromEntries(CHECKS.flatMap((c) => (c.answered?.flags ?? []).map((flag) => [flag, null])));
    const env = Object.fromEntries(CHECKS.flatMap((c) => (c.answered?.env ?? []).map((name) => [name, "1"])));
    for (const { id: symptom } of SYMPTOMS) {
      const told = { engine: "vllm" as const, symptom, flags, env, parts: [{ kind: "prose" as const, text: phrases }] };
      expect(selectChecks(situation(told)).length).toBeGreaterThanOrEqual(3);
    }
  });

  test("gives the same checks for the same report, in well under a millisecond", () => {
    const one = situation({ engine: "vllm", symptom: "unexpected-output", subtype: "character" });
    expect(idsOf(selectChecks(one))).toEqual(idsOf(selectChecks(one)));
    const times = Array.from({ length: 300 }, () => {
      const start = performance.now();
      selectChecks(one);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(1);
  });
});

describe("scope", () => {
  const narrow: [string, Partial<Check>, Told][] = [
    ["symptom", { scope: { symptoms: ["system-hang"] } }, { symptom: "system-hang" }],
    ["phase", { scope: { phases: ["engine-setup"] } }, { phase: "engine-setup" }],
    ["subtype", { scope: { subtypes: ["length"] } }, { symptom: "unexpected-output", subtype: "length" }],
    ["component", { scope: { components: ["communicator"] } }, { component: "communicator" }],
    ["manifestation", { scope: { manifestations: ["nan"] } }, { manifestations: ["nan"] }],
    ["backend", { scope: { backends: ["rocm"] } }, { backends: ["rocm"] }],
    ["engine", { engine: "vllm" }, { engine: "vllm" }],
  ];

  test.each(narrow)("a check for one %s is given only to a report that shows it", (_, more, told) => {
    const table = withFillers(check("tested", more));
    expect(idsOf(selectChecks(situation({ causes: LIKELY, ...told }), table))).toContain("tested");
    expect(idsOf(selectChecks(situation({ causes: LIKELY }), table))).not.toContain("tested");
  });

  test("a second symptom counts from a probability of a quarter on", () => {
    const table = withFillers(check("tested", { scope: { symptoms: ["system-hang"] } }));
    const { report: told, classification: base } = situation({ causes: LIKELY });
    const at = (p: number) => ({ ...base, symptoms: ranked(SYMPTOMS, { crash: 0.6, "system-hang": p }) });
    expect(idsOf(selectChecks({ report: told, classification: at(0.3) }, table))).toContain("tested");
    expect(idsOf(selectChecks({ report: told, classification: at(0.2) }, table))).not.toContain("tested");
  });

  test("a range of versions leaves out checks that the stated version lacks", () => {
    const table = withFillers(check("tested", { versions: ">=0.8.0 <0.11.0" }));
    const given = (version?: string) =>
      idsOf(selectChecks(situation({ causes: LIKELY, ...(version === undefined ? {} : { version }) }), table));
    expect(given("0.8.0")).toContain("tested");
    expect(given("v0.10.2.post1")).toContain("tested");
    expect(given("0.7.3")).not.toContain("tested");
    expect(given("0.11")).not.toContain("tested");
  });

  test("an unknown version is taken to be the newest", () => {
    const table = withFillers(
      check("came", { text: "Set the new thing", versions: ">=0.13.0" }),
      check("went", { text: "Export the old variable", versions: "<0.13.0" }),
    );
    const given = idsOf(selectChecks(situation({ causes: LIKELY, version: "main" }), table));
    expect(given).toContain("came");
    expect(given).not.toContain("went");
  });
});

describe("order", () => {
  test("prefers the check that separates the likely causes over one about unlikely causes", () => {
    const table = [
      check("unlikely", { outcomes: [{ when: "so", confirms: ["document-issue"], rulesOut: [] }] }),
      check("likely", {}),
    ];
    expect(idsOf(selectChecks(situation({ causes: LIKELY }), table))[0]).toBe("likely");
  });

  test("prefers seconds over a rebuild for the same gain", () => {
    const table = [check("slow", { cost: "rebuild" }), check("quick", { cost: "seconds", text: "Read one line" })];
    expect(idsOf(selectChecks(situation({ causes: LIKELY }), table))[0]).toBe("quick");
  });

  test("turns to what is still open after a pick", () => {
    const about = (cause: CauseId) => [
      { when: "yes", confirms: [cause], rulesOut: [] },
      { when: "no", confirms: [], rulesOut: [cause] },
    ];
    const table = [
      check("first", { text: "Read the settings" }),
      check("same", { text: "Print every option", cost: "minutes" }),
      check("other", { text: "Swap the device", outcomes: about("incompatible-backend") }),
    ];
    const causes = { misconfiguration: 0.4, "incompatible-backend": 0.35 };
    expect(idsOf(selectChecks(situation({ causes }), table)).slice(0, 2)).toEqual(["first", "other"]);
  });

  test("keeps table order where scores are equal", () => {
    const table = ["one", "two", "three"].map((id) => check(id, { text: `Look ${id}` }));
    expect(idsOf(selectChecks(situation({ causes: LIKELY }), table))[0]).toBe("one");
  });
});

describe("likeness", () => {
  test("never gives two checks that name the same flag or variable", () => {
    const table = withFillers(
      check("one", { text: "Set `CUDA_LAUNCH_BLOCKING=1`" }),
      check("two", { text: "Post the trace with `CUDA_LAUNCH_BLOCKING=1` set" }),
    );
    const ids = idsOf(selectChecks(situation({ causes: LIKELY }), table));
    expect(ids.filter((id) => id === "one" || id === "two")).toEqual(["one"]);
  });

  test("gives at most two checks with the same causes", () => {
    const texts = ["Read the settings", "Print every option", "Swap the cable", "Turn it off"];
    const table = withFillers(...texts.map((text, i) => check(`same-${i}`, { text })));
    const same = idsOf(selectChecks(situation({ causes: LIKELY }), table)).filter((id) => id.startsWith("same-"));
    expect(same.length).toBe(2);
  });
});

describe("what the report answers", () => {
  const answered = { flags: ["--enforce-eager"], env: ["CUDA_LAUNCH_BLOCKING"], phrases: ["enforce_eager=true"] };
  const table = withFillers(check("tested", { answered }));
  const given = (told: Told) => idsOf(selectChecks(situation({ causes: LIKELY, ...told }), table));

  test("is not asked again after its flag, in either spelling", () => {
    expect(given({ flags: { "--enforce-eager": null } })).not.toContain("tested");
    expect(given({ flags: { "--enforce_eager": null } })).not.toContain("tested");
    expect(given({ flags: { "--enforce": null } })).toContain("tested");
  });

  test("is not asked again after its variable or its phrase", () => {
    expect(given({ env: { CUDA_LAUNCH_BLOCKING: "1" } })).not.toContain("tested");
    expect(given({ parts: [{ kind: "code", text: "LLM(model, enforce_eager=True)" }] })).not.toContain("tested");
    expect(given({ parts: [{ kind: "prose", text: "I tried Enforce-Eager=True too" }] })).not.toContain("tested");
  });

  test("is asked where the phrase stands only in a log, an environment dump or the form", () => {
    for (const kind of ["log", "environment", "template", "output"] as const) {
      expect(given({ parts: [{ kind, text: "enforce_eager=True" }] })).toContain("tested");
    }
  });
});
