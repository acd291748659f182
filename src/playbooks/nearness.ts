import type { CheckScope, RunSetup } from "./check.js";
import { GENERIC_PHRASES } from "./generic-phrases.js";
import type { MentionPlace, View } from "./report-view.js";

/** Manifestations of half the reports: a check that names one is hardly more to the point for it. */
const COMMON: ReadonlySet<string> = new Set(["python-exception", "multi-gpu", "worker-died", "quantization"]);
/** How much nearer to the report what a scope names makes a check; a scope of symptoms and causes alone stays at 1. */
const NEARER = { sign: 3, commonSign: 1.4, subtype: 2.5 } as const;
/** For each further one of them. */
const EACH_FURTHER = 1.2;
/** A check of one or two backends says more than one of every accelerator. */
const BACKENDS = { few: 1.8, many: 1.2 } as const;
/** A check of building or conversion alone says more about such a report than one that fits any phase. */
const OWN_PHASE = 1.8;
/** A check for a symptom of which the report hardly is sure is none for the report. */
const SURE_SYMPTOM = 0.7;
/** Setups in which the report has come so far that little else is worth doing. */
const FAR: ReadonlySet<string> = new Set(["known", "fix-named", "change-named", "own-test"]);
const NEARER_BY_FAR = 5;
/** What the report shows itself is a better reason than what nothing in it forbids. */
const NEARER_BY_SETUP: Readonly<Partial<Record<RunSetup, number>>> = {
  bounded: 4,
  "raised-line": 3,
  "no-log": 2.5,
  options: 2,
};
/** The same for a phrase that it mentions, by where the report has it. */
const NEARER_BY_MENTION = {
  head: 4,
  prose: 2.5,
  commands: 1.5,
  passing: 0.6,
  rest: 0.4,
  nowhere: 0,
} as const satisfies Record<MentionPlace, number>;

/** Whether a report fits a scope: each list that the scope gives, the cheap ones first. */
export function fits(scope: CheckScope, view: View): boolean {
  return (
    meets(scope.phases, (id) => id === view.phase) &&
    meets(scope.manifestations, (id) => view.signs.has(id)) &&
    meets(scope.subtypes, (id) => view.subtypes.has(id)) &&
    meets(scope.components, (id) => view.components.has(id)) &&
    meets(scope.backends, (id) => view.backends.has(id)) &&
    hasSetup(scope, view) &&
    meets(scope.mentions, (phrase) => view.mentions(phrase) !== "nowhere")
  );
}

/** Whether a check goes on from a fault, a fix, a change or a failing test that the report names. */
export function isForNamedFault({ needs }: CheckScope): boolean {
  return needs?.some((setup) => FAR.has(setup)) === true;
}

export function fitsSymptom({ symptoms }: CheckScope, view: View): boolean {
  return meets(symptoms, (id) => view.symptoms.has(id));
}

function hasSetup({ needs }: CheckScope, view: View): boolean {
  return needs === undefined || needs.every((setup) => view.runsWith(setup));
}

/**
 * Whether a scope names something particular that the report is about: a phrase in title or error, a telling sign that
 * they name, a subtype; or goes on from a fault or a pair of versions that it names.
 */
export function isToThePoint(scope: CheckScope, view: View): boolean {
  const { mentions, manifestations, subtypes } = scope;
  if (isForNamedFault(scope) || scope.needs?.includes("bounded")) return true;
  const isSigned = manifestations?.some((id) => view.headSigns.has(id) && !COMMON.has(id)) === true;
  if (mentions?.length) {
    const place = mentionNearness(mentions, view);
    return place === NEARER_BY_MENTION.head || (isSigned && place === NEARER_BY_MENTION.prose);
  }
  return isSigned || subtypes?.some((id) => id === view.subtype) === true;
}

/** Whether the title or an error names a phrase of a scope and a telling sign, if it gives any: enough for a fourth check. */
export function isNamedInHead({ mentions, manifestations }: CheckScope, view: View): boolean {
  const isSigned = manifestations?.some((id) => view.headSigns.has(id) && !COMMON.has(id)) !== false;
  return isSigned && mentionNearness(mentions ?? [], view) === NEARER_BY_MENTION.head;
}

/** Whether the symptoms that a scope names, if any, are likely enough together to go by them alone. */
export function symptomsAreSure(scope: CheckScope, view: View): boolean {
  return symptomShare(scope, view) >= SURE_SYMPTOM;
}

/** Whether a scope asks for something particular at all. Components are none: the classifier often takes one for another. */
export function isParticular({ mentions, manifestations, subtypes, components }: CheckScope): boolean {
  return [mentions, manifestations, subtypes, components].some((list) => Boolean(list?.length));
}

/** How near a fitting scope is to the report; see `selectChecks`. */
export function nearness(scope: CheckScope, view: View): number {
  let value = symptomShare(scope, view);
  const marks = marksOf(scope, view);
  if (marks.length > 0) value *= Math.max(...marks) * EACH_FURTHER ** (marks.length - 1);
  if (isForNamedFault(scope)) value *= NEARER_BY_FAR;
  if (scope.needs?.some((setup) => NEARER_BY_SETUP[setup] !== undefined)) {
    value *= Math.max(...scope.needs.map((setup) => NEARER_BY_SETUP[setup] ?? 1));
  }
  if (scope.backends?.length) value *= scope.backends.length <= 2 ? BACKENDS.few : BACKENDS.many;
  if (scope.phases?.length === 1 && view.phase !== "inference-serving") value *= OWN_PHASE;
  if (scope.components?.length) value *= 0.75 + sumOver(scope.components, view.components);
  return value;
}

/** What each particular thing that the scope names is worth. */
function marksOf({ mentions, manifestations, subtypes }: CheckScope, view: View): readonly number[] {
  const marks: number[] = [];
  if (mentions?.length) marks.push(mentionNearness(mentions, view));
  if (manifestations?.length) marks.push(showsTelling(manifestations, view) ? NEARER.sign : NEARER.commonSign);
  if (subtypes?.length) marks.push(NEARER.subtype);
  return marks;
}

function mentionNearness(phrases: readonly string[], view: View): number {
  let most = 0;
  for (const phrase of phrases) {
    most = Math.max(most, NEARER_BY_MENTION[weightOf(phrase, view.mentions(phrase))]);
    if (most === NEARER_BY_MENTION.head) break;
  }
  return most;
}

/**
 * The place as which a phrase counts: a word that any report may have in its title is there only in passing,
 * and an option that the user passed is as good as one in the title.
 */
function weightOf(phrase: string, place: MentionPlace): MentionPlace {
  if (GENERIC_PHRASES.has(phrase) && (place === "head" || place === "prose")) return "passing";
  return place === "commands" && phrase.startsWith("-") ? "head" : place;
}

function symptomShare({ symptoms }: CheckScope, view: View): number {
  return symptoms?.length ? sumOver(symptoms, view.symptoms) : 0.7;
}

function sumOver(ids: readonly string[], shares: ReadonlyMap<string, number>): number {
  return ids.reduce((sum, id) => sum + (shares.get(id) ?? 0), 0);
}

function showsTelling(signs: CheckScope["manifestations"], view: View): boolean {
  return signs?.some((id) => view.signs.has(id) && !COMMON.has(id)) === true;
}

function meets<Id>(list: readonly Id[] | undefined, has: (id: Id) => boolean): boolean {
  return list === undefined || list.length === 0 || list.some(has);
}
