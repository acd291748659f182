import { probabilitiesOf } from "./packed-levels.js";
import type { Profile, ProfileIssue } from "./profile-schema.js";
import type { WeighedIssue } from "./weighed-issue.js";

/** The profile with the probabilities of every malfunction as one line of JSON, a piece at a time: of many issues it is long. */
export function* profileJson(profile: Profile, bugs: readonly WeighedIssue[]): Generator<string> {
  yield `${JSON.stringify(profile).slice(0, -1)},"issues":[`;
  for (const [index, bug] of bugs.entries()) yield `${index === 0 ? "" : ","}${JSON.stringify(rowOf(bug))}`;
  yield "]}\n";
}

function rowOf({ number, weight, createdAt, levels }: WeighedIssue): ProfileIssue {
  return {
    number,
    weight,
    created: createdAt?.slice(0, 10) ?? null,
    symptom: probabilitiesOf(levels, "symptom"),
    phase: probabilitiesOf(levels, "phase"),
    component: probabilitiesOf(levels, "component"),
    cause: probabilitiesOf(levels, "cause"),
  };
}
