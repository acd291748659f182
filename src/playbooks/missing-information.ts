import type { EngineId } from "../taxonomy/engines.js";
import type { NeedId } from "../taxonomy/needs.js";
import type { SymptomId } from "../taxonomy/symptoms.js";

/** How to ask for one piece of information, with the exact command that gives it. */
export interface Request {
  need: NeedId;
  /** null: any engine that has no row of its own. */
  engine: EngineId | null;
  /** Missing: any symptom. */
  symptoms?: readonly SymptomId[];
  /** What to ask: at most 160 characters, commands in backticks. GitHub Markdown, no links. */
  text: string;
  source: string;
  verified: string;
}
