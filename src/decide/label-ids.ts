import { BACKENDS } from "../report/issue-report.js";
import { CAUSES } from "../taxonomy/causes.js";
import { COMPONENTS } from "../taxonomy/components.js";
import { NEEDS } from "../taxonomy/needs.js";
import { PHASES } from "../taxonomy/phases.js";
import { SYMPTOMS } from "../taxonomy/symptoms.js";
import type { LabelFamily } from "./decision.js";

/** The ids of each family that labels are named by. */
export const LABEL_IDS: Readonly<Record<LabelFamily, readonly string[]>> = {
  symptom: SYMPTOMS.map(({ id }) => id),
  cause: CAUSES.map(({ id }) => id),
  phase: PHASES.map(({ id }) => id),
  component: COMPONENTS.map(({ id }) => id),
  backend: BACKENDS,
  needs: NEEDS.map(({ id }) => id),
};
