import { CATEGORIES, CAUSES } from "../../taxonomy/causes.js";
import { COMPONENTS } from "../../taxonomy/components.js";
import { EDGE_RULES } from "../../taxonomy/edge-rules.js";
import { KINDS } from "../../taxonomy/kinds.js";
import { PHASES } from "../../taxonomy/phases.js";
import { SUBTYPES, SYMPTOMS } from "../../taxonomy/symptoms.js";

/** The codebook as the prompt shows it: what each `{{name}}` of the system message stands for. */
export const PROMPT_TABLES: Readonly<Record<string, string>> = {
  kinds: rows(KINDS.map((kind) => `${kind.id}: ${kind.when}`)),
  phases: rows(PHASES.map((phase) => `${phase.id} ${phase.count}: ${phase.when}`)),
  symptoms: rows(
    SYMPTOMS.map((symptom) => `${symptom.id} ${symptom.count}: ${symptom.when}. Not when ${symptom.notWhen}`),
  ),
  subtypes: rows(SUBTYPES.map((subtype) => `${subtype.id} ${subtype.count}: ${subtype.when}`)),
  components: rows(COMPONENTS.map((component) => `${component.id} ${component.count}: ${component.is}`)),
  causes: CATEGORIES.map((category) => {
    const causes = CAUSES.filter((cause) => cause.category === category.id);
    return `${category.name}\n${rows(causes.map((cause) => `${cause.id} ${cause.count}: ${cause.when}`))}`;
  }).join("\n"),
  edgeRules: rows(EDGE_RULES.map((edge) => `${edge.title}: ${edge.rule}`)),
};

function rows(texts: readonly string[]): string {
  return texts.map((text) => `- ${text}`).join("\n");
}
