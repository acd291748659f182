import type { IssueReport, PartKind, ReportPart } from "../report/issue-report.js";
import type { Evidence } from "../signals/evidence.js";
import { SIGNALS_BY_ID } from "../signals/signals.js";
import { structureNames } from "./structure.js";
import { words } from "./words.js";

/**
 * Named features of a report with their values. Names carry a prefix that says where they come from:
 * `t:` title, `p:` prose, `e:` innermost error, `l:` logs and traces, `c:` commands, `k:` code, `s:` signals, `g:` what
 * signals speak for, `x:` structure and facts.
 */
export type Features = ReadonlyMap<string, number>;

/** How far into each zone words are read. Beyond it little is learned and time is lost. */
const WORD_LIMITS = { title: 60, prose: 600, error: 80, log: 500, code: 150 } as const;

/** Weight of a zone of words as a whole: each zone is scaled to this length. */
const ZONE_NORMS = { t: 1.6, p: 2.2, e: 1.4, l: 1.2, c: 1.0, k: 0.7 } as const;
type Zone = keyof typeof ZONE_NORMS;

/** Value of a structural feature and of a signal; a signal in the title says more. */
const FLAG_VALUE = 0.5;
const TITLE_VALUE = 0.75;

/** Value of the first signal that speaks for something in a group of parts, and of each further one, up to the most. */
const VOTE = { first: 0.25, further: 0.125, most: 0.5 } as const;

/** Which group of parts a signal stood in. */
type PartGroup = "title" | "words" | "log" | "run";
const PART_GROUPS: Readonly<Record<PartKind, PartGroup>> = {
  title: "title",
  prose: "words",
  log: "log",
  trace: "log",
  output: "log",
  command: "run",
  code: "run",
  environment: "log",
  template: "words",
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
  for (const [name, value] of evidenceFeatures(evidence)) features.set(name, value);
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
function namesOf({ signal, part }: Evidence): readonly [anywhere: string, inGroup: string] {
  return [`s:${signal}`, `s:${signal}@${PART_GROUPS[part]}`];
}

/** The feature that tells in which group of parts a hit stood. */
export function placeFeature(hit: Evidence): string {
  return namesOf(hit)[1];
}

/**
 * Features that evidence sets: its signals, and per group of parts how many of them speak for a claim: rare signals learn
 * from their like.
 */
export function evidenceFeatures(evidence: readonly Evidence[]): Features {
  const features = new Map<string, number>();
  const votes = new Map<string, Set<string>>();
  for (const hit of evidence) {
    const [anywhere, inGroup] = namesOf(hit);
    features.set(anywhere, FLAG_VALUE);
    features.set(inGroup, PART_GROUPS[hit.part] === "title" ? TITLE_VALUE : FLAG_VALUE);
    for (const claim of SIGNALS_BY_ID.get(hit.signal)?.speaksFor ?? []) {
      const vote = `g:${claim}@${PART_GROUPS[hit.part]}`;
      const voters = votes.get(vote) ?? new Set();
      votes.set(vote, voters.add(hit.signal));
    }
  }
  for (const [vote, voters] of votes) {
    features.set(vote, Math.min(VOTE.most, VOTE.first + VOTE.further * (voters.size - 1)));
  }
  return features;
}
