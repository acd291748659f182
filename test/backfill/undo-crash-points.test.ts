import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { beginRun, beginUndo } from "../../src/backfill/begin-run.js";
import type { GitHub } from "../../src/github/github.js";
import { createInMemoryGitHub } from "../../src/github/in-memory-github.js";
import { backfillDelivery, backfillIssue, undoDelivery } from "../../src/queue/backfill-issue.js";
import { triageIssue } from "../../src/queue/triage-issue.js";
import { undoBackfill } from "../../src/queue/undo-backfill.js";
import { confirmLabels, intendLabels, listAppliedLabels } from "../../src/store/applied-labels.js";
import { findRunComment } from "../../src/store/backfill-issues.js";
import { findStoredComment } from "../../src/store/comments.js";
import type { Database, Queryable } from "../../src/store/database.js";
import { migrate } from "../../src/store/migrate.js";
import { readPeopleSay } from "../../src/store/people-say.js";
import { listTriages, recordTriage } from "../../src/store/triages.js";
import type { Triager } from "../../src/triage.js";
import { comment, decision } from "../app/support/triager.js";
import { openTestEmbedded, type TestDatabase } from "../store/support/databases.js";

// An undoing that ends at any of its steps, as if the process were killed there, and then runs again; and a run that ends at
// any of its steps, and is undone. Every statement to the database and every call to GitHub is a step, and each ends it
// once before it has an effect and once after.

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

class Killed extends Error {}
type When = "before" | "after";

/** Counts steps, and ends at one of them; null: none. */
function killer(at: number | null, when: When) {
  let step = 0;
  return {
    steps: () => step,
    async run<T>(work: () => Promise<T>): Promise<T> {
      step += 1;
      const isHere = step === at;
      if (isHere && when === "before") throw new Killed();
      const result = await work();
      if (isHere) throw new Killed();
      return result;
    },
  };
}
type Killer = ReturnType<typeof killer>;
const whole = () => killer(null, "before");

function fatalDatabase(database: Database, kill: Killer): Database {
  const wrap = <Part extends Queryable>(part: Part): Part => ({
    ...part,
    query: (sql, params) => kill.run(() => part.query(sql, params)),
  });
  return { ...wrap(database), transaction: (work) => kill.run(() => database.transaction((each) => work(wrap(each)))) };
}

/** Whatever methods GitHub's interface has, each call is a step. */
function fatalGitHub(github: GitHub, kill: Killer): GitHub {
  return new Proxy(github, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function") return method;
      return (...given: unknown[]) => kill.run(async () => Reflect.apply(method, target, given));
    },
  });
}

const OURS = { name: "needs: log", family: "needs" } as const;

let opened: TestDatabase;
let numbers = 0;
beforeAll(async () => {
  opened = await openTestEmbedded();
  await migrate(opened.database);
});
afterAll(() => opened?.drop());

