import type { Classification } from "../classify/classification.js";
import type { IssueReport } from "../report/issue-report.js";
import { CAUSES } from "../taxonomy/causes.js";
import { answeredBy } from "./answered-by.js";
import type { Check } from "./check.js";
import { indexChecks, type PreparedCheck } from "./check-index.js";
import { CHECKS } from "./checks/index.js";
import { isInRange, parseVersion } from "./version-range.js";

/** What selection looks at: the report as parsed and what the classifiers make of it. */
export interface Situation {
  report: IssueReport;
  classification: Classification;
}

const LEAST = 3;
const MOST = 5;
/** Own checks of a known engine among the first three, as far as that many fit. */
const LEAST_OWN = 2;
/** Past the third, a check must be worth at least this share of the best one. */
const WORTH_ADDING = 0.35;
const SYMPTOM_P = 0.25;
const SHOWN_P = 0.2;
const OWN_ENGINE = 1.5;
/** Manifestations of half the reports: a check that names one is hardly more to the point for it. */
const COMMON: ReadonlySet<string> = new Set(["python-exception", "multi-gpu", "worker-died", "quantization"]);
const COST = { seconds: 1, minutes: 1.5, rebuild: 4 } as const satisfies Record<Check["cost"], number>;

/** One report's view: what scopes are compared with, worked out once a call. */
interface View {
  symptoms: ReadonlyMap<string, number>;
  phase: string | undefined;
  subtypes: ReadonlySet<string>;
  components: ReadonlySet<string>;
  manifestations: ReadonlySet<string>;
  /** Those that few reports show. */
  telling: ReadonlySet<string>;
  backends: ReadonlySet<string>;
  mentions: (phrase: string) => boolean;
  version: readonly number[] | null;
}

/**
 * The three to five checks that best separate the likely causes of this report.
 *
 * Each check is scored `gain / cost × fit × own`:
 * - `gain` is the mutual information of cause and outcome under the cause distribution of the classification. An
 *   outcome weighs 4 for a cause that it confirms, 1/4 for one that it rules out, 1/2 for the others if it confirms
 *   any and 1 if not; weights are normalised over the outcomes of the check (a lone outcome gets an "otherwise" of
 *   weight 1), which gives P(outcome | cause).
 * - `cost` is 1 for seconds, 1.5 for minutes, 4 for a rebuild.
 * - `fit` is the probability of the symptoms in the scope (0.7 if it names none), twice that for a named
 *   manifestation that the report shows (a fifth more for a common one), a quarter more for a named subtype, component
 *   or backend.
 * - `own` is 1.5 for a check of the report's own engine.
 *
 * After each pick the causes that it can settle count half, so the next one looks at what is still open. Two of the
 * first three are the engine's own if that many fit. Left out: checks that the report answers (flags, variables,
 * phrases), that the stated engine version does not have, that name the same flag or say nearly the same as a picked
 * one, and a third one with nearly the same causes. Fourth and fifth only if worth a good third of the best.
 *
 * Where this leaves fewer than three, it goes on with a third one of the same causes, then with engine-neutral checks
 * for the symptom whatever the phase, at last with answered ones. Equal scores keep table order. Pure; `checks` is
 * indexed once and kept as long as the array lives.
 */
export function selectChecks(situation: Situation, checks: readonly Check[] = CHECKS): readonly Check[] {
  const { report, classification } = situation;
  const index = indexChecks(checks);
  const own = report.engine === null ? [] : (index.byEngine.get(report.engine) ?? []);
  const neutral = index.byEngine.get(null) ?? [];
  const view = viewOf(situation);
  const usable = (candidates: readonly PreparedCheck[]) =>
    candidates.filter(({ check, range }) => fitsSymptom(check, view) && isInRange(view.version, range));
  const fitting = usable([...own, ...neutral]).filter(({ check }) => fits(check, view));

  const answered = answeredBy(report);
  const picked: PreparedCheck[] = [];
  const selection = { picked, view, open: causeWeights(classification) };
  pick(selection, fitting, { most: MOST, leastOwn: LEAST_OWN, mostKin: 2, answered });
  pick(selection, fitting, { ...FILLING, answered });
  pick(selection, usable(neutral).filter(isGeneral), { ...FILLING, answered });
  pick(selection, usable(neutral), { ...FILLING, answered: () => false });
  return picked.map(({ check }) => check);
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
}

/** To reach three checks where the strict rules leave fewer. */
const FILLING = { most: LEAST, leastOwn: 0, mostKin: LEAST } as const satisfies Partial<Rules>;

