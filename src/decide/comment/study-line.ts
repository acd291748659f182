import { STUDY_DOI, type StudyContext } from "../../playbooks/study-context.js";
import { PHASES } from "../../taxonomy/phases.js";
import { STUDY } from "../../taxonomy/study-tables.js";
import { SUBTYPES, SYMPTOMS } from "../../taxonomy/symptoms.js";
import { ENGLISH } from "./phrases/english.js";
import type { Phrases } from "./phrases/phrases.js";

/**
 * What the study counted of bugs like this one, in one line with its address: `In the study (...), of 30 bugs with System
 * Hang in Inference/Serving 11 were Concurrency Issue, 10 Incompatible Backend; 8 lay in Communicator, ...`. The names and
 * numbers are the study's, the sentence is ours.
 */
export function renderStudyLine(
  { symptom, subtype, phase, bugs, causes, components }: StudyContext,
  phrases: Phrases = ENGLISH,
): string {
  return phrases.studyLine({
    address: STUDY_DOI,
    all: STUDY.bugs,
    bugs,
    symptom: nameOf(SYMPTOMS, symptom),
    subtype: subtype === null ? null : nameOf(SUBTYPES, subtype),
    phase: phase === null ? null : nameOf(PHASES, phase),
    causes,
    components,
  });
}

function nameOf<Id extends string>(rows: readonly { readonly id: Id; readonly name: string }[], id: Id): string {
  return rows.find((row) => row.id === id)?.name ?? id;
}
