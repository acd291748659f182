import type { ProbotOctokit } from "probot";
import { z } from "zod";
import type { IssueRef } from "./github.js";
import { type EventPayload, eventSchema } from "./payloads.js";

const EVENTS_PER_PAGE = 100;

/** All events of an issue, oldest first. Rejects with Octokit's error, or a ZodError where an answer broke off. */
export async function readIssueEvents(
  octokit: ProbotOctokit,
  { owner, repo, number }: IssueRef,
): Promise<readonly EventPayload[]> {
  const events: EventPayload[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await octokit.rest.issues.listEvents({
      owner,
      repo,
      issue_number: number,
      per_page: EVENTS_PER_PAGE,
      page,
    });
    events.push(...z.array(eventSchema).parse(answer.data));
    if (!answer.headers.link?.includes('rel="next"')) return events;
  }
}
