import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { readWeights } from "../../src/classify/embedded-weights.js";
import { COMMENT_MARKER, EXPLANATION_MARKER } from "../../src/decide/comment/comment-marker.js";
import { GitHubError } from "../../src/github/github.js";
import type { InMemoryIssue } from "../../src/github/in-memory-github.js";
import { listCorrections } from "../../src/store/corrections.js";
import { migrate } from "../../src/store/migrate.js";
import { createTriager } from "../../src/triage.js";
import { DATABASE_KINDS, type TestDatabase } from "../store/support/databases.js";
import { commentPayload, issuePayload } from "./support/deliveries.js";
import { startTestApp, type TestApp } from "./support/running-app.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const REPO = "vllm-project/vllm";
const TITLE = "[Bug]: vllm serve crashes with RuntimeError: CUDA error: an illegal memory access was encountered";
const BODY = [
  "### 🐛 Describe the bug",
  "",
  "The server crashes when it loads the weights. @everyone see https://evil.example/x",
  "",
  "```text",
  "RuntimeError: CUDA error: an illegal memory access was encountered",
  "Segmentation fault (core dumped)",
  "```",
].join("\n");

describe.each(DATABASE_KINDS)("a comment, on $name", ({ open }) => {
  let opened: TestDatabase;
  let app: TestApp;
  let last = 0;

  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
    app = await startTestApp(opened.database, { triager: createTriager({ weights: readWeights(), model: null }) });
    app.github.repository(REPO).roles.set("ada", "triage").set("grace", "maintain");
  });

  afterAll(async () => {
    await app?.stop();
    await opened?.drop();
  });

  /** An issue of its own that was triaged: it has a symptom, needs and the comment. */
  async function triaged(): Promise<{ number: number; issue: InMemoryIssue }> {
    last += 1;
    await app.openIssue(REPO, last, TITLE, BODY);
    await app.queue.waitUntilIdle();
    const issue = app.github.issue(REPO, last);
    expect(issue.labels).toEqual(expect.arrayContaining(["symptom: crash", "needs: version"]));
    expect(own(issue)).toHaveLength(1);
    return { number: last, issue };
  }

  async function comment(number: number, author: string, body: string, id: string = randomUUID()) {
    const written = app.github.comment(REPO, number, author, body);
    const response = await app.send("issue_comment", commentPayload(REPO, number, written), id);
    expect(response.status).toBe(200);
    await app.queue.waitUntilIdle();
    return written;
  }

  async function edit(
    number: number,
    written: { id: number; author: string; body: string },
    body: string,
    sender = "",
  ) {
    const before = written.body;
    written.body = body;
    const rest = sender ? { before, sender } : { before };
    await app.send("issue_comment", commentPayload(REPO, number, written, rest));
    await app.queue.waitUntilIdle();
  }

  const own = (issue: InMemoryIssue) => issue.comments.filter(({ author }) => author === app.github.botLogin);
  const triage = (issue: InMemoryIssue) => own(issue).find(({ body }) => body.startsWith(COMMENT_MARKER))?.body ?? "";
  const explanations = (issue: InMemoryIssue) => own(issue).filter(({ body }) => body.startsWith(EXPLANATION_MARKER));
  const symptoms = (issue: InMemoryIssue) => issue.labels.filter((label) => label.startsWith("symptom: "));
  const corrections = (number: number) => listCorrections(opened.database, { repo: REPO, issue: number });
  const writes = () => app.github.calls.filter((call) => /^(?:add|remove|create|update|ensure)/.test(call)).length;

  async function expectSilence(issue: InMemoryIssue, work: () => Promise<unknown>): Promise<void> {
    const before = { labels: [...issue.labels], own: structuredClone(own(issue)), writes: writes() };
    await work();
    expect({ labels: [...issue.labels], own: own(issue), writes: writes() }).toEqual(before);
  }

  describe("with a symptom", () => {
    test("sets it in place of the App's own, rewrites the comment, answers by a reaction and keeps the correction", async () => {
      const { number, issue } = await triaged();
      const written = await comment(number, "ada", "It never came back.\n\n/triage symptom:hang");
      expect(symptoms(issue)).toEqual(["symptom: system-hang"]);
      expect(triage(issue)).toMatch(/^\*\*System Hang\*\* .*\(set by a maintainer\)/m);
      expect(triage(issue)).not.toContain("**Crash**");
      expect(own(issue)).toHaveLength(1);
      expect(app.github.reactions(written.id)).toEqual(["+1"]);
      expect(await corrections(number)).toMatchObject([
        {
          comment: written.id,
          person: app.github.account("ada").id,
          command: "/triage symptom:system-hang",
          decision: { symptoms: expect.arrayContaining([expect.objectContaining({ id: "crash" })]) },
        },
      ]);
    });

    test("holds over later triages; a second one replaces it", async () => {
      const { number, issue } = await triaged();
      await comment(number, "ada", "/triage symptom:hang");
      await app.send("issues", issuePayload(REPO, number, { action: "reopened" }));
      await app.queue.waitUntilIdle();
      expect(symptoms(issue)).toEqual(["symptom: system-hang"]);
      await comment(number, "grace", "/triage symptom:output");
      expect(symptoms(issue)).toEqual(["symptom: unexpected-output"]);
      expect(await corrections(number)).toHaveLength(2);
    });

    test("leaves a label that people set, and brings one back that they took off", async () => {
      const { number, issue } = await triaged();
      issue.labels = [...issue.labels.filter((label) => label !== "symptom: crash"), "symptom: silent-error"];
      await comment(number, "ada", "/triage symptom:crash");
      expect(symptoms(issue)).toEqual(["symptom: silent-error", "symptom: crash"]);
      issue.labels = issue.labels.filter((label) => label !== "symptom: crash");
      await comment(number, "ada", "/triage");
      expect(symptoms(issue)).toEqual(["symptom: silent-error"]);
    });

    test("and a cause in one comment sets both, in order with the rest", async () => {
      const { number, issue } = await triaged();
      const written = await comment(number, "ada", "/triage symptom:hang\n/triage cause:misconfig\n/triage nonsense");
      expect(issue.labels).toEqual(expect.arrayContaining(["symptom: system-hang", "cause: misconfiguration"]));
      expect(triage(issue)).toContain("Root cause, set by a maintainer: Misconfiguration.");
      expect(app.github.reactions(written.id)).toEqual(["+1", "confused"]);
      expect((await corrections(number)).map(({ ordinal }) => ordinal)).toEqual([0, 1]);
    });
  });

  test("that nobody can understand gets a reaction that says so, and nothing else", async () => {
    const { number, issue } = await triaged();
    const before = { labels: [...issue.labels], own: structuredClone(own(issue)) };
    const written = await comment(number, "ada", "/triage cause:incompatible");
    expect(app.github.reactions(written.id)).toEqual(["confused"]);
    expect({ labels: issue.labels, own: own(issue) }).toEqual(before);
    expect(await corrections(number)).toEqual([]);
  });

  describe("by somebody who may not triage", () => {
    test("gets nothing, not even a reaction, and still nothing when it is edited by one who may", async () => {
      const { number, issue } = await triaged();
      await expectSilence(issue, async () => {
        const written = await comment(number, "eve", "/triage not-a-bug");
        await edit(number, written, "/triage not-a-bug\n/triage off", "grace");
      });
      app.github.repository(REPO).roles.set("newcomer", "read");
      await expectSilence(issue, async () => {
        const written = await comment(number, "newcomer", "/triage off");
        app.github.repository(REPO).roles.set("newcomer", "write");
        await edit(number, written, "Please, /triage was not meant:\n/triage off");
      });
    });

    test("gets nothing when edited into the comment of one who may", async () => {
      const { number, issue } = await triaged();
      const written = await comment(number, "ada", "hello");
      await expectSilence(issue, () => edit(number, written, "/triage off", "eve"));
    });

    test("gets nothing where GitHub refuses to say, and is asked again where it cannot say", async () => {
      const { number, issue } = await triaged();
      app.github.fail({ method: "readPermission", error: new GitHubError("forbidden", "403") });
      await expectSilence(issue, () => comment(number, "ada", "/triage symptom:hang"));
      app.github.fail({ method: "readPermission", error: new GitHubError("unavailable", "502") });
      await comment(number, "ada", "/triage symptom:hang");
      expect(symptoms(issue)).toEqual(["symptom: system-hang"]);
    });
  });

  test("by a bot, on a pull request or on a locked issue gets nothing", async () => {
    const { number, issue } = await triaged();
    app.github.repository(REPO).roles.set("ci[bot]", "admin");
    await expectSilence(issue, () => comment(number, "ci[bot]", "/triage off"));
    for (const state of [{ pull_request: { url: "x" } }, { locked: true }]) {
      await expectSilence(issue, async () => {
        const written = app.github.comment(REPO, number, "ada", "/triage off");
        await app.send("issue_comment", commentPayload(REPO, number, written, { issue: state }));
        await app.queue.waitUntilIdle();
      });
    }
  });

  test("that says it is no bug takes labels off and folds the comment, until somebody triages again", async () => {
    const { number, issue } = await triaged();
    issue.labels.push("cause: misconfiguration", "bug");
    await comment(number, "grace", "/triage not-a-bug");
    expect(issue.labels).toEqual(["cause: misconfiguration", "bug"]);
    expect(own(issue)).toHaveLength(1);
    expect(triage(issue).replace(COMMENT_MARKER, "").trim()).toMatch(/^[^\n]{1,120}$/);
    expect((await corrections(number)).map(({ command }) => command)).toEqual(["/triage not-a-bug"]);
    await app.send("issues", issuePayload(REPO, number, { action: "reopened" }));
    await comment(number, "reporter", "vLLM version 0.9.1");
    expect(issue.labels).toEqual(["cause: misconfiguration", "bug"]);
    await comment(number, "ada", "/triage");
    expect(issue.labels).toEqual(expect.arrayContaining(["symptom: crash", "needs: version", "bug"]));
    expect(triage(issue)).toContain("**Crash**");
  });

  test("that says it is no bug writes no comment only to withdraw it", async () => {
    last += 1;
    const issue = app.github.openIssue(REPO, last, { title: TITLE, body: BODY });
    const written = await comment(last, "ada", "/triage not-a-bug");
    expect(own(issue)).toEqual([]);
    expect(app.github.reactions(written.id)).toEqual(["+1"]);
    expect(await corrections(last)).toMatchObject([{ decision: { kind: { id: "malfunction" } } }]);
  });

  test("`off` keeps everything from being written, and `on` lets go of what commands held", async () => {
    const { number, issue } = await triaged();
    await comment(number, "ada", "/triage symptom:hang");
    await comment(number, "ada", "/triage off");
    issue.body = `${BODY}\n\nIt also hangs for hours with vLLM 0.9.1 and never answers.`;
    const calls = app.github.calls.length;
    await expectSilence(issue, async () => {
      await app.send("issues", issuePayload(REPO, number, { action: "edited", changes: { body: { from: BODY } } }));
      await app.send("issues", issuePayload(REPO, number, { action: "reopened" }));
      await comment(number, "reporter", "Version: v0.9.1");
    });
    expect(app.github.calls).toHaveLength(calls);
    const refused = await comment(number, "ada", "/triage explain");
    expect(app.github.reactions(refused.id)).toEqual(["confused"]);
    expect(explanations(issue)).toEqual([]);
    issue.body = BODY;
    const obeyed = await comment(number, "grace", "/triage on");
    expect(app.github.reactions(obeyed.id)).toEqual(["+1"]);
    expect(symptoms(issue)).toEqual(["symptom: crash"]);
    expect(triage(issue)).toContain("**Crash**");
  });

  test("`/triage` does not bring back what people took off nor touch what they set", async () => {
    const { number, issue } = await triaged();
    issue.labels = ["needs: version", "cause: misused-api"];
    await comment(number, "ada", "/triage");
    expect(issue.labels).toEqual(["needs: version", "cause: misused-api"]);
  });

  test("`explain` gets one reply, updated in place, with gates, lines and redacted quotes", async () => {
    const { number, issue } = await triaged();
    await comment(number, "ada", "/triage explain");
    const [first] = explanations(issue);
    if (!first) throw new Error("no reply");
    expect(first.body).toMatch(/^\| symptom \| Crash \| 0\.\d\d \| 0\.\d\d \| yes \|$/m);
    expect(first.body).toMatch(/^\| cause \| .* \| no: .* \|$/m);
    expect(first.body).toMatch(/^- (?:title|line \d+): `/m);
    expect(first.body.replace(EXPLANATION_MARKER, "").length).toBeLessThanOrEqual(2_002);
    expect(first.body).not.toMatch(/@everyone|evil\.example/);
    expect(own(issue)).toHaveLength(2);

    await comment(number, "ada", "/triage symptom:hang\n/triage explain");
    expect(explanations(issue)).toHaveLength(1);
    expect(explanations(issue)[0]?.id).toBe(first.id);
    expect(explanations(issue)[0]?.body).toContain("yes: set by a maintainer's command");
    // The triage's own comment is not mistaken for the reply, nor the other way round.
    expect(triage(issue)).toMatch(/^\*\*System Hang\*\*/m);
  });

  test("`explain` that lost the answer to its reply writes no second one", async () => {
    const { number, issue } = await triaged();
    app.github.fail({ method: "createComment", when: "after", error: new GitHubError("unavailable", "reset") });
    await comment(number, "ada", "/triage explain");
    expect(explanations(issue)).toHaveLength(1);
  });

  describe("is obeyed once", () => {
    test("however often it is delivered", async () => {
      const { number, issue } = await triaged();
      const id = randomUUID();
      const written = await comment(number, "ada", "/triage not-a-bug", id);
      await comment(number, "grace", "/triage");
      const again = commentPayload(REPO, number, written);
      await Promise.all([app.send("issue_comment", again, id), app.send("issue_comment", again)]);
      await app.queue.waitUntilIdle();
      expect(symptoms(issue)).toEqual(["symptom: crash"]);
      expect(await corrections(number)).toHaveLength(1);
    });

    test("also where a later edit adds others: only those are done", async () => {
      const { number, issue } = await triaged();
      const written = await comment(number, "ada", "/triage not-a-bug");
      await comment(number, "grace", "/triage");
      await edit(number, written, "/triage not-a-bug\n\nand\n\n/triage explain");
      expect(symptoms(issue)).toEqual(["symptom: crash"]);
      expect(explanations(issue)).toHaveLength(1);
      await edit(number, written, "nothing");
      await edit(number, written, "/triage not-a-bug");
      expect(symptoms(issue)).toEqual([]);
    });

    test.each(["addLabels", "removeLabel", "updateComment", "addReaction", "readPermission"] as const)(
      "and in full, where GitHub fails at %s before and after the work",
      async (method) => {
        const { number, issue } = await triaged();
        for (const when of ["before", "after"] as const) {
          app.github.fail({ method, when, error: new GitHubError("unavailable", "503") });
        }
        const written = await comment(number, "ada", "/triage symptom:hang\n/triage cause:misused-api");
        expect(symptoms(issue)).toEqual(["symptom: system-hang"]);
        expect(issue.labels).toContain("cause: misused-api");
        expect(app.github.reactions(written.id)).toEqual(["+1"]);
        expect(own(issue)).toHaveLength(1);
        expect(await corrections(number)).toHaveLength(2);
      },
    );
  });

  describe("without a command", () => {
    test("that brings what was asked for withdraws its label and its line, whoever wrote it", async () => {
      const { number, issue } = await triaged();
      const line = /^- .*version/im;
      expect(triage(issue)).toMatch(line);
      const written = await comment(number, "bystander", "Same here, with vLLM version 0.9.1.");
      expect(issue.labels).not.toContain("needs: version");
      expect(symptoms(issue)).toEqual(["symptom: crash"]);
      expect(triage(issue)).not.toMatch(line);
      expect(own(issue)).toHaveLength(1);
      expect(app.github.reactions(written.id)).toEqual([]);
      await app.send("issues", issuePayload(REPO, number, { action: "reopened" }));
      await app.queue.waitUntilIdle();
      expect(issue.labels).not.toContain("needs: version");
    });

    test("that brings nothing, only quotes, or is a bot's changes nothing", async () => {
      const { number, issue } = await triaged();
      const said = "Same here, with vLLM version 0.9.1.";
      await expectSilence(issue, async () => {
        await comment(number, "reporter", "Any news?");
        await comment(number, "reporter", `> ${said}\n\nThanks.`);
        await comment(number, "ci[bot]", said);
      });
    });

    test("is read again when it is edited", async () => {
      const { number, issue } = await triaged();
      const written = await comment(number, "reporter", "I will look it up.");
      await edit(number, written, "I looked it up: vLLM version 0.9.1");
      expect(issue.labels).not.toContain("needs: version");
    });

    test("takes no call to GitHub where nothing was asked for", async () => {
      last += 1;
      app.github.openIssue(REPO, last, { title: "How do I set the port?", body: "I would like to know." });
      const before = app.github.calls.length;
      await comment(last, "reporter", "vLLM version 0.9.1");
      expect(app.github.calls).toHaveLength(before);
    });

    test("keeps nothing of its text in the database", async () => {
      const { number } = await triaged();
      await comment(number, "reporter", "vLLM version 0.9.1 canary-of-the-test");
      const { schema } = opened.database;
      const tables = ["met_needs", "comment_commands", "corrections", "triages", "comments"];
      for (const table of tables) {
        const rows = await opened.database.query(`SELECT * FROM ${schema}.${table}`);
        expect(JSON.stringify(rows)).not.toContain("canary-of-the-test");
      }
      const jobs = await opened.database.query(`SELECT data, output FROM ${schema}_jobs.job`);
      expect(JSON.stringify(jobs)).not.toContain("canary-of-the-test");
    });
  });
});
