import { describe, expect, test } from "@jest/globals";
import type { EventReader } from "../../src/events/event-request.js";
import { readInstallation } from "../../src/events/installation.js";
import { readInstallationRepositories } from "../../src/events/installation-repositories.js";
import { readInstallationTarget } from "../../src/events/installation-target.js";
import { readIssuesClosed } from "../../src/events/issues-closed.js";
import { readIssuesDeleted } from "../../src/events/issues-deleted.js";
import { readIssuesEdited } from "../../src/events/issues-edited.js";
import { readIssuesLabeled } from "../../src/events/issues-labeled.js";
import { readIssuesOpened } from "../../src/events/issues-opened.js";
import { readIssuesReopened } from "../../src/events/issues-reopened.js";
import { readRepository } from "../../src/events/repository.js";
import { examplePayload, examplesOf, issuePayload, type Payload, repositoryNumber } from "../app/support/deliveries.js";

const BASE = { delivery: "d-1", installation: 2 };
const ISSUE = { ...BASE, repo: "o/r", number: 7, repositoryId: repositoryNumber("o/r"), at: "2019-05-15T15:20:18Z" };
const BOT = { sender: { type: "Bot", login: "x[bot]" } };
const READERS: readonly [string, EventReader][] = [
  ["opened", readIssuesOpened],
  ["reopened", readIssuesReopened],
  ["closed", readIssuesClosed],
  ["edited", readIssuesEdited],
  ["labeled", readIssuesLabeled],
  ["deleted", readIssuesDeleted],
  ["installation", readInstallation],
  ["installation_repositories", readInstallationRepositories],
  ["repository", readRepository],
  ["installation_target", readInstallationTarget],
];

/** Why nothing is asked, or the jobs. */
function asked(read: EventReader, payload: unknown) {
  const request = read("d-1", payload);
  return request.kind === "jobs" ? request.jobs : request.reason;
}

function edited(changes: unknown, overrides: Payload = {}): Payload {
  return issuePayload("o/r", 7, { action: "edited", changes, ...overrides });
}

function labeled(action: string, label: unknown, overrides: Payload = {}): Payload {
  return issuePayload("o/r", 7, { action, label, ...overrides });
}

describe("an issue", () => {
  test("that opened or reopened is triaged", () => {
    expect(asked(readIssuesOpened, issuePayload("o/r", 7))).toEqual([{ ...ISSUE, kind: "triage", reason: "opened" }]);
    const times = { created_at: "2026-03-01T10:00:00Z", updated_at: "2026-03-04T10:00:00Z" };
    const open = { ...ISSUE, kind: "issue-state", state: "open", at: times.updated_at, openedAt: times.created_at };
    expect(asked(readIssuesReopened, issuePayload("o/r", 7, { issue: times }))).toEqual([
      { ...ISSUE, kind: "triage", reason: "reopened", at: times.updated_at },
      open,
    ]);
    expect(asked(readIssuesReopened, issuePayload("o/r", 7, { issue: times, ...BOT }))).toEqual([open]);
  });

  test("that was closed has its times kept, whoever did it; a time that is none is not", () => {
    const times = { created_at: "2026-03-01T10:00:00Z", closed_at: "2026-03-04T12:00:00+02:00" };
    const closed = { ...ISSUE, kind: "issue-state", state: "closed" };
    expect(asked(readIssuesClosed, issuePayload("o/r", 7, { issue: times, ...BOT }))).toEqual([
      { ...closed, at: times.closed_at, openedAt: times.created_at },
    ]);
    const odd = { created_at: "yesterday", closed_at: null };
    expect(asked(readIssuesClosed, issuePayload("o/r", 7, { issue: odd }))).toEqual([closed]);
  });

  test.each<[string, Payload, string]>([
    ["a bot triggered", BOT, "bot"],
    ["a bot wrote", { issue: { user: { type: "Bot" } } }, "bot"],
    ["is a pull request", { issue: { pull_request: { url: "x" } } }, "pull-request"],
    ["is locked", { issue: { locked: true } }, "locked"],
    ["was transferred here", { changes: { old_issue: { number: 3 }, old_repository: {} } }, "transferred"],
    ["has no installation", { installation: undefined }, "no-installation"],
    ["has no sender", { sender: undefined }, "unreadable"],
  ])("that %s is not", (_case, overrides, expected) => {
    expect(asked(readIssuesOpened, issuePayload("o/r", 7, overrides))).toBe(expected);
  });

  test("whose author's account was deleted is triaged", () => {
    expect(asked(readIssuesOpened, issuePayload("o/r", 7, { issue: { user: null } }))).toHaveLength(1);
  });

  test.each([[{ title: { from: "a" } }], [{ body: { from: "" } }], [{ title: { from: "a" }, body: { from: "b" } }]])(
    "whose title or body was edited is triaged (%j)",
    (changes) => {
      expect(asked(readIssuesEdited, edited(changes))).toEqual([{ ...ISSUE, kind: "triage", reason: "edited" }]);
    },
  );

  test.each([[{}], [undefined], [{ milestone: {} }], ["text"]])(
    "edited in nothing that is read is not (%j)",
    (changes) => {
      expect(asked(readIssuesEdited, edited(changes))).toBe("nothing-asked");
    },
  );

  test("edited by a bot is not triaged: no loops", () => {
    expect(asked(readIssuesEdited, edited({ body: { from: "a" } }, BOT))).toBe("bot");
  });

  test.each(["deleted", "transferred"])("that was %s is forgotten, whoever did it and whatever it is", (action) => {
    const payload = issuePayload("o/r", 7, { action, issue: { locked: true }, ...BOT });
    expect(asked(readIssuesDeleted, payload)).toEqual([{ ...ISSUE, kind: "forget-issue" }]);
  });
});

