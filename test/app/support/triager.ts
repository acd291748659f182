import { COMMENT_MARKER } from "../../../src/decide/comment/comment-marker.js";
import type { Decision } from "../../../src/decide/decision.js";
import type { Triager } from "../../../src/triage.js";

/** A decision of the real shape that says nothing, with `overrides`. */
export function decision(overrides: Partial<Decision> = {}): Decision {
  return {
    schema: 1,
    repo: "o/r",
    number: 1,
    engine: null,
    kind: { id: "question", p: 0.9 },
    phase: null,
    symptoms: [],
    subtype: null,
    components: [],
    causes: [],
    manifestations: [],
    facts: {},
    needs: [],
    labels: [],
    abstained: [],
    evidence: [],
    checklist: [],
    similar: [],
    comment: null,
    source: "embedded",
    ...overrides,
  };
}

export function comment(text: string): string {
  return `${COMMENT_MARKER}\n${text}\n`;
}

/** A triager that looks its decisions up by title; what is not in the table gets a decision that says nothing. */
export function tableTriager(table: Readonly<Record<string, Partial<Decision>>>): Triager {
  return {
    decide: async ({ repo, number, title }) => decision({ ...table[title], repo, number }),
  };
}
