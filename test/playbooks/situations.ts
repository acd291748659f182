import type { Classification, Ranked } from "../../src/classify/classification.js";
import type { Check } from "../../src/playbooks/check.js";
import type { Situation } from "../../src/playbooks/report-view.js";
import type {
  IssueReport,
  ReportedCommand,
  ReportedError,
  ReportFacts,
  ReportPart,
} from "../../src/report/issue-report.js";
import { CAUSES, type CauseId } from "../../src/taxonomy/causes.js";
import { COMPONENTS, type ComponentId } from "../../src/taxonomy/components.js";
import type { EngineId } from "../../src/taxonomy/engines.js";
import { KINDS } from "../../src/taxonomy/kinds.js";
import type { ManifestationId } from "../../src/taxonomy/manifestations.js";
import { PHASES, type PhaseId } from "../../src/taxonomy/phases.js";
import { SUBTYPES, type SubtypeId, SYMPTOMS, type SymptomId } from "../../src/taxonomy/symptoms.js";
import { NO_FACTS } from "../report/no-facts.js";

/** What a test says of a report; the rest is left open. */
export interface Told {
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
  title?: string;
  lines?: readonly string[];
  parts?: readonly Pick<ReportPart, "kind" | "text">[];
  errors?: readonly Partial<ReportedError>[];
  facts?: Partial<ReportFacts>;
}

export function situation(told: Told): Situation {
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
export function ranked<Id extends string>(
  rows: readonly { id: Id }[],
  given: Readonly<Record<string, number>>,
): Ranked<Id>[] {
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
  const errors = (told.errors ?? []).map(reportedError);
  return {
    issue: { repo: "owner/name", number: 1, title: told.title ?? "", body: "" },
    engine: told.engine ?? null,
    form: null,
    titleTag: null,
    title: told.title ?? "",
    lines: [...(told.lines ?? [])],
    sections: [],
    parts: (told.parts ?? []).map((part) => ({ ...part, section: null, startLine: 1, endLine: 1 })),
    errors,
    innermostError: errors[0] ?? null,
    commands: [command],
    facts: {
      ...NO_FACTS,
      engineVersion: told.version === undefined ? null : { value: told.version, line: 1 },
      backends: (told.backends ?? []).map((value) => ({ value, line: 1 })),
      ...told.facts,
    },
    template: { unfilled: false, ownCharacters: 1000 },
  };
}

function reportedError(given: Partial<ReportedError>): ReportedError {
  return {
    language: "python",
    type: "RuntimeError",
    message: "",
    origin: "engine",
    frames: [],
    line: 1,
    startLine: 1,
    endLine: 1,
    ...given,
  };
}

/** A check that confirms or rules out a misconfiguration in minutes. */
export function check(id: string, more: Partial<Check>): Check {
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

export function idsOf(checks: readonly Check[]): string[] {
  return checks.map(({ id }) => id);
}

/** Causes that `check` separates. */
export const LIKELY = { misconfiguration: 0.5, "incompatible-backend": 0.3 } as const;

/** A table with one check under test among three that always fit but tell less. */
export function withFillers(...tested: Check[]): Check[] {
  const rare = ["document-issue", "incorrect-detokenization", "incorrect-character-encoding"] as const;
  const fillers = rare.map((cause, i) =>
    check(`filler-${i}`, { text: `Look at ${cause}`, outcomes: [{ when: "so", confirms: [cause], rulesOut: [] }] }),
  );
  return [...fillers, ...tested];
}