describe("a label", () => {
  test.each([
    ["labeled", "added"],
    ["unlabeled", "removed"],
  ])("of our families that a person %s is noted as %s, in whatever case it is written", (action, noted) => {
    expect(asked(readIssuesLabeled, labeled(action, { name: "Symptom: Crash" }))).toEqual([
      { ...ISSUE, kind: "label-change", action: noted, label: "Symptom: Crash", sender: "Codertocat" },
    ]);
  });

  test("of nobody's family, or that was deleted from the repository, is not", () => {
    expect(asked(readIssuesLabeled, labeled("labeled", { name: "bug" }))).toBe("nothing-asked");
    expect(asked(readIssuesLabeled, labeled("unlabeled", undefined))).toBe("nothing-asked");
  });

  test("of a bot's is not, this App's own among them: no loops, no label wars", () => {
    expect(asked(readIssuesLabeled, labeled("unlabeled", { name: "symptom: crash" }, BOT))).toBe("bot");
  });
});

describe("an installation", () => {
  test("that was made, or given repositories, has its labels and its index of issues prepared on each", () => {
    const hello = { ...BASE, repo: "Codertocat/Hello-World", repositoryId: 186853002 };
    const space = { ...BASE, repo: "Codertocat/Space", repositoryId: 186853007 };
    expect(asked(readInstallation, examplePayload("installation", "created"))).toEqual([
      { ...hello, kind: "prepare-labels" },
      { ...hello, kind: "index-issues" },
    ]);
    expect(asked(readInstallationRepositories, examplePayload("installation_repositories", "added"))).toEqual([
      { ...space, kind: "prepare-labels" },
      { ...space, kind: "index-issues" },
    ]);
  });

  test("that was deleted, or loses repositories, is forgotten with them", () => {
    expect(asked(readInstallation, examplePayload("installation", "deleted"))).toEqual([
      { ...BASE, kind: "forget-installation", repos: ["octocat/Hello-World"] },
    ]);
    expect(asked(readInstallationRepositories, examplePayload("installation_repositories", "removed"))).toEqual([
      { ...BASE, kind: "forget-repositories", repos: ["octocat/Hello-World"] },
    ]);
  });

  test.each([
    ["suspend", "suspend-installation"],
    ["unsuspend", "resume-installation"],
    ["new_permissions_accepted", "resume-installation"],
  ])("%s: %s", (action, kind) => {
    expect(asked(readInstallation, examplePayload("installation", action))).toEqual([{ ...BASE, kind }]);
  });

  test("of which something else is told asks for nothing", () => {
    expect(asked(readInstallation, { action: "renamed", installation: { id: 2 } })).toBe("nothing-asked");
    expect(asked(readInstallationRepositories, { action: "added", installation: { id: 2 } })).toBe("nothing-asked");
  });
});

