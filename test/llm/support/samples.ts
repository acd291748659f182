import type { Classification, Ranked } from "../../../src/classify/classification.js";
import type { IssueReport, PartKind, ReportedError, ReportFacts } from "../../../src/report/issue-report.js";
import { CAUSES } from "../../../src/taxonomy/causes.js";
import { COMPONENTS } from "../../../src/taxonomy/components.js";
import { KINDS } from "../../../src/taxonomy/kinds.js";
import { PHASES } from "../../../src/taxonomy/phases.js";
import { SUBTYPES, SYMPTOMS } from "../../../src/taxonomy/symptoms.js";
import { NO_FACTS } from "../../report/no-facts.js";

/** All ids of a level, the first one with probability `top`, the rest alike. */
export function ranked<const Id extends string>(
  rows: readonly { readonly id: Id }[],
  first: Id,
  top: number,
): Ranked<Id>[] {
  const rest = (1 - top) / (rows.length - 1);
  return [{ id: first, p: top }, ...rows.filter((row) => row.id !== first).map((row) => ({ id: row.id, p: rest }))];
}

export const CLASSIFICATION: Classification = {
  kinds: ranked(KINDS, "malfunction", 0.8),
  phases: ranked(PHASES, "inference-serving", 0.7),
  symptoms: ranked(SYMPTOMS, "crash", 0.6),
  subtypes: SUBTYPES.map(({ id }) => ({ id, p: 0.15 })),
  components: ranked(COMPONENTS, "operators", 0.3),
  causes: ranked(CAUSES, "misused-api", 0.2),
  manifestations: ["python-exception"],
};

/** A reply as a well-behaved model gives it. */
export const REPLY = {
  kinds: [{ id: "malfunction", p: 0.97 }],
  phases: [{ id: "inference-serving", p: 0.9 }],
  symptoms: [{ id: "system-hang", p: 0.85 }],
  subtypes: [],
  components: [{ id: "communicator", p: 0.7 }],
  causes: [{ id: "concurrency-issue", p: 0.5 }],
  lines: [1],
} as const;

export interface SampleReport {
  title?: string;
  /** Parts from line 1 on, one after another. */
  parts: readonly (readonly [PartKind, string])[];
  /** Lines that state an error; the last one is the innermost. */
  errorLines?: readonly number[];
  facts?: Partial<ReportFacts>;
}

/** A report made of parts, as the parser would give it. */
export function sampleReport({ title = "It fails", parts, errorLines = [], facts = {} }: SampleReport): IssueReport {
  let line = 0;
  const placed = parts.map(([kind, text]) => {
    const startLine = line + 1;
    line += text.split("\n").length;
    return { kind, section: null, text, startLine, endLine: line };
  });
  const body = parts.map(([, text]) => text).join("\n");
  const errors = errorLines.map((errorLine): ReportedError => {
    const part = placed.find((one) => one.startLine <= errorLine && errorLine <= one.endLine);
    return {
      language: "python",
      type: "RuntimeError",
      message: "",
      origin: "engine",
      frames: [],
      line: errorLine,
      startLine: part?.startLine ?? errorLine,
      endLine: part?.endLine ?? errorLine,
    };
  });
  return {
    issue: { repo: "vllm-project/vllm", number: 1, title, body },
    engine: "vllm",
    form: null,
    titleTag: null,
    title,
    lines: body.split("\n"),
    sections: [],
    parts: [{ kind: "title", section: null, text: title, startLine: 0, endLine: 0 }, ...placed],
    errors,
    innermostError: errors.at(-1) ?? null,
    commands: [],
    facts: { ...NO_FACTS, ...facts },
    template: { unfilled: false, ownCharacters: body.length },
  };
}
