import type { Issue } from "../src/report/issue-report.js";

/** Issues of each length: as many mixtures of sections, so that no one log decides. */
const MIXTURES = 8;

/**
 * Issues whose bodies have a given length in characters, made of the sections of other issues one after the other, each
 * beginning with another issue. Sections repeat where there are not enough.
 */
export function issuesOfLength(issues: readonly Issue[], length: number): Issue[] {
  const step = Math.max(1, Math.floor(issues.length / MIXTURES));
  return issues
    .filter((_, index) => index % step === 0)
    .slice(0, MIXTURES)
    .map((issue, index) => ({ ...issue, body: bodyOfLength(rotated(issues, index * step), length) }));
}

function rotated(issues: readonly Issue[], first: number): readonly Issue[] {
  return [...issues.slice(first), ...issues.slice(0, first)];
}

function bodyOfLength(issues: readonly Issue[], length: number): string {
  const sections = issues.flatMap(({ body }) => body.split(/^(?=#{1,3} )/m)).filter((section) => section.trim() !== "");
  if (sections.length === 0) throw new Error("the issues have no text to make long bodies from");
  const taken: string[] = [];
  let size = 0;
  for (let index = 0; size < length; index++) {
    const section = `${(sections[index % sections.length] ?? "").trimEnd()}\n\n`;
    taken.push(section);
    size += section.length;
  }
  return taken.join("").slice(0, length);
}
