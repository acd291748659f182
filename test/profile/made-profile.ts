import { accuracyByCorrections, type LabelOutcome } from "../../src/profile/label-accuracy.js";
import { makeProfile, type ProfileInput } from "../../src/profile/make-profile.js";
import type { Profile } from "../../src/profile/profile-schema.js";
import type { ProfiledIssue } from "../../src/profile/profiled-issue.js";
import { weighIssue } from "../../src/profile/weighed-issue.js";

/** The profile of `o/r` from a file of these issues, seen until 2026. */
export function madeProfile(issues: readonly ProfiledIssue[], change: Partial<ProfileInput> = {}): Profile {
  return makeProfile({
    repo: "o/r",
    source: {
      kind: "file",
      name: "issues.jsonl",
      unreadable: 0,
      learned: 0,
      since: null,
      newest: null,
      dayOfDecision: 0,
    },
    issues: issues.map(weighIssue),
    accuracy: accuracyByCorrections([]),
    asOf: "2026-01-01T00:00:00Z",
    ...change,
  });
}

/** What people said of a label on so many issues, on which it was put within a month. */
export function outcomes(label: string, right: number, wrong: number, month = "2026-01"): readonly LabelOutcome[] {
  const family = label.split(":")[0] ?? "";
  return Array.from({ length: right + wrong }, (_, index) => ({
    number: index + 1,
    family,
    label,
    month,
    verdict: index < right ? ("right" as const) : ("wrong" as const),
  }));
}
