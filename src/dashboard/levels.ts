import { CAUSES } from "../taxonomy/causes.js";
import { COMPONENTS } from "../taxonomy/components.js";
import { PHASES } from "../taxonomy/phases.js";
import { SYMPTOMS } from "../taxonomy/symptoms.js";

/** What a bug is counted by. */
export const LEVELS = [
  { id: "symptom", name: "Symptom", plural: "symptoms", classes: SYMPTOMS },
  { id: "cause", name: "Root cause", plural: "root causes", classes: CAUSES },
  { id: "component", name: "Component", plural: "components", classes: COMPONENTS },
  { id: "phase", name: "Phase", plural: "phases", classes: PHASES },
] as const;

export type Level = (typeof LEVELS)[number];
export type LevelId = Level["id"];