describe("an account that the App is installed on", () => {
  const payload = {
    action: "renamed",
    account: { id: 4, login: "new-name", updated_at: "2026-01-02T03:04:05Z" },
    changes: { login: { from: "old-name" } },
    installation: { id: 2, node_id: "x" },
    target_type: "Organization",
  };
  const job = { ...BASE, kind: "rename-owner", from: "old-name", to: "new-name" };

  test("and that gets another name has its repositories moved there", () => {
    expect(asked(readInstallationTarget, payload)).toEqual([{ ...job, at: "2026-01-02T03:04:05Z" }]);
    expect(asked(readInstallationTarget, { ...payload, account: { login: "new-name" } })).toEqual([job]);
  });

  test("of which nothing is told that is in the names of repositories asks for nothing", () => {
    const enterprise = { account: { slug: "new-name" }, changes: { slug: { from: "old-name" } } };
    expect(asked(readInstallationTarget, { ...payload, ...enterprise })).toBe("nothing-asked");
    expect(asked(readInstallationTarget, { ...payload, changes: { login: { from: "a/b" } } })).toBe("unreadable");
    expect(asked(readInstallationTarget, { ...payload, installation: undefined })).toBe("unreadable");
  });
});

describe("a repository", () => {
  const HELLO = "Codertocat/Hello-World";
  const MOVE = { ...BASE, kind: "rename-repository", repositoryId: 186853002 };

  test("that was renamed, or handed over, moves from its old name", () => {
    const renamed = { ...examplePayload("repository", "transferred"), action: "renamed" };
    const at = "2019-05-15T15:20:41Z";
    const repository = { id: 186853002, full_name: HELLO, updated_at: at };
    expect(
      asked(readRepository, { ...renamed, repository, changes: { repository: { name: { from: "Bye-World" } } } }),
    ).toEqual([{ ...MOVE, from: "Codertocat/Bye-World", to: HELLO, at }]);
    const by = (owner: Payload) => ({ ...examplePayload("repository", "transferred"), repository, changes: { owner } });
    expect(asked(readRepository, by({ from: { user: { login: "ada" } } }))).toEqual([
      { ...MOVE, from: "ada/Hello-World", to: HELLO, at },
    ]);
    expect(asked(readRepository, by({ from: { organization: { login: "club" } } }))).toEqual([
      { ...MOVE, from: "club/Hello-World", to: HELLO, at },
    ]);
    expect(asked(readRepository, by({ from: {} }))).toBe("unreadable");
    const changes = { owner: { from: { user: { login: "ada" } } }, repository: { name: { from: "Bye-World" } } };
    expect(asked(readRepository, { ...by({}), changes })).toEqual([{ ...MOVE, from: "ada/Bye-World", to: HELLO, at }]);
  });

  test("that was deleted is forgotten", () => {
    const payload = { ...examplePayload("repository", "transferred"), action: "deleted" };
    expect(asked(readRepository, payload)).toEqual([
      { ...BASE, kind: "forget-repositories", repos: ["Octocoders/Hello-World"] },
    ]);
  });

  test("of which no installation tells is none of ours", () => {
    const payload = { ...examplePayload("repository", "renamed"), installation: undefined };
    expect(asked(readRepository, payload)).toBe("no-installation");
  });
});

describe.each(READERS)("the reader of %s", (_event, read) => {
  test.each([
    null,
    undefined,
    [],
    "text",
    {},
    { issue: null },
    { installation: {} },
    { __proto__: { installation: 1 } },
  ])("ignores %j", (payload) => {
    expect(typeof asked(read, payload)).toBe("string");
  });

  test("reads or ignores every recorded payload", () => {
    const recorded = ["issues", "installation", "installation_repositories", "repository"].flatMap(examplesOf);
    expect(recorded.length).toBeGreaterThan(35);
    for (const payload of recorded) expect(["jobs", "ignored"]).toContain(read("d-1", payload).kind);
  });
});
