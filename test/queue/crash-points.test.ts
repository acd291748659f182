import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { type GitHub, GitHubError } from "../../src/github/github.js";
import { createInMemoryGitHub } from "../../src/github/in-memory-github.js";
import { PostponedError } from "../../src/queue/job-result.js";
import type { TriageJob } from "../../src/queue/stored-jobs.js";
import { triageIssue } from "../../src/queue/triage-issue.js";
import { listAppliedLabels } from "../../src/store/applied-labels.js";
import type { Database, Queryable } from "../../src/store/database.js";
import { migrate } from "../../src/store/migrate.js";
import type { Triager } from "../../src/triage.js";
import { comment, decision } from "../app/support/triager.js";
import { openTestEmbedded, type TestDatabase } from "../store/support/databases.js";

// A triage that ends at any of its steps, as if the process were killed there, and then runs again: every statement to the
// database and every call to GitHub is a step, and each ends it once before it has an effect and once after.

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

class Killed extends Error {}

/** Counts steps, and ends at one of them; `null`: none. */
function killer(at: number | null, when: "before" | "after") {
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

function fatalDatabase(database: Database, kill: Killer): Database {
  const wrap = <Part extends Queryable>(part: Part): Part => ({
    ...part,
    query: (sql, params) => kill.run(() => part.query(sql, params)),
  });
  return { ...wrap(database), transaction: (work) => kill.run(() => database.transaction((each) => work(wrap(each)))) };
}

function fatalGitHub(github: GitHub, kill: Killer): GitHub {
  return {
    readIssue: (...given) => kill.run(() => github.readIssue(...given)),
    readFile: (...given) => kill.run(() => github.readFile(...given)),
    listOpenIssues: (...given) => kill.run(() => github.listOpenIssues(...given)),
    listNewestIssues: (...given) => kill.run(() => github.listNewestIssues(...given)),
    listLabels: (...given) => kill.run(() => github.listLabels(...given)),
    createLabel: (...given) => kill.run(() => github.createLabel(...given)),
    ensureLabel: (...given) => kill.run(() => github.ensureLabel(...given)),
    addLabels: (...given) => kill.run(() => github.addLabels(...given)),
    listTakenOff: (...given) => kill.run(() => github.listTakenOff(...given)),
    listOthersLabels: (...given) => kill.run(() => github.listOthersLabels(...given)),
    removeLabel: (...given) => kill.run(() => github.removeLabel(...given)),
    findComment: (...given) => kill.run(() => github.findComment(...given)),
    createComment: (...given) => kill.run(() => github.createComment(...given)),
    updateComment: (...given) => kill.run(() => github.updateComment(...given)),
    deleteComment: (...given) => kill.run(() => github.deleteComment(...given)),
    readComment: (...given) => kill.run(() => github.readComment(...given)),
    readPermission: (...given) => kill.run(() => github.readPermission(...given)),
    addReaction: (...given) => kill.run(() => github.addReaction(...given)),
  };
}

let opened: TestDatabase;
let numbers = 0;
beforeAll(async () => {
  opened = await openTestEmbedded();
  await migrate(opened.database);
});
afterAll(() => opened?.drop());

/** An issue of its own with two triages: the first is whole, the second changes a label and the comment. */
async function setUp() {
  numbers += 1;
  const number = numbers;
  const github = createInMemoryGitHub();
  const issue = github.openIssue("o/r", number, { title: "t", labels: ["bug"] });
  const job: TriageJob = { kind: "triage", reason: "opened", delivery: "d", installation: 1, repo: "o/r", number };
  const run = (labels: string[], text: string, kill: Killer) => {
    const triager: Triager = { decide: async () => decision({ number, labels, comment: comment(text) }) };
    const parts = {
      triager,
      database: fatalDatabase(opened.database, kill),
      githubOf: async () => fatalGitHub(github.api, kill),
    };
    return triageIssue(job, parts, { assertClaimed: async () => {} });
  };
  return { number, github, issue, run };
}

const FIRST = [["symptom: crash", "needs: log"], "first"] as const;
const SECOND = [["symptom: crash", "cause: oom"], "second"] as const;

/** Ends the triage that `ends` names at each of its steps in turn, and lets it run again. */
async function endEverywhere(ends: "first" | "second", when: "before" | "after"): Promise<number> {
  for (let at = 1; ; at += 1) {
    const { number, issue, run } = await setUp();
    if (ends === "second") await run([...FIRST[0]], FIRST[1], killer(null, when));
    const [labels, text] = ends === "first" ? FIRST : SECOND;
    const kill = killer(at, when);
    const ended = await run([...labels], text, kill).then(
      () => false,
      (error: unknown) => {
        if (!(error instanceof Killed)) throw error;
        return true;
      },
    );
    // Looked for once more where the comment may be there.
    const { outcome } = await run([...labels], text, killer(null, when)).catch((error: unknown) => {
      if (!(error instanceof PostponedError)) throw error;
      return run([...labels], text, killer(null, when));
    });
    expect({ at, outcome, labels: new Set(issue.labels) }).toEqual({
      at,
      outcome: "done",
      labels: new Set(["bug", ...labels]),
    });
    expect({ at, comments: issue.comments.map(({ body }) => body) }).toEqual({ at, comments: [comment(text)] });
    const applied = await listAppliedLabels(opened.database, { repo: "o/r", issue: number });
    const ours = applied.filter(({ removed }) => !removed);
    expect({ at, ours: ours.map(({ name }) => name).sort() }).toEqual({ at, ours: [...labels].sort() });
    expect(ours.every(({ confirmed }) => confirmed)).toBe(true);
    if (!ended) return kill.steps();
  }
}

test.each(["before", "after"] as const)(
  "a first triage that ends %s any of its steps comes to the same",
  async (when) => {
    // Five of GitHub, the rest of the database; fewer would mean that steps are not seen.
    expect(await endEverywhere("first", when)).toBeGreaterThan(15);
  },
);

test.each(["before", "after"] as const)(
  "a triage that changes things and ends %s any step comes to the same",
  async (when) => {
    expect(await endEverywhere("second", when)).toBeGreaterThan(12);
  },
);

test("a label that somebody took off before this App heard that it was there does not come back", async () => {
  const { github, issue, run } = await setUp();
  const lost = new GitHubError("unavailable", "no answer");
  github.fail({ method: "addLabels", error: lost, when: "after" });
  const attempt = () => run(["symptom: crash", "needs: log"], "x", killer(null, "before"));
  await expect(attempt()).rejects.toBe(lost);
  issue.labels = ["bug", "needs: log"];
  issue.takenOff = ["symptom: crash"];
  await attempt();
  expect(issue.labels).toEqual(["bug", "needs: log"]);
});
