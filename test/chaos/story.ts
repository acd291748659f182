import { randomUUID } from "node:crypto";
import { issuePayload as recordedPayload } from "../app/support/deliveries.js";
import { issuePayload } from "./github/routes.js";
import type { Account, GitHubState, IssueState } from "./github/state.js";
import type { Mailbag } from "./mailbag.js";
import { BOT, MAINTAINER, OUTSIDER, REPORTER } from "./people.js";
import type { Report } from "./reports.js";

/** One issue's part in the run. */
export interface Story {
  installation: number;
  /** `owner/name` */
  repo: string;
  number: number;
  turn: Turn;
  /** What the issue says at first, and what it says after an edit in meaning. */
  reports: readonly [Report, Report];
  /** The label that a human took off, once that has happened. */
  takenOff: string | null;
}

/** The label that a human sets before the App has looked. */
export const SET_BY_HAND = "symptom: silent-error";

/** What a turn has to work with. */
interface Scene {
  story: Story;
  change(change: (issue: IssueState) => void): void;
  post(event: string, action: string, sender: Account, more?: Record<string, unknown>): void;
  /** The symptom label that the App put on the issue, once it has. */
  symptomLabel(): Promise<string>;
}

/** What happens to an issue after it was opened. */
const TURNS = {
  nothing: async () => {},

  "edited in form": async ({ change, post }) => {
    change((issue) => {
      issue.body = `${issue.body}\n\n`;
    });
    post("issues", "edited", REPORTER, { changes: { body: { from: "" } } });
  },

  "edited in meaning": async ({ story, change, post }) => {
    change((issue) => void Object.assign(issue, story.reports[1]));
    post("issues", "edited", REPORTER, { changes: { title: { from: "" }, body: { from: "" } } });
  },

  // The label is gone for good, also when the report comes to say something else and is looked at again.
  "label taken off": async ({ story, change, post, symptomLabel }) => {
    const name = await symptomLabel();
    story.takenOff = name;
    change((issue) => {
      issue.labels = issue.labels.filter((label) => label !== name);
      issue.events.push({ event: "unlabeled", actor: MAINTAINER, label: { name } });
    });
    post("issues", "unlabeled", MAINTAINER, { label: { name } });
    change((issue) => void Object.assign(issue, story.reports[1]));
    post("issues", "edited", REPORTER, { changes: { body: { from: "" } } });
    post("issues", "reopened", MAINTAINER);
  },

  "label set by hand": async ({ post }) => {
    post("issues", "labeled", MAINTAINER, { label: { name: SET_BY_HAND } });
    post("issues", "reopened", MAINTAINER);
  },

  "closed and reopened": async ({ change, post }) => {
    change((issue) => {
      issue.state = "closed";
    });
    post("issues", "closed", MAINTAINER);
    change((issue) => {
      issue.state = "open";
    });
    post("issues", "reopened", MAINTAINER);
  },

  "triage asked for": async ({ post }) => post("issue_comment", "created", MAINTAINER, { says: "/triage" }),

  "triage asked for by an outsider": async ({ post }) =>
    post("issue_comment", "created", OUTSIDER, { says: "/triage symptom:silent-error" }),
} satisfies Record<string, (scene: Scene) => Promise<void>>;

export type Turn = keyof typeof TURNS;
export const TURN_NAMES = Object.keys(TURNS) as readonly Turn[];

/** What the issue says in the end. */
export function lastReport({ turn, reports: [first, second] }: Story): Report {
  return turn === "edited in meaning" || turn === "label taken off" ? second : first;
}

/** Lets the story happen: changes the issue on GitHub and posts what GitHub would deliver. */
export async function tell(story: Story, github: GitHubState, mailbag: Mailbag): Promise<void> {
  const { repo, number, turn, installation } = story;
  const labels = turn === "label set by hand" ? [SET_BY_HAND] : [];
  github.openIssue(repo, { number, ...story.reports[0], author: REPORTER, labels });

  function issue(): IssueState {
    const found = github.read(repo, number);
    if (!found) throw new Error(`${repo}#${number} is gone`);
    return found;
  }

  const scene: Scene = {
    story,
    change: (change) => github.change(repo, number, change),
    post(event, action, sender, { says, ...more } = {}) {
      const comment = says === undefined ? {} : { comment: { id: commentId(says), body: says, user: sender } };
      const payload = recordedPayload(repo, number, { action, issue: issuePayload(repo, issue()), sender, ...more });
      const rest = { installation: { id: installation }, ...comment };
      mailbag.post({ event, payload: { ...payload, ...rest }, id: randomUUID() });
    },
    async symptomLabel() {
      const own = () => issue().labels.find((name) => name.startsWith("symptom: "));
      await github.until(() => own() !== undefined);
      return own() ?? "";
    },
  };

  function commentId(says: unknown): number {
    const id = github.nextCommentId(repo, number);
    const author = scene.story.turn === "triage asked for" ? MAINTAINER : OUTSIDER;
    github.change(repo, number, ({ comments }) => comments.push({ id, body: String(says), author, reactions: [] }));
    return id;
  }

  scene.post("issues", "opened", REPORTER);
  await TURNS[turn](scene);
}

/** What GitHub delivers when the App itself has put a label on an issue. */
export function echo(installation: number, repo: string, issue: IssueState, name: string) {
  const more = { action: "labeled", issue: issuePayload(repo, issue), sender: BOT, label: { name } };
  const payload = { ...recordedPayload(repo, issue.number, more), installation: { id: installation } };
  return { event: "issues", payload, id: randomUUID() };
}