/** Adds the best of the candidates to the selection, one at a time, until it holds the most that the rules allow. */
function pick(selection: Selection, candidates: readonly PreparedCheck[], rules: Rules): void {
  const { picked, view, open } = selection;
  if (picked.length >= rules.most) return;
  let ownMissing = rules.leastOwn;
  let first = 0;
  let left = scored(candidates, view, open);
  while (picked.length < rules.most) {
    const own = ownMissing > 0 && LEAST - picked.length <= ownMissing ? left.filter(isOwn) : [];
    const best = (own.length > 0 ? own : left).find(
      ({ candidate, value }) =>
        !isTooAlike(candidate, picked, rules.mostKin) &&
        !rules.answered(candidate.check) &&
        (picked.length < LEAST || value >= WORTH_ADDING * first),
    );
    if (best === undefined && own.length === 0) return;
    if (best === undefined) {
      ownMissing = 0;
      continue;
    }
    picked.push(best.candidate);
    first = Math.max(first, best.value);
    if (isOwn(best)) ownMissing -= 1;
    for (const column of best.candidate.settles) open[column] = (open[column] ?? 0) / 2;
    normalise(open);
    left = scored(candidates, view, open);
  }
}

interface Scored {
  candidate: PreparedCheck;
  value: number;
}

/** Best first; table order where scores are equal. */
function scored(candidates: readonly PreparedCheck[], view: View, open: readonly number[]): readonly Scored[] {
  const values = candidates.map((candidate) => ({ candidate, value: score(candidate, view, open) }));
  return values.sort((a, b) => b.value - a.value);
}

function isOwn({ candidate }: Scored): boolean {
  return candidate.check.engine !== null;
}

function score({ check, likelihoods, noise }: PreparedCheck, view: View, causes: readonly number[]): number {
  let gain = 0;
  for (const row of likelihoods) {
    let p = 0;
    for (let k = 0; k < row.length; k += 1) p += (row[k] ?? 0) * (causes[k] ?? 0);
    if (p > 0) gain -= p * Math.log(p);
  }
  for (let k = 0; k < noise.length; k += 1) gain -= (noise[k] ?? 0) * (causes[k] ?? 0);
  return (Math.max(gain, 0) / COST[check.cost]) * fitness(check, view) * (check.engine === null ? 1 : OWN_ENGINE);
}

function fitness({ scope }: Check, view: View): number {
  let value = 0.7;
  if (scope.symptoms?.length) value = scope.symptoms.reduce((sum, id) => sum + (view.symptoms.get(id) ?? 0), 0);
  if (scope.manifestations?.length) value *= scope.manifestations.some((id) => view.telling.has(id)) ? 2 : 1.2;
  if (scope.subtypes?.length) value *= 1.25;
  if (scope.components?.length) value *= 1.25;
  if (scope.backends?.length) value *= 1.25;
  if (scope.mentions?.length) value *= 2;
  return value;
}

function fits({ scope }: Check, view: View): boolean {
  return (
    meets(scope.phases, (id) => id === view.phase) &&
    meets(scope.manifestations, (id) => view.manifestations.has(id)) &&
    meets(scope.subtypes, (id) => view.subtypes.has(id)) &&
    meets(scope.components, (id) => view.components.has(id)) &&
    meets(scope.backends, (id) => view.backends.has(id)) &&
    meets(scope.mentions, (phrase) => view.mentions(phrase))
  );
}

function fitsSymptom({ scope }: Check, view: View): boolean {
  return meets(scope.symptoms, (id) => (view.symptoms.get(id) ?? 0) > 0);
}

/** A check that asks for no particular sight: good for any report with its symptom. */
function isGeneral({ check: { scope } }: PreparedCheck): boolean {
  return [scope.manifestations, scope.subtypes, scope.components, scope.backends].every((list) => !list?.length);
}

function meets<Id>(list: readonly Id[] | undefined, has: (id: Id) => boolean): boolean {
  return list === undefined || list.length === 0 || list.some(has);
}

function viewOf({ report, classification }: Situation): View {
  const [top] = classification.symptoms;
  const symptoms = classification.symptoms.filter((symptom) => symptom === top || symptom.p >= SYMPTOM_P);
  const hasSubtype = symptoms.some(({ id }) => id === "unexpected-output");
  return {
    symptoms: new Map(symptoms.map(({ id, p }) => [id, Math.max(p, SYMPTOM_P)])),
    phase: classification.phases[0]?.id,
    subtypes: new Set(hasSubtype ? classification.subtypes.filter(({ p }) => p >= SHOWN_P).map(({ id }) => id) : []),
    components: new Set(classification.components.filter(({ p }, i) => i === 0 || p >= SHOWN_P).map(({ id }) => id)),
    manifestations: new Set(classification.manifestations),
    telling: new Set(classification.manifestations.filter((id) => !COMMON.has(id))),
    backends: new Set(report.facts.backends.map(({ value }) => value)),
    mentions: searcher(report),
    version: parseVersion(report.facts.engineVersion?.value),
  };
}

/** Says whether a lower-case phrase stands in the report outside environment dumps and form text. */
function searcher(report: IssueReport): (phrase: string) => boolean {
  let text: string | null = null;
  return (phrase) => {
    text ??= report.parts
      .filter(({ kind }) => kind !== "environment" && kind !== "template")
      .map((part) => part.text)
      .join("\n")
      .toLowerCase();
    return text.includes(phrase);
  };
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
