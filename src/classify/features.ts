import type { IssueReport, PartKind, ReportPart } from "../report/issue-report.js";
import type { Evidence } from "../signals/evidence.js";
import { words } from "./words.js";

/**
 * Named features of a report with their values. Names carry a prefix that says where they come from:
 * `t:` title, `p:` prose, `e:` innermost error, `l:` logs and traces, `c:` commands, `k:` code, `s:` signals,
 * `x:` structure and facts.
 */
export type Features = ReadonlyMap<string, number>;

/** How far into each zone words are read. Beyond it little is learned and time is lost. */
const WORD_LIMITS = { title: 60, prose: 600, error: 80, log: 500, code: 150 } as const;

/** Weight of a zone of words as a whole: each zone is scaled to this length. */
const ZONE_NORMS = { t: 1.6, p: 2.2, e: 1.4, l: 1.2, c: 1.0, k: 0.7 } as const;
type Zone = keyof typeof ZONE_NORMS;

/** Value of one signal or structural feature. */
export const FLAG_VALUE = 0.5;

/** Which of three groups of parts a signal stood in. */
const PART_GROUPS: Readonly<Partial<Record<PartKind, string>>> = {
  title: "title",
  prose: "words",
  log: "log",
  trace: "log",
  output: "log",
  command: "run",
  code: "run",
};

/** Turns a parsed report and its evidence into features. Pure; costs about as much as reading the text once. */
export function extractFeatures(report: IssueReport, evidence: readonly Evidence[]): Features {
  const features = new Map<string, number>();
  addZone(features, "t", withPairs(words(report.title, WORD_LIMITS.title)));
  addZone(features, "p", withPairs(words(textOf(report.parts, ["prose"]), WORD_LIMITS.prose)));
  addZone(features, "e", errorWords(report));
  addZone(features, "l", words(textOf(report.parts, ["log", "trace", "output"]), WORD_LIMITS.log));
  addZone(features, "c", commandWords(report));
  addZone(features, "k", words(textOf(report.parts, ["code"]), WORD_LIMITS.code));
  for (const name of evidence.flatMap(evidenceFeatures)) features.set(name, FLAG_VALUE);
  for (const name of structureNames(report)) features.set(`x:${name}`, FLAG_VALUE);
  return features;
}

function textOf(parts: readonly ReportPart[], kinds: readonly PartKind[]): string {
  return parts
    .filter((part) => kinds.includes(part.kind))
    .map((part) => part.text.slice(0, 20_000))
    .join("\n");
}

function withPairs(list: readonly string[]): readonly string[] {
  return [...list, ...list.slice(1).map((word, index) => `${list[index]} ${word}`)];
}

/** Counts words, dampens repetition and scales the zone to its norm. */
function addZone(features: Map<string, number>, zone: Zone, list: readonly string[]): void {
  if (list.length === 0) return;
  const counts = new Map<string, number>();
  for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
  let squares = 0;
  for (const count of counts.values()) squares += (1 + Math.log(count)) ** 2;
  const scale = ZONE_NORMS[zone] / Math.sqrt(squares);
  for (const [word, count] of counts) features.set(`${zone}:${word}`, (1 + Math.log(count)) * scale);
}

function errorWords(report: IssueReport): readonly string[] {
  const error = report.innermostError;
  if (!error) return [];
  const frames = error.frames.slice(0, 3).map((frame) => frame.slice(0, 200));
  return [
    error.type.toLowerCase(),
    ...withPairs(words(error.message, WORD_LIMITS.error)),
    ...frames.flatMap((frame) => words(frame.replace(/[/\\:]/g, " "), 12)),
  ];
}

function commandWords(report: IssueReport): readonly string[] {
  return report.commands
    .slice(0, 12)
    .flatMap((command) => [
      command.program.toLowerCase(),
      ...Object.keys(command.flags).slice(0, 40),
      ...Object.keys(command.env).slice(0, 20),
    ]);
}

/** Names of the features that one hit of a signal sets: the signal anywhere, and in its group of parts. */
export function evidenceFeatures({ signal, part }: Evidence): readonly string[] {
  return [`s:${signal}`, `s:${signal}@${PART_GROUPS[part] ?? part}`];
}

function bucket(count: number, bounds: readonly number[]): number {
  return bounds.filter((bound) => count >= bound).length;
}

/** Form, title tag, what is filled in, what errors there are, and the facts that separate situations. */
function structureNames(report: IssueReport): readonly string[] {
  const names: string[] = [`form=${report.form ?? "none"}`, `tag=${report.titleTag ?? "none"}`];
  if (report.engine) names.push(`engine=${report.engine}`);
  for (const section of report.sections) {
    if (section.role && section.filled) names.push(`filled=${section.role}`);
  }
  if (report.template.unfilled) names.push("unfilled");
  names.push(`own=${bucket(report.template.ownCharacters, [1, 120, 400, 1_200, 4_000])}`);
  names.push(`errors=${bucket(report.errors.length, [1, 2, 5])}`);
  if (report.innermostError) {
    names.push(`error-language=${report.innermostError.language}`, `error-origin=${report.innermostError.origin}`);
    names.push(`error-type=${report.innermostError.type.toLowerCase().slice(0, 60)}`);
  }
  const kinds = new Set(report.parts.map((part) => part.kind));
  for (const kind of kinds) names.push(`has=${kind}`);
  names.push(`commands=${bucket(report.commands.length, [1, 3])}`);
  const { facts } = report;
  for (const backend of facts.backends) names.push(`backend=${backend.value}`);
  if (facts.os) names.push(`os=${facts.os.value}`);
  for (const [axis, degree] of Object.entries(facts.parallelism)) {
    if (degree.value > 1) names.push(`parallel=${axis}`);
  }
  if (facts.quantization) names.push("quantised");
  if (facts.lastGoodVersion || facts.firstBadVersion || facts.firstBadCommit) names.push("regression-stated");
  if (facts.installMethod) names.push(`install=${facts.installMethod.value}`);
  return names;
}
