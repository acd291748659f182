import type { Classification } from "../classify/classification.js";
import { CAUSES } from "../taxonomy/causes.js";
import { answeredBy } from "./answered-by.js";
import type { Check } from "./check.js";
import { indexChecks, type PreparedCheck } from "./check-index.js";
import { CHECKS } from "./checks/index.js";
import { asksForNewest, isGrounded } from "./grounded.js";
import { fits, fitsSymptom, isForNamedFault, isNamedInHead, isParticular, isToThePoint } from "./nearness.js";
import { type Situation, type View, viewOf } from "./report-view.js";
import { isOwn, rank, weigh } from "./score.js";
import { isInRange } from "./version-range.js";

const LEAST = 3;
const MOST = 5;
/** Own checks of a known engine among the first three, as far as that many fit. */
const LEAST_OWN = 2;
/** Past the third, a check must be worth at least this share of the best one. */
const WORTH_ADDING = 0.35;

/**
 * The three to five checks that best separate the likely causes of this report.
 *
 * A check is a candidate if the report fits its whole scope, no part of the report answers it, and no rendition of it by
 * the report's own engine fits as well. A manifestation in a
 * scope counts only where the report is about it (`signsShown`), a mention only where it stands in what the user wrote
 * or ran, an error or the end of a log, and what a check `needs` must hold as far as the report tells (`setupOf`).
 *
 * Each candidate is scored `(gain + 0.15) / cost × near × own`:
 * - `gain` is the mutual information of cause and outcome under the cause distribution of the classification. An
 *   outcome weighs 4 for a cause that it confirms, 1/4 for one that it rules out, 1/2 for the others if it confirms
 *   any and 1 if not; weights are normalised over the outcomes of the check (a lone outcome gets an "otherwise" of
 *   weight 1), which gives P(outcome | cause). The 0.15 keeps what fits the words of the report above what only fits
 *   an uncertain ranking of causes.
 * - `cost` is 1 for seconds, 1.5 for minutes, 4 for a rebuild (2 for a report about the setup).
 * - `near` is the probability of the symptoms in the scope (0.7 if it names none), times the
 *   best of 4 for a mention in title or errors (2.5 in prose, 1.5 in a command, 0.6 in passing, 0.4 elsewhere), 3 for a
 *   manifestation (1.4 for a common one) and 2.5 for a subtype, and a fifth more for each further one; times 5 for one
 *   that goes on from a named fault, 3 for a line that raised, 2.5 where nothing is shown to look at and 2 for options that
 *   were passed, 1.8 for one or two backends (1.2 for more), 1.8 for the phase if it is the only one
 *   and not serving, and times 0.75 plus their probability for components. So a check about what the report shows beats
 *   one that only shares causes with it.
 * - `own` is 1.5 for a check of the report's own engine.
 *
 * After each pick the causes that it can settle count half, so the next one looks at what is still open. Two of the
 * first three are the engine's own if that many fit. Left out: checks for versions that the stated one is not among,
 * that name the same flag or say nearly the same as a picked one, and a third one with nearly the same causes. A fourth
 * and a fifth are given only if title or error name them (`isNamedInHead`) and they are worth a third of the best.
 *
 * Candidates come in this order until there are three, grounded ones (`isGrounded`) before all others:
 * 1. Where nobody has named the fault (`isOpen`): two that are to the point (three where the newest code was tried), the
 *    newest code, then what else the report gives a reason for. Where a maintainer told the cause, only the first.
 *    Where the fault is named: those that go on from it (an own change, the commit that brought it, a failing test of the
 *    project), then what else is grounded.
 * 2. The others that fit, places for own checks kept open; last resorts last.
 * 3. Own ones that ask for nothing particular, answered or not, so that a known engine's report has two; then all that
 *    fit; then the engine-neutral ones, answered or not.
 *
 * Equal scores keep table order. Pure; `checks` is indexed once and kept as long as the array lives.
 */
export function selectChecks(situation: Situation, checks: readonly Check[] = CHECKS): readonly Check[] {
  return chooseChecks(situation, checks).checks;
}

/** The checks for a report, and how many of them have their reason in the report itself; see `isGrounded`. */
export interface ChosenChecks {
  checks: readonly Check[];
  grounded: number;
}

/** As `selectChecks`, with the number of checks for which the report itself gives the reason. */
export function chooseChecks(situation: Situation, checks: readonly Check[] = CHECKS): ChosenChecks {
  const { report, classification } = situation;
  const index = indexChecks(checks);
  const own = report.engine === null ? [] : (index.byEngine.get(report.engine) ?? []);
  const neutral = index.byEngine.get(null) ?? [];
  const view = viewOf(situation);
  const usable = (candidates: readonly PreparedCheck[]) =>
    candidates.filter(({ check, range }) => fitsSymptom(check.scope, view) && isInRange(view.version, range));
  const fittingOf = (candidates: readonly PreparedCheck[]) =>
    usable(candidates).filter(({ check }) => fits(check.scope, view));
  const fittingOwn = fittingOf(own);
  const rendered = new Set(fittingOwn.map(({ check }) => check.variantOf));
  const unrendered = neutral.filter(({ check }) => !rendered.has(check.id));
  const fitting = [...fittingOwn, ...fittingOf(unrendered)];

  const answered = answeredBy(report);
  const picked: PreparedCheck[] = [];
  const selection = { picked, view, open: causeWeights(classification) };
  const holdsForOwn = report.engine !== null;
  const grounded = fitting.filter(({ check }) => isGrounded(check, view));
  const newest = grounded.filter(({ check }) => asksForNewest(check));
  const isDue = newest.some(({ check }) => !answered(check));
  if (view.runsWith("open")) {
    const particular = grounded.filter(({ check }) => isToThePoint(check.scope, view));
    pick(selection, particular, { ...FILLING, most: isDue ? LEAST - 1 : LEAST, mostKin: 2, answered, holdsForOwn });
    // Where a maintainer told the cause, what tells of it goes before what fits whatever the cause.
    if (!situation.causeIsTold) {
      pick(selection, newest, { ...FILLING, answered });
      pick(selection, grounded, { ...FILLING, answered, holdsForOwn });
    }
    const inHead = particular.filter(({ check }) => isNamedInHead(check.scope, view));
    if (picked.length === LEAST) pick(selection, inHead, { ...FILLING, most: MOST, mostKin: 2, answered });
  } else {
    // Once the fault is named, checks that look for it say nothing new.
    const further = grounded.filter(({ check }) => isForNamedFault(check.scope) && !check.lastResort);
    const own = further.filter(({ check }) => check.engine !== null).length;
    const kept = report.engine === null ? 0 : Math.max(LEAST_OWN - own, 0);
    pick(selection, further, { ...FILLING, most: LEAST - kept, answered });
    // A test of the project fails on its newest code.
    const rest = grounded.filter(({ check }) => !asksForNewest(check));
    pick(selection, rest, { ...FILLING, answered, holdsForOwn });
  }
  const count = picked.length;
  fill(selection, fitting, answered, holdsForOwn);
  return { checks: picked.map(({ check }) => check), grounded: count };
}

