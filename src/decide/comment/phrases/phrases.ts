import type { SimilarIssue } from "../../../similar/similar-issue.js";

/** What a study line says: names and numbers are the study's. */
export interface StudyCounts {
  /** Of the study. */
  address: string;
  /** Bugs of the whole study. */
  all: number;
  bugs: number;
  symptom: string;
  subtype: string | null;
  phase: string | null;
  causes: readonly CountedName[];
  components: readonly CountedName[];
}

export interface CountedName {
  name: string;
  count: number;
}

/**
 * The comment's fixed text in one language. Names of classes are given as the study and the labels have them; checks,
 * requests and reasons of evidence stand in English in every language.
 */
export interface Phrases {
  /** How sure a statement is: right as often as its gate demands, with `percent` such as `41 %`; not so; said by a person. */
  likely(percent: string): string;
  possible: string;
  told: string;
  /** `kind` is the subtype in lower case, `sure` one of the three above. */
  verdict(symptom: string, kind: string | null, phase: string, sure: string): string;
  otherwise(symptom: string): string;
  toldCause(cause: string): string;
  noCause: string;
  /** Each with its percentage. */
  causes(named: readonly string[], isSure: boolean): string;
  checks: string;
  missing: string;
  similar: string;
  /** One earlier issue; `#12` stands in front. */
  similarIssue(issue: Pick<SimilarIssue, "state" | "opened">): string;
  folded: string;
  evidence: string;
  title: string;
  line(number: number): string;
  /** Between a place, a quote and a reason. */
  colon: string;
  outcomes: string;
  /** What an outcome of a check tells; either list may be empty, not both. */
  outcome(when: string, pointsTo: readonly string[], rulesOut: readonly string[]): string;
  semicolon: string;
  source: string;
  studyLine(counts: StudyCounts): string;
  origin: string;
  emptyForm: string;
  emptyFormAnswered: string;
  withdrawn: string;
}
