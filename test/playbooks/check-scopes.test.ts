import { describe, expect, test } from "@jest/globals";
import type { Check, RunSetup } from "../../src/playbooks/check.js";
import { selectChecks } from "../../src/playbooks/select-checks.js";
import type { CauseId } from "../../src/taxonomy/causes.js";
import type { ManifestationId } from "../../src/taxonomy/manifestations.js";
import { check, idsOf, LIKELY, situation, type Told, withFillers } from "./situations.js";

function isGiven(more: Partial<Check>, told: Told): boolean {
  return idsOf(selectChecks(situation({ causes: LIKELY, ...told }), withFillers(check("tested", more)))).includes(
    "tested",
  );
}

function prose(text: string): Pick<Told, "parts"> {
  return { parts: [{ kind: "prose", text }] };
}

describe("what a check needs of the run", () => {
  const cases: [RunSetup, Told, Told][] = [
    ["generation", { title: "Wrong answers of the model" }, { title: "Embeddings differ from Transformers" }],
    ["server", prose("curl to /v1/completions fails"), prose("llm.generate fails in my script")],
    ["gpu", { backends: ["cuda"] }, { backends: ["cpu"] }],
    ["gpu", { backends: [] }, { backends: ["tpu", "cuda"] }],
    ["cuda", { backends: ["cuda", "cpu"] }, { backends: ["rocm"] }],
    ["cpu", { backends: ["cpu"] }, { backends: ["cuda", "cpu"] }],
    ["several-devices", { facts: { parallelism: { tensor: { value: 2, line: 1 } } } }, {}],
    [
      "several-devices",
      prose("It needs multi-node"),
      { ...prose("multi-gpu"), facts: { gpuCount: { value: 1, line: 1 } } },
    ],
    ["options", { flags: { "--model": "m", "--port": "1" } }, { flags: { "--model": "m" } }],
    ["python", { engine: "llama.cpp", ...prose("Traceback in convert.py") }, { engine: "llama.cpp" }],
    ["container", prose("docker run stops"), prose("It stops")],
  ];

  test.each(cases)("%s: is given to a report that has it and kept from one that has not", (setup, has, hasNot) => {
    const more = { scope: { needs: [setup] } };
    expect(isGiven(more, has)).toBe(true);
    expect(isGiven(more, hasNot)).toBe(false);
  });

  test("a server is taken for granted where nothing speaks against it", () => {
    expect(isGiven({ scope: { needs: ["server"] } }, prose("It crashes"))).toBe(true);
  });

  test("CUDA is no backend of a report about a TPU", () => {
    expect(isGiven({ scope: { backends: ["cuda"] } }, { backends: ["tpu", "cuda"] })).toBe(false);
  });
});

describe("mentions", () => {
  const more = { scope: { mentions: ["hang", "prefix cache"] } };

  test("count in title, prose, command, errors", () => {
    expect(isGiven(more, { title: "Hangs on start" })).toBe(true);
    expect(isGiven(more, prose("After an hour it hangs"))).toBe(true);
    expect(isGiven(more, { parts: [{ kind: "command", text: "run # hangs" }] })).toBe(true);
    expect(isGiven(more, { errors: [{ message: "hang detected" }] })).toBe(true);
  });

  test("start a word", () => {
    expect(isGiven(more, prose("After the change it fails"))).toBe(false);
  });

  test("count in a log only as a phrase or name, since programs use plain words for everything", () => {
    expect(isGiven(more, { parts: [{ kind: "log", text: "no hang so far" }] })).toBe(false);
    expect(isGiven(more, { parts: [{ kind: "log", text: "prefix cache hit rate" }] })).toBe(true);
  });

  test("do not count in environment dumps, form text and dumps of settings", () => {
    expect(isGiven(more, { parts: [{ kind: "environment", text: "prefix cache" }] })).toBe(false);
    expect(isGiven(more, { parts: [{ kind: "template", text: "prefix cache" }] })).toBe(false);
    const settings = `config: ${"x=None, ".repeat(60)} prefix cache=off`;
    expect(isGiven(more, { parts: [{ kind: "log", text: settings }] })).toBe(false);
  });
});

