import { describe, expect, it } from "@jest/globals";
import type { Classification, Ranked } from "../../src/classify/classification.js";
import { findNeeds, findRequest } from "../../src/playbooks/find-needs.js";
import type {
  IssueReport,
  PartKind,
  ReportedCommand,
  ReportFacts,
  SectionRole,
} from "../../src/report/issue-report.js";
import type { ComponentId } from "../../src/taxonomy/components.js";
import type { EngineId } from "../../src/taxonomy/engines.js";
import type { KindId } from "../../src/taxonomy/kinds.js";
import type { PhaseId } from "../../src/taxonomy/phases.js";
import type { SymptomId } from "../../src/taxonomy/symptoms.js";
import { NO_FACTS } from "../report/no-facts.js";

interface Written {
  title?: string;
  prose?: string;
  parts?: readonly (readonly [PartKind, string])[];
  facts?: Partial<ReportFacts>;
  commands?: readonly string[];
  sections?: readonly SectionRole[];
  engine?: EngineId;
}

function report({
  title = "It does not work",
  prose,
  parts = [],
  facts,
  commands = [],
  sections = [],
  engine,
}: Written) {
  const all: (readonly [PartKind, string])[] = [["title", title], ...parts];
  if (prose !== undefined) all.push(["prose", prose]);
  const made: IssueReport = {
    issue: { repo: "o/r", number: 1, title, body: all.map(([, text]) => text).join("\n") },
    engine: engine ?? "vllm",
    form: null,
    titleTag: null,
    title,
    lines: all.flatMap(([, text]) => text.split("\n")),
    sections: sections.map((role) => ({ heading: role, role, filled: true, startLine: 1, endLine: 2 })),
    parts: all.map(([kind, text]) => ({ kind, text, section: null, startLine: 1, endLine: 1 })),
    errors: [],
    innermostError: null,
    commands: commands.map(commandLine),
    facts: { ...NO_FACTS, ...facts },
    template: { unfilled: false, ownCharacters: 100 },
  };
  return made;
}

function commandLine(text: string): ReportedCommand {
  return { program: text.split(" ")[0] ?? "", flags: {}, env: {}, text, startLine: 1, endLine: 1 };
}

interface Classed {
  kind?: KindId;
  phase?: PhaseId;
  p?: number;
  component?: ComponentId;
}

function classed(
  symptom: SymptomId,
  { kind = "malfunction", phase = "inference-serving", p = 0.9, component }: Classed = {},
) {
  const components: Ranked<ComponentId>[] = component === undefined ? [] : [{ id: component, p: 0.6 }];
  const made: Classification = {
    kinds: [{ id: kind, p: 0.9 }],
    phases: [{ id: phase, p: 0.9 }],
    symptoms: [{ id: symptom, p }],
    subtypes: [],
    components,
    causes: [],
    manifestations: [],
  };
  return made;
}

function needs(written: Written, classification: Classification): readonly string[] {
  return findNeeds(report(written), classification).map(({ need }) => need);
}

