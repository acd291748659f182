import { forApplicationDevelopers } from "./for-application-developers.js";
import { forMaintainers } from "./for-maintainers.js";
import { forResearchers } from "./for-researchers.js";
import type { Focus, Implication, Reader } from "./implication.js";

const NOTES: Readonly<Record<Reader, (focus: Focus) => readonly Implication[]>> = {
  maintainer: forMaintainers,
  researcher: forResearchers,
  "application-developer": forApplicationDevelopers,
};

/**
 * What a reader can take from the study and its siblings, each with the numbers that speak for it. `focus` narrows the
 * maintainer's hot spots to a symptom or an engine; the other readers' notes are about all bugs. Pure.
 */
export function implicationsFor(reader: Reader, focus: Focus = {}): readonly Implication[] {
  return NOTES[reader](focus);
}
