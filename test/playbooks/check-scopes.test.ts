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

/** Whether it is given where only two others fit. */
function fills(more: Partial<Check>, told: Told): boolean {
  const table = withFillers(check("tested", more)).slice(1);
  return idsOf(selectChecks(situation({ causes: LIKELY, ...told }), table)).includes("tested");
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
    ["options", { flags: { "--tp": "2", "--dtype": "x", "--seqs": "1" } }, { flags: { "--tp": "2", "--port": "1" } }],
    ["server-lives", prose("curl to /v1/completions gives 400"), prose("MQLLMEngine is already dead")],
    ["no-cuda", { backends: ["rocm"] }, { backends: ["cuda"] }],
    ["no-wheel", { backends: ["cuda"], version: "0.8.5.dev589+ga810b5b08" }, { backends: ["cuda"], version: "0.8.5" }],
    ["open", prose("It fails and I have no idea"), prose("The fix is to swap the two arguments")],
    ["known", prose("See github.com/vllm-project/vllm/blob/main/a.py#L12"), prose("It fails and I have no idea")],
    ["fix-named", prose("I will submit a PR that swaps them"), prose("Is there anything that I can do?")],
    ["change-named", prose("It was introduced in #12345"), prose("As in #12345, it fails")],
    ["own-test", { title: "[CI Failure]: test_lora.py" }, { title: "It fails in my tests" }],
    [
      "third-party",
      { errors: [{ type: "ImportError", message: "cannot import name 'x' from 'transformers'" }] },
      { errors: [{ type: "ModuleNotFoundError", message: "No module named 'vllm._C'" }] },
    ],
    ["python", { engine: "llama.cpp", ...prose("Traceback in convert.py") }, { engine: "llama.cpp" }],
    ["versioned", { version: "0.8.5" }, {}],
    ["versioned", { version: "0.8.5" }, { version: "0.8.5", errors: [{ message: "Address already in use" }] }],
    ["versioned", { version: "0.8.5" }, { version: "0.8.5", title: "Fails on the main branch" }],
    ["bounded", { facts: { lastGoodVersion: { value: "0.11.3", line: 1 } } }, {}],
    [
      "bounded",
      { title: "Crash since b3805", facts: { firstBadVersion: { value: "b3805", line: 0 } } },
      { title: "Crash in b3805", facts: { firstBadVersion: { value: "b3805", line: 0 } } },
    ],
    ["container", prose("docker run stops"), prose("It stops")],
  ];

  test.each(cases)("%s: is given to a report that has it and kept from one that has not", (setup, has, hasNot) => {
    const more = { scope: { needs: [setup] } };
    expect(isGiven(more, has)).toBe(true);
    expect(isGiven(more, hasNot)).toBe(false);
  });

  test("a server that fails while it starts gets no request", () => {
    const more = { scope: { needs: ["server" as const] } };
    expect(isGiven(more, { title: "vllm serve works", ...prose("but this answer is wrong") })).toBe(true);
    expect(isGiven(more, { title: "vllm serve: failed to load model" })).toBe(false);
    expect(isGiven(more, prose("It crashes"))).toBe(false);
  });

  test("CUDA is no backend of a report whose environment says that there is none", () => {
    const environment = { kind: "environment" as const, text: "Is CUDA available: False" };
    const told = { backends: ["cuda" as const], parts: [environment] };
    expect(isGiven({ scope: { backends: ["cuda"] } }, told)).toBe(false);
    expect(isGiven({ scope: { needs: ["cpu"] } }, told)).toBe(true);
  });

  test("CUDA is no backend of a report about a TPU", () => {
    expect(isGiven({ scope: { backends: ["cuda"] } }, { backends: ["tpu", "cuda"] })).toBe(false);
  });
});

describe("mentions", () => {
  const more = { scope: { mentions: ["hang", "prefix cache"] } };

  test("count in title and errors", () => {
    expect(isGiven(more, { title: "Hangs on start" })).toBe(true);
    expect(isGiven(more, { errors: [{ message: "hang detected" }] })).toBe(true);
  });

  test("elsewhere count only where fewer than three checks fit without them", () => {
    const told = "It takes an hour until the engine says so. ".repeat(10);
    const places = [
      prose(`${told} After an hour it hangs`),
      { parts: [{ kind: "command" as const, text: "run # hangs" }] },
    ];
    for (const told of places) {
      expect(isGiven(more, told)).toBe(false);
      expect(fills(more, told)).toBe(true);
    }
  });

  test("count in a long prose only if they stand there twice", () => {
    const long = "The engine fails as soon as the second request comes in. ".repeat(20);
    expect(fills(more, prose(`${long} Once it hangs.`))).toBe(false);
    expect(fills(more, prose(`${long} Once it hangs, it hangs for ever.`))).toBe(true);
  });

  test("start a word", () => {
    expect(fills(more, prose("After the change it fails"))).toBe(false);
  });

  test("count in a log only as a phrase or name, since programs use plain words for everything", () => {
    expect(fills(more, { parts: [{ kind: "log", text: "no hang so far" }] })).toBe(false);
    expect(fills(more, { parts: [{ kind: "log", text: "prefix cache hit rate" }] })).toBe(true);
  });

  test("do not count in environment dumps, form text and dumps of settings", () => {
    expect(fills(more, { parts: [{ kind: "environment", text: "prefix cache" }] })).toBe(false);
    expect(fills(more, { parts: [{ kind: "template", text: "prefix cache" }] })).toBe(false);
    const settings = `config: ${"x=None, ".repeat(60)} prefix cache=off`;
    expect(fills(more, { parts: [{ kind: "log", text: settings }] })).toBe(false);
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
    expect(fills(about("lora"), { ...shown, ...prose(`${long} I use LoRA.`) })).toBe(false);
    expect(fills(about("lora"), { ...shown, ...prose(`${long} I use LoRA. Without the adapter it works.`) })).toBe(
      true,
    );
  });

  test("count where an option turns the thing on", () => {
    const shown = { manifestations: ["speculative-decoding"] as const };
    const command = { kind: "command" as const, text: "vllm serve m --speculative-config x" };
    expect(fills(about("speculative-decoding"), { ...shown, parts: [command] })).toBe(true);
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

  test("by a box of its form that is ticked", () => {
    const more = { answered: { ticked: ["running the latest code"] } };
    expect(isGiven(more, { lines: ["- [x] I am running the latest code."] })).toBe(false);
    expect(isGiven(more, { lines: ["- [ ] I am running the latest code."] })).toBe(true);
  });

  test("by a sentence that says what works, and not by one that only names it", () => {
    const more = { answered: { tried: ["one gpu"] } };
    expect(isGiven(more, prose("I have two cards. It works on one GPU."))).toBe(false);
    expect(isGiven(more, prose("I have one GPU. It fails."))).toBe(true);
    expect(isGiven(more, prose("It does not work on one GPU"))).toBe(true);
  });

  test("by such a sentence about the setting that it changes", () => {
    const told = { title: "Wrong answers with flash attention", ...prose("Without flash attention it works fine.") };
    const scope = { mentions: ["flash attention"] };
    expect(isGiven({ text: "Turn flash attention off", scope }, told)).toBe(false);
    expect(isGiven({ text: "Post the log of flash attention", scope }, told)).toBe(true);
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
    const long = "It fails as soon as the request comes in. ".repeat(10);
    const told = { title: "Marlin kernel fails", ...prose(`${long} I also have triton`) };
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
