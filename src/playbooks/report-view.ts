import type { Classification } from "../classify/classification.js";
import type { IssueReport } from "../report/issue-report.js";
import type { RunSetup } from "./check.js";
import { type ReportWords, wordsOf } from "./report-words.js";
import { setupOf } from "./run-setup.js";
import { signsInHead, signsShown } from "./shown-signs.js";
import { statedBackends } from "./stated-backends.js";
import { parseVersion } from "./version-range.js";

/** What selection looks at: the report as parsed and what the classifiers make of it. */
export interface Situation {
  report: IssueReport;
  classification: Classification;
  /** Whether a maintainer said what the cause is; false unless given. */
  causeIsTold?: boolean;
}

/** From this probability on, a second symptom counts, with its subtypes and signs. */
const SYMPTOM_P = 0.35;
const SHOWN_P = 0.2;
const SURE_P = 0.5;
/** Where a phrase stands, the most telling place first. */
export type MentionPlace = "head" | "prose" | "commands" | "passing" | "rest" | "nowhere";

/** A longer text is about what it says twice; what it says once it may say in passing. */
const SHORT_PROSE = 600;
/** What so short a text names, it is about. */
const TERSE_PROSE = 300;

/** One report's view: what scopes are compared with, worked out once a call. */
export interface View {
  symptoms: ReadonlyMap<string, number>;
  phase: string | undefined;
  subtypes: ReadonlySet<string>;
  /** The likeliest subtype, if it is likelier than not. */
  subtype: string | undefined;
  components: ReadonlyMap<string, number>;
  /** What the report is about; see `signsShown`. */
  signs: ReadonlySet<string>;
  /** Those of them that title or error name; see `signsInHead`. */
  headSigns: ReadonlySet<string>;
  backends: ReadonlySet<string>;
  mentions: (phrase: string) => MentionPlace;
  runsWith: (setup: RunSetup) => boolean;
  version: readonly number[] | null;
}

export function viewOf({ report, classification }: Situation): View {
  const [top] = classification.symptoms;
  const likely = classification.symptoms.filter((symptom) => symptom === top || symptom.p >= SYMPTOM_P);
  const symptoms = new Map(likely.map(({ id, p }) => [id, Math.max(p, SYMPTOM_P)]));
  const subtypes = symptoms.has("unexpected-output") ? classification.subtypes.filter(({ p }) => p >= SHOWN_P) : [];
  const components = classification.components.filter(({ p }, i) => i === 0 || p >= SHOWN_P);
  const words = wordsOf(report);
  const phase = classification.phases[0]?.id;
  const signs = signsShown(classification.manifestations, words, { symptoms, phase });
  return {
    symptoms,
    phase,
    subtype: subtypes[0] && subtypes[0].p >= SURE_P ? subtypes[0].id : undefined,
    subtypes: new Set(subtypes.map(({ id }) => id)),
    components: new Map(components.map(({ id, p }) => [id, p])),
    signs,
    headSigns: signsInHead(signs, words),
    backends: statedBackends(report),
    mentions: searcher(words),
    runsWith: setupOf(report, words),
    version: parseVersion(report.facts.engineVersion?.value),
  };
}

/**
 * Says where a phrase stands first: in title or errors, in the prose (a long one twice), in a command, in passing in a
 * long prose, elsewhere (code, ends of logs) or nowhere. It must start a word: `hang` does not stand in `change`. Asks once for each phrase.
 */
function searcher({ title, errors, prose, commands, code, ends }: ReportWords): (phrase: string) => MentionPlace {
  const known = new Map<string, MentionPlace>();
  const head = `${title}\n${errors}\n`;
  const said = `${head}${prose}\n${commands}\n`;
  const rest = `${code}\n${ends}`;
  const starts = wordStarts(`${said}\n${rest}`);
  const placeOf = (phrase: string): MentionPlace => {
    const isWord = phrase.length >= 3 && isAlphanumeric(phrase.charCodeAt(0));
    if (isWord && !starts.has(startKey(phrase, 0))) return "nowhere";
    const at = wordIndex(said, phrase);
    if (at >= head.length + prose.length) return "commands";
    if (at >= head.length && prose.length > SHORT_PROSE) {
      const again = wordIndex(said, phrase, at + phrase.length);
      if (again < 0) return PLAIN_WORD.test(phrase) ? "nowhere" : "passing";
      return again < head.length + prose.length ? "prose" : "commands";
    }
    if (at >= 0) return at < head.length || prose.length < TERSE_PROSE ? "head" : "prose";
    return !PLAIN_WORD.test(phrase) && wordIndex(rest, phrase) >= 0 ? "rest" : "nowhere";
  };
  return (phrase) => {
    const before = known.get(phrase);
    if (before !== undefined) return before;
    const place = placeOf(phrase);
    known.set(phrase, place);
    return place;
  };
}

/** Programs use plain words for everything: in code and logs only names and phrases count. */
const PLAIN_WORD = /^[a-z]+$/;

/** The first three characters of each word: most phrases are in no report, and this says so without a search. */
function wordStarts(text: string): ReadonlySet<number> {
  const starts = new Set<number>();
  let inWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const isWord = isAlphanumeric(text.charCodeAt(at));
    if (isWord && !inWord) starts.add(startKey(text, at));
    inWord = isWord;
  }
  return starts;
}

/** Two starts may share a key; the search that follows tells them apart. */
function startKey(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) ^ (text.charCodeAt(at + 1) << 8) ^ text.charCodeAt(at + 2);
}

function wordIndex(text: string, phrase: string, from = 0): number {
  for (let at = text.indexOf(phrase, from); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (startsWord(text, phrase, at) && endsWord(text, phrase, at + phrase.length)) return at;
  }
  return -1;
}

function startsWord(text: string, phrase: string, at: number): boolean {
  return at === 0 || !isAlphanumeric(text.charCodeAt(at - 1)) || !isAlphanumeric(phrase.charCodeAt(0));
}

/** Short phrases are words of their own: `nan` does not stand in `nano`. */
function endsWord(text: string, phrase: string, end: number): boolean {
  return !SHORT_WORD.test(phrase) || !isAlphanumeric(text.charCodeAt(end)) || text.startsWith("s", end);
}

const SHORT_WORD = /^[a-z]{1,3}$/;

function isAlphanumeric(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