describe("manifestations", () => {
  const about = (id: ManifestationId) => ({ scope: { manifestations: [id] } });
  const long = "The engine fails as soon as the second request comes in. ".repeat(20);

  test("count where title or error names them", () => {
    const shown = { manifestations: ["multimodal"] as const };
    expect(isGiven(about("multimodal"), { ...shown, title: "Fails for video input" })).toBe(true);
    expect(isGiven(about("multimodal"), { ...shown, errors: [{ message: "no image_token in prompt" }] })).toBe(true);
    expect(isGiven(about("multimodal"), { ...shown, title: "Cannot map a volume in the docker images" })).toBe(false);
  });

  test("count in long prose only where it names them twice", () => {
    const shown = { manifestations: ["lora"] as const };
    expect(isGiven(about("lora"), { ...shown, ...prose(`${long} I use LoRA.`) })).toBe(false);
    expect(isGiven(about("lora"), { ...shown, ...prose(`${long} I use LoRA. Without the adapter it works.`) })).toBe(
      true,
    );
  });

  test("count where an option turns the thing on", () => {
    const shown = { manifestations: ["speculative-decoding"] as const };
    const command = { kind: "command" as const, text: "vllm serve m --speculative-config x" };
    expect(isGiven(about("speculative-decoding"), { ...shown, parts: [command] })).toBe(true);
  });

  test("of the output do not count for a crash", () => {
    const told = { manifestations: ["repeated-output"] as const, title: "Repeats itself" };
    expect(isGiven(about("repeated-output"), { ...told, symptom: "crash" })).toBe(false);
    expect(isGiven(about("repeated-output"), { ...told, symptom: "unexpected-output" })).toBe(true);
  });
});

describe("what the report answers", () => {
  test("by a fact that it states", () => {
    const more = { answered: { facts: ["firstBadCommit" as const] } };
    expect(isGiven(more, { facts: { firstBadCommit: { value: "abc123", line: 1 } } })).toBe(false);
    expect(isGiven(more, {})).toBe(true);
  });

  test("by the origin of its innermost error", () => {
    const more = { answered: { origins: ["compiler" as const] } };
    expect(isGiven(more, { errors: [{ origin: "compiler" }] })).toBe(false);
    expect(isGiven(more, { errors: [{ origin: "engine" }] })).toBe(true);
  });

  test("by a line of its log", () => {
    const more = { answered: { logged: ["layers to gpu"] } };
    expect(isGiven(more, { parts: [{ kind: "log", text: "offloaded 33/33 layers to GPU" }] })).toBe(false);
    expect(isGiven(more, { parts: [{ kind: "prose", text: "layers to gpu?" }] })).toBe(true);
  });
});

describe("nearness", () => {
  const weak = { outcomes: [{ when: "so", confirms: ["numerical-issue" as const], rulesOut: [] }] };

  test.each([
    ["mention", { mentions: ["deepgemm"] }, { title: "Fails in DeepGEMM" }],
    [
      "manifestation",
      { manifestations: ["nan" as const] },
      { title: "NaN in logits", manifestations: ["nan" as const] },
    ],
  ])("a check whose %s the report shows beats one that only shares causes", (_, scope, told) => {
    const table = [check("causes", {}), check("near", { text: "Look here", scope, ...weak })];
    expect(idsOf(selectChecks(situation({ causes: LIKELY, ...told }), table))[0]).toBe("near");
  });

  test("a mention in the title counts more than one in the prose", () => {
    const table = ["triton", "marlin"].map((name) =>
      check(name, { text: `Replace ${name}`, scope: { mentions: [name] } }),
    );
    const told = { title: "Marlin kernel fails", ...prose("I also have triton") };
    expect(idsOf(selectChecks(situation({ causes: LIKELY, ...told }), table))[0]).toBe("marlin");
  });

  test("a fourth check is given only if it names something that the report shows", () => {
    const of = (id: string, text: string, cause: CauseId) =>
      check(id, { text, scope: { causes: [cause], mentions: ["marlin"] } });
    const three = [
      of("one", "Read one", "misconfiguration"),
      of("two", "Print two", "incompatible-backend"),
      of("three", "Swap three", "incorrect-type"),
    ];
    const told = { causes: LIKELY, title: "Fails in marlin" };
    const fourth = of("fourth", "Turn four", "mismatched-shape");
    expect(idsOf(selectChecks(situation(told), [...three, fourth]))).toHaveLength(4);
    const general = { ...fourth, scope: { causes: fourth.scope.causes ?? [] } };
    expect(idsOf(selectChecks(situation(told), [...three, general]))).toHaveLength(3);
  });

  test("a rebuild is cheaper for whoever reports a build", () => {
    const table = [
      check("minutes", { text: "Look here", cost: "minutes", ...weak }),
      check("rebuild", { cost: "rebuild" }),
    ];
    const first = (phase: "engine-setup" | "inference-serving") =>
      idsOf(selectChecks(situation({ causes: LIKELY, phase }), table))[0];
    expect(first("engine-setup")).toBe("rebuild");
    expect(first("inference-serving")).toBe("minutes");
  });
});
