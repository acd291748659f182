import { LABEL_FAMILIES, type LabelFamily } from "./decision.js";

/** Name of the label of an id: `symptom: system-hang`. */
export function labelName(family: LabelFamily, id: string): string {
  return `${family}: ${id}`;
}

/** Family and id of a label name as `labelName` makes it; null for any other label. */
export function parseLabelName(name: string): { family: LabelFamily; id: string } | null {
  const family = LABEL_FAMILIES.find((candidate) => name.startsWith(`${candidate}: `));
  return family ? { family, id: name.slice(family.length + 2) } : null;
}
