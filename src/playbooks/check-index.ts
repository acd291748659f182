import { CAUSES, type CauseId } from "../taxonomy/causes.js";
import type { Check, CheckOutcome } from "./check.js";
import { type Bound, versionBounds } from "./version-range.js";

/** A check with everything that does not depend on the report worked out once. */
export interface PreparedCheck {
  check: Check;
  /** P(outcome | cause), one row an outcome, one column a cause in the order of `CAUSES`. */
  likelihoods: readonly (readonly number[])[];
  /** Entropy of the outcome given each cause, in nats. */
  noise: readonly number[];
  /** Columns of the causes that an outcome confirms or rules out. */
  settles: readonly number[];
  causes: ReadonlySet<string>;
  /** Flags, variables and subcommands in backticks, and the longer words of the text. */
  names: ReadonlySet<string>;
  words: ReadonlySet<string>;
  range: readonly Bound[];
}

/** The checks of each engine, in table order. */
export interface CheckIndex {
  byEngine: ReadonlyMap<Check["engine"], readonly PreparedCheck[]>;
}

const indexes = new WeakMap<readonly Check[], CheckIndex>();

/** Indexes a table of checks, once for as long as the array lives. */
export function indexChecks(checks: readonly Check[]): CheckIndex {
  const known = indexes.get(checks);
  if (known !== undefined) return known;
  const byEngine = new Map<Check["engine"], PreparedCheck[]>();
  for (const check of checks) {
    const list = byEngine.get(check.engine);
    if (list === undefined) byEngine.set(check.engine, [prepared(check)]);
    else list.push(prepared(check));
  }
  const index = { byEngine };
  indexes.set(checks, index);
  return index;
}

function prepared(check: Check): PreparedCheck {
  const weights = check.outcomes.map((outcome) => CAUSES.map(({ id }) => weight(outcome, id)));
  if (weights.length === 1) weights.push(CAUSES.map(() => 1));
  const totals = CAUSES.map((_, k) => weights.reduce((sum, row) => sum + (row[k] ?? 0), 0));
  const likelihoods = weights.map((row) => row.map((value, k) => value / (totals[k] ?? 1)));
  const named = new Set<string>(check.outcomes.flatMap(({ confirms, rulesOut }) => [...confirms, ...rulesOut]));
  return {
    check,
    likelihoods,
    noise: CAUSES.map((_, k) => likelihoods.reduce((sum, row) => sum - (row[k] ?? 0) * Math.log(row[k] ?? 1), 0)),
    settles: CAUSES.flatMap(({ id }, k) => (named.has(id) ? [k] : [])),
    causes: new Set(check.scope.causes?.length ? check.scope.causes : named),
    names: namesIn(check.text),
    words: new Set(check.text.toLowerCase().match(/[a-z]{4,}/g)),
    range: versionBounds(check.versions),
  };
}

function weight(outcome: CheckOutcome, cause: CauseId): number {
  if (outcome.confirms.includes(cause)) return 4;
  if (outcome.rulesOut.includes(cause)) return 0.25;
  return outcome.confirms.length > 0 ? 0.5 : 1;
}

/** Flags that say what is run, not what is tried: two checks may share them. */
const OBJECT_FLAGS: ReadonlySet<string> = new Set([
  "--model",
  "--model-id",
  "--model-path",
  "--extra-index-url",
  "--gpus",
]);

/** Flags, environment variables and names of tools that a text has in backticks. */
function namesIn(text: string): ReadonlySet<string> {
  const quoted = [...text.matchAll(/`([^`]+)`/g)].map(([, inner]) => inner ?? "").join(" ");
  const names: readonly string[] | null = quoted.match(
    /--[a-z][\w-]+|\b[A-Z][A-Z\d]*_[A-Z\d_]+|\b(?:py-spy|compute-sanitizer|gdb|ldd)\b/g,
  );
  return new Set(names?.filter((name) => !OBJECT_FLAGS.has(name)));
}
