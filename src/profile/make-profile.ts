import type { EngineId } from "../taxonomy/engines.js";
import { KINDS } from "../taxonomy/kinds.js";
import { byLevel } from "./by-level.js";
import { chooseExamples } from "./choose-examples.js";
import { countCells } from "./count-cells.js";
import { countClasses, newestFirst } from "./count-classes.js";
import { countPeriods } from "./count-periods.js";
import { likenessToEngines } from "./likeness.js";
import { PROFILE_SCHEMA, type Profile } from "./profile-schema.js";
import { timeToClose } from "./time-to-close.js";
import type { SeenIssue, WeighedIssue } from "./weighed-issue.js";
import { whatItImplies } from "./what-it-implies.js";

/** All that a profile is made from. */
export interface ProfileInput {
  /** `owner/name` */
  repo: string;
  source: Omit<Profile["source"], "issues" | "from" | "to">;
  /** Of that repository alone, each once. */
  issues: readonly SeenIssue[];
  accuracy: Profile["accuracy"];
  /** ISO 8601 time at which open issues were seen to be open; null where that is not known. */
  asOf: string | null;
  /** ISO 8601 time since when it is known when issues are closed; missing: of all, so far as they say. */
  closingsSince?: string | null;
}

/** The bug profile of a repository from the decisions on its issues. Pure; titles in it are redacted. */
export function makeProfile({ repo, source, issues, accuracy, asOf, closingsSince = null }: ProfileInput): Profile {
  const weighed = bugsOf(issues);
  const estimate = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const levels = byLevel((level) => countClasses(level, weighed));
  const cells = countCells(weighed);
  const engine = engineOf(issues);
  const days = issues.flatMap(({ createdAt }) => (createdAt === null ? [] : [createdAt.slice(0, 10)])).sort();
  return {
    schema: PROFILE_SCHEMA,
    repo,
    engine,
    source: { ...source, issues: issues.length, from: days[0] ?? null, to: days.at(-1) ?? null },
    kinds: KINDS.map(({ id }) => ({
      id,
      issues: newestFirst(issues.filter(({ kind }) => kind === id)),
    })).filter((kind) => kind.issues.length > 0),
    malfunctions: { issues: newestFirst(weighed), estimate },
    levels,
    cells,
    likeness: likenessToEngines(levels, estimate),
    trend: countPeriods(weighed),
    closing: timeToClose(weighed, asOf, closingsSince),
    accuracy,
    examples: chooseExamples(cells, weighed),
    ...whatItImplies(engine, levels),
  };
}

/** The malfunctions among the issues. */
export function bugsOf(issues: readonly SeenIssue[]): readonly WeighedIssue[] {
  return issues.flatMap(({ bug }) => bug ?? []);
}

/** The engine that most decisions name: the repository's. */
function engineOf(issues: readonly SeenIssue[]): EngineId | null {
  const counts = new Map<EngineId, number>();
  for (const { engine } of issues) {
    if (engine !== null) counts.set(engine, (counts.get(engine) ?? 0) + 1);
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  return first !== undefined && first[1] * 2 > issues.length ? first[0] : null;
}
