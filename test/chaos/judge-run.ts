import { COMMENT_MARKER } from "../../src/decide/comment/comment-marker.js";
import { parseLabelName } from "../../src/decide/label-names.js";
import type { GitHubState, Write } from "./github/state.js";
import { BOT } from "./people.js";
import { decisionOn } from "./reports.js";
import { lastReport, SET_BY_HAND, type Story } from "./story.js";

/** Everything on GitHub that is not as it should be after a run; empty where all is well. */
export async function judgeRun(stories: readonly Story[], github: GitHubState): Promise<readonly string[]> {
  const problems: string[] = [];
  const byIssue = new Map<string, Write[]>();
  for (const write of github.writes) {
    const place = `${write.repo}#${write.issue}`;
    byIssue.set(place, [...(byIssue.get(place) ?? []), write]);
  }
  for (const story of stories) {
    const place = `${story.repo}#${story.number} (${story.turn})`;
    for (const problem of await judgeIssue(story, github, byIssue.get(`${story.repo}#${story.number}`) ?? [])) {
      problems.push(`${place}: ${problem}`);
    }
  }
  return problems;
}

async function judgeIssue(story: Story, github: GitHubState, writes: readonly Write[]): Promise<readonly string[]> {
  const issue = github.read(story.repo, story.number);
  if (!issue) return ["is gone"];
  const problems: string[] = [];
  const expected = await decisionOn(story.repo, story.number, lastReport(story));

  const own = issue.comments.filter(({ author, body }) => author.login === BOT.login && body.includes(COMMENT_MARKER));
  if (own.length !== 1) problems.push(`has ${own.length} comments of the App`);
  const created = writes.filter(({ what }) => what === "comment-created").length;
  if (created !== 1) problems.push(`got ${created} comments of the App in all`);
  if (own[0] && own[0].body.trim() !== expected.comment?.trim()) problems.push("the comment says something else");

  const symptoms = issue.labels.filter((name) => parseLabelName(name)?.family === "symptom");
  const others = issue.labels.filter((name) => parseLabelName(name)?.family !== "symptom");
  const wanted = expected.labels.filter((name) => parseLabelName(name)?.family === "symptom");
  if (
    !isSame(
      others,
      expected.labels.filter((name) => !wanted.includes(name)),
    )
  ) {
    problems.push(`has the labels ${others.join(", ")}`);
  }
  if (story.turn === "label set by hand") {
    if (!isSame(symptoms, [SET_BY_HAND])) problems.push(`a family of a human's holds ${symptoms.join(", ")}`);
  } else if (story.turn === "label taken off") {
    if (story.takenOff === null) problems.push("no label was there to be taken off");
    if (symptoms.some((name) => name === story.takenOff)) problems.push(`${story.takenOff} came back`);
  } else if (!isSame(symptoms, wanted)) problems.push(`symptom labels are ${symptoms.join(", ")}`);

  const reactions = writes.filter(({ what }) => what === "reaction").length;
  if (reactions !== (story.turn === "triage asked for" ? 1 : 0)) problems.push(`got ${reactions} reactions`);
  return problems;
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return [...left].sort().join() === [...right].sort().join();
}