/** An issue of its own with a label of ours that a run takes off; the run puts another on, and writes a comment. */
async function setUp() {
  numbers += 1;
  // One unfinished run a repository.
  const [number, repo] = [numbers, `o/r${numbers}`];
  const key = { repo, issue: number };
  const { database } = opened;
  const github = createInMemoryGitHub();
  const issue = github.openIssue(repo, number, { title: "t", labels: ["bug", OURS.name] });
  await intendLabels(database, key, [OURS]);
  await confirmLabels(database, key, [OURS.name]);
  const run = await beginRun(database, { installation: 1, repo, comments: true }, [number]);
  const runKey = { ...key, run: run.id };
  const triager: Triager = {
    decide: async () => decision({ number, labels: ["symptom: crash"], comment: comment("A crash.") }),
  };
  const place = { installation: 1, repo, number, run: run.id };
  const parts = (kill: Killer) => ({
    triager,
    readLagSeconds: 0,
    database: fatalDatabase(database, kill),
    githubOf: async () => fatalGitHub(github.api, kill),
  });
  const attempt = { id: "a", assertClaimed: async () => {}, storedAt: new Date(0) };
  const state = async () => ({
    labels: [...issue.labels].sort(),
    comments: issue.comments.map(({ body }) => body),
    applied: await listAppliedLabels(database, key),
    stored: await findStoredComment(database, key),
    ofRun: await findRunComment(database, runKey),
    people: await readPeopleSay(database, key),
    triages: await listTriages(database, repo, number),
  });
  return {
    issue,
    state,
    /** As the queue does once the job is over. */
    record: () =>
      recordTriage(database, {
        ...{ delivery: backfillDelivery(run.id, number), installation: 1, repo, issue: number },
        ...{ outcome: "done", decision: decision({ number }) },
      }),
    begin: () => beginUndo(database, run.id),
    apply: (kill: Killer) =>
      backfillIssue({ ...place, kind: "backfill", delivery: backfillDelivery(run.id, number) }, parts(kill), attempt),
    triage: () =>
      triageIssue(
        { kind: "triage", reason: "reopened", delivery: "d", installation: 1, repo, number },
        parts(whole()),
        attempt,
      ),
    undo: (kill: Killer) =>
      undoBackfill({ ...place, kind: "undo-backfill", delivery: undoDelivery(run.id, number, 1) }, parts(kill)),
  };
}

/** Whether the work was ended by its killer. */
function isKilled(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => false,
    (error: unknown) => {
      if (!(error instanceof Killed)) throw error;
      return true;
    },
  );
}

test.each<When>(["before", "after"])(
  "an undoing that ends %s any of its steps leaves the issue as before once it ran again",
  async (when) => {
    for (let at = 1; ; at += 1) {
      const { state, apply, record, begin, undo, issue } = await setUp();
      const before = await state();
      await apply(whole());
      await record();
      expect(issue.labels).toEqual(["bug", "symptom: crash"]);
      expect(issue.comments).toHaveLength(1);
      await begin();
      const kill = killer(at, when);
      const ended = await isKilled(undo(kill));
      await undo(whole());
      expect({ at, ...(await state()) }).toEqual({ at, ...before });
      // Done once more it does nothing.
      await undo(whole());
      expect({ at, ...(await state()) }).toEqual({ at, ...before });
      if (!ended) {
        // Of GitHub: the issue, others' labels, one off, one on, the comment read and deleted; the rest of the database.
        expect(kill.steps()).toBeGreaterThan(15);
        return;
      }
    }
  },
);

test.each<When>(["before", "after"])(
  "a run that ends %s any of its steps on an issue is undone there as a whole one is",
  async (when) => {
    for (let at = 1; ; at += 1) {
      const { state, apply, begin, undo } = await setUp();
      const before = await state();
      const kill = killer(at, when);
      const ended = await isKilled(apply(kill));
      await begin();
      // The cut-off job comes up again, and leaves a run alone that is being undone.
      expect(await apply(whole())).toMatchObject({ outcome: "skipped" });
      await undo(whole());
      expect({ at, ...(await state()) }).toEqual({ at, ...before });
      if (!ended) {
        expect(kill.steps()).toBeGreaterThan(20);
        return;
      }
    }
  },
);

test.each<When>(["before", "after"])(
  "a triage between an undoing that ended %s any of its steps and the next takes nothing for people's word",
  async (when) => {
    for (let at = 1; ; at += 1) {
      const { issue, state, apply, begin, undo, triage } = await setUp();
      await apply(whole());
      await begin();
      const ended = await isKilled(undo(killer(at, when)));
      await triage();
      expect({ at, labels: issue.labels, comments: issue.comments.length }).toEqual({
        at,
        labels: ["bug", "symptom: crash"],
        comments: 1,
      });
      await undo(whole());
      await triage();
      expect({ at, labels: issue.labels, comments: issue.comments.length }).toEqual({
        at,
        labels: ["bug", "symptom: crash"],
        comments: 1,
      });
      expect(await state()).toMatchObject({ people: { vetoedLabels: [], heldFamilies: [] }, ofRun: null });
      if (!ended) return;
    }
  },
);