describe("findNeeds", () => {
  it("asks in the order of use, with the engine's own commands, for at most four things", () => {
    const missing = findNeeds(report({ prose: "It stops." }), classed("crash", { component: "operators" }));
    expect(missing.map(({ need }) => need)).toEqual(["log", "version", "command", "hardware"]);
    expect(missing.map(({ text }) => text).join(" ")).toContain("`pip show vllm`");
  });

  it.each(["question", "feature-request", "documentation", "other"] as const)("asks nothing of a %s", (kind) => {
    expect(needs({ prose: "How do I?" }, classed("crash", { kind }))).toEqual([]);
  });

  it.each([
    { where: "a fact", written: { facts: { engineVersion: { value: "0.6.3", line: 3 } } } },
    { where: "the title", written: { title: "vLLM 0.6.3.post1 crashes on start" } },
    { where: "prose", written: { prose: "I am on version 0.4.2 and it stops." } },
    { where: "an image tag", written: { prose: "Just using Docker image 0.6.6post1" } },
    { where: "a commit", written: { prose: "Built from 9f409893." } },
    { where: "an image digest", written: { prose: `sha256:${"0a1b2c3d".repeat(8)}` } },
    { where: "a log", written: { parts: [["log", "INFO Initializing an LLM engine (v0.6.5) with config"]] } },
  ] satisfies { where: string; written: Written }[])("does not ask for a version that $where shows", ({ written }) => {
    expect(needs(written, classed("crash"))).not.toContain("version");
  });

  it.each([
    "I use the latest version.",
    "On master, with Python 3.10.12 and CUDA 12.4.",
    "Serving Llama-3.1-8B at 127.0.0.1:8000.",
  ])("takes no version from: %s", (prose) => {
    expect(needs({ prose }, classed("crash"))).toContain("version");
  });

  it("does not read the text of the form", () => {
    const parts = [["template", "version: 2999 (42b4109e), `vllm serve ...` on an A100"]] as const;
    expect(needs({ parts }, classed("crash", { component: "operators" }))).toEqual([
      "log",
      "version",
      "command",
      "hardware",
    ]);
  });

  it.each([
    { where: "a parsed command", written: { commands: ["vllm serve m --tp 2"] } },
    { where: "a flag in prose", written: { prose: "It starts without --enable-chunked-prefill." } },
    { where: "the title", written: { title: "abort ./main -m models/7B.bin -t 16" } },
    { where: "a script that is named", written: { prose: "I test with `srt_example_yi_vl.py`." } },
    { where: "a program", written: { parts: [["code", "llm = LLM(model='m')"]] } },
    { where: "a filled section", written: { sections: ["command"] } },
  ] satisfies { where: string; written: Written }[])("does not ask for a command that $where shows", ({ written }) => {
    expect(needs(written, classed("crash"))).not.toContain("command");
  });

  it("asks for the command where only the version was printed", () => {
    expect(needs({ commands: ["./llama-cli --version", "nvidia-smi"] }, classed("crash"))).toContain("command");
  });

  it("asks for no hardware where the device plays no part", () => {
    expect(needs({ prose: "It stops." }, classed("crash", { component: "request-parser" }))).not.toContain("hardware");
  });

  it.each(["2xL40s", "4xA10s", "a VM with 2 vCPU", "Blackwell", "RTX 3060", "MI300X", "M2 Ultra"])(
    "takes %s for the hardware",
    (prose) => {
      expect(needs({ prose }, classed("crash", { component: "operators" }))).not.toContain("hardware");
    },
  );

  it("never asks about model or prompt where a build fails", () => {
    const asked = needs({ prose: "It stops." }, classed("crash", { phase: "engine-setup", component: "setup-tools" }));
    expect(asked).toEqual(["log", "version", "command", "environment"]);
  });

  it("asks for a stack dump first where it hangs", () => {
    const [first] = findNeeds(report({ prose: "It is stuck." }), classed("system-hang"));
    expect(first?.text).toContain("`py-spy dump --pid <pid>`");
  });

  it.each(["Thread 0x7F1 (active): MainThread", "#0  0x00007f in poll ()", "KeyboardInterrupt", "py-spy dump:"])(
    "takes %s for a stack dump",
    (text) => {
      expect(needs({ parts: [["log", text]] }, classed("system-hang"))).not.toContain("stack-dump");
    },
  );

  it("asks for no stack dump where the hang is unlikely", () => {
    expect(needs({ prose: "It is stuck." }, classed("system-hang", { p: 0.4 }))).not.toContain("stack-dump");
  });

  it("asks for numbers where it is slow", () => {
    const [first] = findNeeds(report({ prose: "It got slower." }), classed("abnormal-performance"));
    expect(first?.text).toContain("`vllm bench serve`");
  });

  it.each(["19 tokens/s", "12.3 t/s", "takes 40 seconds", "uses 22 GB", "5x slower", "850 ms", "GPU at 30%"])(
    "takes %s for a measurement",
    (prose) => {
      expect(needs({ prose }, classed("abnormal-performance"))).not.toContain("measurement");
    },
  );

  it("asks for the prompt where the answer is wrong, and not if the answer is there", () => {
    const garbled = classed("unexpected-output");
    expect(needs({ prose: "Garbage comes back." }, garbled)).toContain("prompt");
    expect(needs({ prose: "Garbage comes back.", parts: [["output", "!!!!!!!!"]] }, garbled)).not.toContain("prompt");
  });

  it("asks for a log that is only a picture as text, and for nothing that the picture may show", () => {
    const picture = { value: "https://github.com/user-attachments/assets/1", line: 4 };
    const missing = findNeeds(
      report({ facts: { attachments: [picture] } }),
      classed("crash", { component: "operators" }),
    );
    expect(missing.map(({ need }) => need)).toEqual(["log", "version"]);
    expect(missing[0]?.text).toContain("as text in a code block");
  });

  it.each(["https://gist.github.com/u/1", "https://github.com/o/r/files/12345/server.log"])(
    "asks for nothing that %s may hold",
    (value) => {
      expect(
        needs({ facts: { attachments: [{ value, line: 4 }] } }, classed("crash", { component: "operators" })),
      ).toEqual([]);
    },
  );

  it.each([
    { prose: "https://github.com/o/r/blob/main/engine.py#L147 is wrong." },
    { title: "[CI Failure]: plugin tests" },
  ])("asks nothing of a report that points at source or tests: %o", (written) => {
    expect(needs(written, classed("crash"))).toEqual([]);
  });

  it("asks for no command or log where a fault was found without a run", () => {
    expect(needs({ prose: "The scale is never applied." }, classed("silent-error"))).toEqual(["version"]);
  });
});

describe("findRequest", () => {
  it("prefers the engine's row for the symptom, then the engine's, then that of any engine", () => {
    expect(findRequest("log", "vllm", "crash")?.text).toContain("`EngineCore`");
    expect(findRequest("log", "ollama", "crash")?.text).toContain("`OLLAMA_DEBUG=1`");
    expect(findRequest("log", "sglang", "system-hang")).toMatchObject({ engine: null, symptoms: ["system-hang"] });
    expect(findRequest("version", null, "crash")?.engine).toBeNull();
  });
});
