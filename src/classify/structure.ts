import type { IssueReport } from "../report/issue-report.js";

function bucket(count: number, bounds: readonly number[]): number {
  return bounds.filter((bound) => count >= bound).length;
}

/** How far from the end of its part an error may stand and still be what the log ends in, in lines. */
const END_OF_LOG = 12;

/**
 * What the shape of a report says: form, title tag, what is filled in, what errors there are and whose, and the facts
 * that separate situations. Names are `name=value` or a bare name; each is true of the report.
 */
export function structureNames(report: IssueReport): readonly string[] {
  return [...formNames(report), ...errorNames(report), ...factNames(report)];
}

function formNames(report: IssueReport): readonly string[] {
  const names: string[] = [`form=${report.form ?? "none"}`, `tag=${report.titleTag ?? "none"}`];
  if (report.engine) names.push(`engine=${report.engine}`);
  for (const section of report.sections) {
    if (section.role && section.filled) names.push(`filled=${section.role}`);
  }
  if (report.template.unfilled) names.push("unfilled");
  names.push(`own=${bucket(report.template.ownCharacters, [1, 120, 400, 1_200, 4_000])}`);
  for (const kind of new Set(report.parts.map((part) => part.kind))) names.push(`has=${kind}`);
  names.push(`commands=${bucket(report.commands.length, [1, 3])}`);
  return names;
}

function errorNames(report: IssueReport): readonly string[] {
  // What an instrument found is not how the run ended, though it looks like a crash on paper.
  if (report.innermostError?.type.endsWith("Sanitizer")) return ["sanitizer"];
  const names: string[] = [`errors=${bucket(report.errors.length, [1, 2, 5])}`];
  const error = report.innermostError;
  if (!error) return names;
  names.push(`error-language=${error.language}`, `error-origin=${error.origin}`);
  names.push(`error-type=${error.type.toLowerCase().slice(0, 60)}`);
  const part = report.parts.find(({ startLine, endLine }) => error.line >= startLine && error.line <= endLine);
  if (part) {
    names.push(`error-in=${part.kind}`);
    if (part.kind !== "prose" && part.endLine - error.line <= END_OF_LOG) names.push("ends-in-error");
  }
  return names;
}

function factNames({ facts }: IssueReport): readonly string[] {
  const names: string[] = [];
  for (const backend of facts.backends) names.push(`backend=${backend.value}`);
  if (facts.os) names.push(`os=${facts.os.value}`);
  for (const [axis, degree] of Object.entries(facts.parallelism)) {
    if (degree.value > 1) names.push(`parallel=${axis}`);
  }
  if (facts.quantization) names.push("quantised");
  if (facts.lastGoodVersion || facts.firstBadVersion || facts.firstBadCommit) names.push("regression-stated");
  if (facts.installMethod) names.push(`install=${facts.installMethod.value}`);
  if (facts.attachments.length > 0) names.push("attachment");
  return names;
}
