import { wordOnPutLabel } from "../../corrections/label-precision.js";
import type { Verdict } from "../../corrections/verdict.js";
import type { LabelStyle } from "../../plan/label-style.js";
import { accuracyByCorrections, type LabelOutcome } from "../../profile/label-accuracy.js";
import { bugsOf, makeProfile } from "../../profile/make-profile.js";
import type { Profile } from "../../profile/profile-schema.js";
import { type SeenIssue, type WeighedIssue, weighIssue } from "../../profile/weighed-issue.js";
import type { Queryable } from "../../store/database.js";
import { findFirstEnd } from "../../store/issue-ends.js";
import { readKnownSettings } from "../../store/known-settings.js";
import { type DecidedIssue, listDecidedIssues } from "../../store/pages/decided-issues.js";
import { classOf, listPutLabels, type PutLabel } from "../../store/pages/put-labels.js";
import { hasNameAlone, type Place } from "../../store/places.js";
import { listVerdicts } from "../../store/verdicts.js";
import { issueDigest } from "../../training/issue-digest.js";
import { plainLabel } from "./plain-label.js";

/** Issues that are read at once: what one part holds the process up is not felt. */
const PART = 200;

export interface LoadOptions {
  now: Date;
  /** Digests of the issues that the weights were learned from. */
  learnedFrom: ReadonlySet<string>;
  /** Only issues opened since this day, YYYY-MM-DD; null: all. */
  since: string | null;
  /** Only so many issues, the newest; null: all. */
  newest: number | null;
  /** Told of the number that are read. */
  onRead?: (issues: number) => void;
}

/** A profile with the malfunctions behind it, in which every estimate is found again. */
export interface LoadedProfile {
  profile: Profile;
  bugs: readonly WeighedIssue[];
}

/** What the store knows of an issue, and whether its day is the decision's. */
interface Stored {
  seen: SeenIssue;
  isDayOfDecision: boolean;
}

/** The profile of a repository by the decisions on record: nothing is decided anew and GitHub is not asked. */
export async function loadProfile(db: Queryable, place: Place, options: LoadOptions): Promise<LoadedProfile> {
  const { now, learnedFrom, since, newest, onRead = () => {} } = options;
  const { repo } = place;
  const isAlone = await hasNameAlone(db, place);
  const issues: Stored[] = [];
  const outcomes: LabelOutcome[] = [];
  const verdicts = new Map(
    (isAlone ? await listVerdicts(db, { repo }) : []).map((verdict) => [`${verdict.issue} ${verdict.family}`, verdict]),
  );
  const { style } = await readKnownSettings(db, repo);
  const closingsSince = isAlone ? ((await findFirstEnd(db, repo))?.toISOString() ?? null) : null;
  let below: number | null = null;
  let isMore = true;
  while (isMore) {
    const wanted: number = newest === null ? PART : Math.min(PART, newest - issues.length);
    const part: readonly DecidedIssue[] = wanted > 0 ? await listDecidedIssues(db, place, below, wanted, isAlone) : [];
    const [first, last] = [part.at(0), part.at(-1)];
    if (first !== undefined && last !== undefined) {
      const stored = part.map((issue) => toStored(issue, closingsSince)).filter(({ seen }) => isSince(seen, since));
      issues.push(...stored);
      const numbers = new Set(stored.map(({ seen }) => seen.number));
      const labels = isAlone ? await listPutLabels(db, repo, last.issue, first.issue) : [];
      outcomes.push(
        ...labels
          .filter(({ issue }) => numbers.has(issue))
          .flatMap((label) => outcomeOf(label, style, verdicts.get(`${label.issue} ${label.family}`))),
      );
      below = last.issue;
      onRead(issues.length);
    }
    isMore = part.length === PART && (newest === null || issues.length < newest);
  }
  const seen = issues.map((issue) => issue.seen);
  const profile = makeProfile({
    repo,
    source: {
      kind: "store",
      name: repo,
      unreadable: 0,
      learned: seen.filter(({ number }) => learnedFrom.has(issueDigest({ repo, number }))).length,
      since,
      newest: newest !== null && seen.length >= newest ? newest : null,
      dayOfDecision: issues.filter(({ isDayOfDecision }) => isDayOfDecision).length,
    },
    issues: seen,
    accuracy: accuracyByCorrections(outcomes),
    asOf: now.toISOString(),
    closingsSince,
  });
  return { profile, bugs: bugsOf(seen) };
}

/** @param closingsSince ISO 8601: an issue that was opened since would have been heard of, were it closed */
function toStored(
  { issue, decision, openedAt, decidedAt, isOpen, closedAt }: DecidedIssue,
  closingsSince: string | null,
): Stored {
  const createdAt = (openedAt ?? decidedAt).toISOString();
  const isHeardOf = closingsSince !== null && createdAt >= closingsSince;
  // The store does not hold titles.
  const seen = weighIssue({
    number: issue,
    title: null,
    createdAt,
    closedAt: closedAt?.toISOString() ?? null,
    isOpen: isOpen ?? (isHeardOf ? true : null),
    decision,
  });
  return { seen, isDayOfDecision: openedAt === null };
}

/** Whether an issue counts that is asked for since a day; one of which the day is not known does not. */
export function isSince({ createdAt }: Pick<SeenIssue, "createdAt">, since: string | null): boolean {
  return since === null || (createdAt !== null && createdAt.slice(0, 10) >= since);
}

/** What people say of a label by their last word on its family; none of one that the App took off before they spoke. */
function outcomeOf(label: PutLabel, style: LabelStyle, verdict: Verdict | undefined): readonly LabelOutcome[] {
  const { issue: number, family, month, isTakenOff, withdrawnAt } = label;
  const word = wordOnPutLabel({ id: classOf(label, style), isTakenOff, withdrawnAt }, verdict);
  if (word === null) return [];
  return [{ number, family, label: plainLabel(label, style), month, verdict: word === "untold" ? null : word }];
}
