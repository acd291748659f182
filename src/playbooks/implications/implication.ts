import type { EngineId } from "../../taxonomy/engines.js";
import type { SymptomId } from "../../taxonomy/symptoms.js";

/** Who reads a note. */
export const READERS = ["maintainer", "researcher", "application-developer"] as const;
export type Reader = (typeof READERS)[number];

/** Where numbers come from; a reader can look them up. */
export interface Citation {
  /** `study`, or the id of a sibling study. */
  id: string;
  title: string;
  url: string;
}

/** One count with what it is a part of, and the table that holds it: `13 of 35`, `symptomByCause.system-hang`. */
export interface Figure {
  /** What is counted, to follow the numbers: `of the bugs end in no crash`. */
  what: string;
  /** A count; a share in percent where the source gives no count. */
  value: number;
  unit: "count" | "percent" | "correlation";
  /** What the count is a part of; null for a share and a correlation. */
  of: number | null;
  /** Path in the study's tables or in the table of sibling studies. */
  table: string;
  citation: Citation;
}

/** Something to do or to know, with the numbers that speak for it. The advice is this project's reading, not a study's. */
export interface Implication {
  id: string;
  reader: Reader;
  advice: string;
  figures: readonly Figure[];
}

/** What a note is about: all bugs, or those of an engine, or with a symptom. */
export interface Focus {
  engine?: EngineId | null;
  symptom?: SymptomId | null;
}
