import { describe, expect, test } from "@jest/globals";
import type { Check } from "../../src/playbooks/check.js";
import { CHECKS } from "../../src/playbooks/checks/index.js";
import { selectChecks } from "../../src/playbooks/select-checks.js";
import type { CauseId } from "../../src/taxonomy/causes.js";
import type { ComponentId } from "../../src/taxonomy/components.js";
import { ENGINES } from "../../src/taxonomy/engines.js";
import { PHASES } from "../../src/taxonomy/phases.js";
import { SYMPTOMS } from "../../src/taxonomy/symptoms.js";
import { check, idsOf, LIKELY, ranked, situation, type Told, withFillers } from "./situations.js";

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

  test.each([
    ["crash", "CUDA error in the attention kernel while CUDA graphs are captured"],
    ["unexpected-output", "With temperature 0 the chat template gives gibberish, other prompts are fine"],
    ["feature-failure", "The server ignores the option max_tokens of the request and the template"],
    ["abnormal-performance", "Throughput is low and the queue grows at a concurrency of 64"],
    ["system-hang", "It hangs at random while requests are waiting"],
    ["silent-error", "The logprobs of the prompt tokens differ between runs with the same seed"],
  ] as const)("gives at least two of vLLM's and SGLang's own for %s while serving", (symptom, text) => {
    for (const engine of ["vllm", "sglang"] as const) {
      const told = { engine, symptom, backends: ["cuda" as const], parts: [{ kind: "prose" as const, text }] };
      const own = selectChecks(situation(told)).filter((chosen) => chosen.engine === engine);
      expect(own.length).toBeGreaterThanOrEqual(2);
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
        title: "Hangs in NCCL initialisation with tensor parallel size 2",
        causes: { "incompatible-backend": 0.35, "concurrency-issue": 0.3, misconfiguration: 0.15 },
      }),
    );
    const about = chosen.filter(({ scope }) => scope.manifestations?.some((id) => id === "nccl" || id === "multi-gpu"));
    expect(about.length).toBeGreaterThanOrEqual(2);
  });

  test("asks about token ids where the title names the token that is doubled", () => {
    const chosen = selectChecks(
      situation({
        engine: "sglang",
        symptom: "unexpected-output",
        subtype: "semantic-coherence",
        component: "input-processor",
        title: "Chat template adds the BOS token twice",
        causes: { "incorrect-tokenization": 0.5, "incorrect-algorithm-implementation": 0.2 },
      }),
    );
    const about = chosen.filter((one) => one.scope.causes?.includes("incorrect-tokenization"));
    expect(idsOf(about).slice(0, 1)).toEqual(["double-bos"]);
    expect(about.length).toBeGreaterThanOrEqual(2);
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
    ["manifestation", { scope: { manifestations: ["nan"] } }, { manifestations: ["nan"], title: "NaN logits" }],
    ["backend", { scope: { backends: ["rocm"] } }, { backends: ["rocm"] }],
    ["engine", { engine: "vllm" }, { engine: "vllm" }],
  ];

  test("a check for one component is given only to a report that shows it, where fewer than three others fit", () => {
    const all = withFillers(check("tested", { scope: { components: ["communicator"] } }));
    const chosen = (table: readonly Check[], component: ComponentId) =>
      idsOf(selectChecks(situation({ causes: LIKELY, component }), table));
    expect(chosen(all.slice(1), "communicator")).toContain("tested");
    expect(chosen(all.slice(1), "operators")).not.toContain("tested");
    expect(chosen(all, "communicator")).not.toContain("tested");
  });

  test("a last resort is given only where fewer than three others fit", () => {
    const all = withFillers(check("tested", { lastResort: true }));
    const chosen = (table: readonly Check[]) => idsOf(selectChecks(situation({ causes: LIKELY }), table));
    expect(chosen(all)).not.toContain("tested");
    expect(chosen(all.slice(1))).toContain("tested");
  });

  test.each(narrow)("a check for one %s is given only to a report that shows it", (_, more, told) => {
    const table = withFillers(check("tested", more));
    expect(idsOf(selectChecks(situation({ causes: LIKELY, ...told }), table))).toContain("tested");
    expect(idsOf(selectChecks(situation({ causes: LIKELY }), table))).not.toContain("tested");
  });

  test("a second symptom counts from a probability of a good third on", () => {
    const table = withFillers(check("tested", { scope: { symptoms: ["system-hang"] } }));
    const { report: told, classification: base } = situation({ causes: LIKELY });
    const at = (p: number) => ({ ...base, symptoms: ranked(SYMPTOMS, { crash: 0.5, "system-hang": p }) });
    expect(idsOf(selectChecks({ report: told, classification: at(0.4) }, table))).toContain("tested");
    expect(idsOf(selectChecks({ report: told, classification: at(0.3) }, table))).not.toContain("tested");
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

  test("gives two checks that only run the same model", () => {
    const table = withFillers(
      check("one", { text: "Measure with `bench --model x`" }),
      check("two", { text: "Start `serve --model x` alone" }),
    );
    expect(idsOf(selectChecks(situation({ causes: LIKELY }), table))).toEqual(expect.arrayContaining(["one", "two"]));
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