/** Adds what only fits until there are three. */
function fill(
  selection: Selection,
  fitting: readonly PreparedCheck[],
  answered: (check: Check) => boolean,
  holdsForOwn: boolean,
): void {
  const general = fitting.filter(isGeneral);
  const ownGeneral = general.filter(({ check }) => check.engine !== null);
  const sure = fitting.filter(({ check }) => !check.lastResort && !isParticular(check.scope));
  if (selection.view.runsWith("open")) pick(selection, sure, { ...FILLING, mostKin: 2, answered, holdsForOwn });
  else pick(selection, general, { ...FILLING, answered, holdsForOwn });
  pick(selection, fitting, { ...FILLING, answered, holdsForOwn });
  pick(selection, ownGeneral, { ...FILLING, answered: () => false });
  pick(selection, fitting, { ...FILLING, answered });
  pick(selection, general, { ...FILLING, answered: () => false });
}

/** What has been picked so far, and what is still open: `open` holds the weight of each cause in the order of `CAUSES`. */
interface Selection {
  picked: PreparedCheck[];
  view: View;
  open: number[];
}

interface Rules {
  most: number;
  /** Own checks of the engine among the first three, as far as that many are candidates. */
  leastOwn: number;
  /** Checks with nearly the same causes. */
  mostKin: number;
  answered: (check: Check) => boolean;
  /** Leaves places for own checks open where none of the candidates is one, rather than filling them with others. */
  holdsForOwn?: boolean;
}

/** To reach three checks where the strict rules leave fewer. */
const FILLING = { most: LEAST, leastOwn: LEAST_OWN, mostKin: LEAST } as const satisfies Partial<Rules>;

/** Adds the best of the candidates to the selection, one at a time, until it holds the most that the rules allow. */
function pick(selection: Selection, candidates: readonly PreparedCheck[], rules: Rules): void {
  const { picked, view, open } = selection;
  if (picked.length >= rules.most) return;
  let ownMissing = rules.leastOwn - picked.filter(({ check }) => check.engine !== null).length;
  let first = 0;
  const weighed = weigh(candidates, view);
  let left = rank(weighed, open);
  while (picked.length < rules.most) {
    const isForOwn = ownMissing > 0 && LEAST - picked.length <= ownMissing;
    const best = (isForOwn ? left.filter(isOwn) : left).find(
      ({ candidate, value }) =>
        !isTooAlike(candidate, picked, rules.mostKin) &&
        !rules.answered(candidate.check) &&
        (picked.length < LEAST || (value >= WORTH_ADDING * first && isToThePoint(candidate.check.scope, view))),
    );
    if (best === undefined) {
      if (!isForOwn || rules.holdsForOwn) return;
      ownMissing = 0;
      continue;
    }
    picked.push(best.candidate);
    first = Math.max(first, best.value);
    if (isOwn(best)) ownMissing -= 1;
    for (const column of best.candidate.settles) open[column] = (open[column] ?? 0) / 2;
    normalise(open);
    left = rank(weighed, open);
  }
}

/** A check that asks for no particular sight: good for any report with its symptom. */
function isGeneral({ check: { scope } }: PreparedCheck): boolean {
  const { manifestations, subtypes, components, backends, mentions } = scope;
  return [manifestations, subtypes, components, backends, mentions].every((list) => !list?.length);
}

function causeWeights(classification: Classification): number[] {
  const byId = new Map<string, number>(classification.causes.map(({ id, p }) => [id, p]));
  return normalise(CAUSES.map(({ id }) => byId.get(id) ?? 0));
}

function normalise(weights: number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  for (let k = 0; k < weights.length; k += 1) weights[k] = sum > 0 ? (weights[k] ?? 0) / sum : 1 / weights.length;
  return weights;
}

function isTooAlike(candidate: PreparedCheck, picked: readonly PreparedCheck[], mostKin: number): boolean {
  if (picked.includes(candidate)) return true;
  const sameThing = picked.some(
    ({ names, words }) => overlap(names, candidate.names) > 0 || jaccard(words, candidate.words) >= 0.5,
  );
  return sameThing || picked.filter(({ causes }) => jaccard(causes, candidate.causes) >= 0.75).length >= mostKin;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const item of a) if (b.has(item)) common += 1;
  return common;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = overlap(a, b);
  return common === 0 ? 0 : common / (a.size + b.size - common);
}
