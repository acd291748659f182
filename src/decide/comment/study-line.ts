import { STUDY_DOI, type StudyContext } from "../../playbooks/study-context.js";
import { PHASES } from "../../taxonomy/phases.js";
import { STUDY } from "../../taxonomy/study-tables.js";
import { SUBTYPES, SYMPTOMS } from "../../taxonomy/symptoms.js";

/**
 * What the study counted of bugs like this one, in one line with its address: `In the study (...), of 30 bugs with System
 * Hang in Inference/Serving 11 were Concurrency Issue, 10 Incompatible Backend; 8 lay in Communicator, ...`. The names and
 * numbers are the study's, the sentence is ours.
 */
export function renderStudyLine({ symptom, subtype, phase, bugs, causes, components }: StudyContext): string {
  const kind = subtype === null ? "" : ` (${nameOf(SUBTYPES, subtype)})`;
  const where = phase === null ? "" : ` in ${nameOf(PHASES, phase)}`;
  const why = listed(causes, "were");
  const place = listed(components, "lay in");
  return `In the [study](<${STUDY_DOI}>) (${STUDY.bugs} bugs of five engines), of ${bugs} bugs with ${nameOf(SYMPTOMS, symptom)}${kind}${where} ${why}; ${place}.`;
}

/** `11 were Concurrency Issue, 10 Incompatible Backend`. */
function listed(rows: readonly { name: string; count: number }[], verb: string): string {
  return rows.map(({ name, count }, index) => `${count} ${index === 0 ? `${verb} ` : ""}${name}`).join(", ");
}

function nameOf<Id extends string>(rows: readonly { readonly id: Id; readonly name: string }[], id: Id): string {
  return rows.find((row) => row.id === id)?.name ?? id;
}
