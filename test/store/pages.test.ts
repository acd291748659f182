import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { z } from "zod";
import { signedInViewer } from "../../src/access/viewer-of.js";
import { countAll, countByClass } from "../../src/dashboard/counted.js";
import { confirmLabels, intendLabels } from "../../src/store/applied-labels.js";
import type { Queryable } from "../../src/store/database.js";
import { recordFeedback } from "../../src/store/feedback.js";
import { markInstallationDeleted } from "../../src/store/installations.js";
import { migrate } from "../../src/store/migrate.js";
import { createStoredLedger } from "../../src/store/model-days.js";
import { changeOrders } from "../../src/store/orders.js";
import { countBugs } from "../../src/store/pages/counted-bugs.js";
import { listLabelRecords } from "../../src/store/pages/label-precision.js";
import { listModelDays } from "../../src/store/pages/model-use.js";
import { countOutcomes, findLastTriageTime } from "../../src/store/pages/outcome-counts.js";
import { listTriagePage, type TriageCursor } from "../../src/store/pages/triage-list.js";
import { countUnsure, listUnsure } from "../../src/store/pages/unsure-list.js";
import { findPlace, listPlaces } from "../../src/store/places.js";
import { markRepositoryRemoved, noteRepository } from "../../src/store/repositories.js";
import { indexIssue } from "../../src/store/similar-issues.js";
import { recordTriage } from "../../src/store/triages.js";
import { decision } from "../app/support/triager.js";
import { DATABASE_KINDS, type TestDatabase } from "./support/databases.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const readSchema = z.tuple([z.object({ read: z.number() })]).transform(([{ read }]) => read);
const NOW = new Date("2026-03-01T12:00:00Z");
const bug = (symptom: "crash" | "system-hang", more: Parameters<typeof decision>[0] = {}) =>
  decision({ kind: { id: "malfunction", p: 0.9 }, symptoms: [{ id: symptom, p: 0.5 }], ...more });

/** The repository, as the installation of these tests has it. */
const at = (repo: string) => ({ installation: 1, repo });

/** Rows and index entries that the connection has read, of all tables. */
async function tuplesRead(db: Queryable): Promise<number> {
  const counts = await db.query(
    `SELECT coalesce(sum(pg_stat_get_xact_tuples_returned(c.oid)), 0)::int AS read FROM pg_class c
     WHERE c.relnamespace = $1::text::regnamespace AND c.relkind IN ('r', 'i')`,
    [db.schema],
  );
  return readSchema.parse(counts);
}

describe.each(DATABASE_KINDS)("what pages read, on $name", ({ open }) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
  });
  afterAll(() => opened?.drop());

  /** Records a triage as of so many days before NOW. */
  async function triaged(repo: string, issue: number, daysAgo: number, made: ReturnType<typeof decision> | null) {
    const delivery = `${repo}#${issue}@${daysAgo}`;
    const outcome = made ? "done" : "failed";
    await recordTriage(opened.database, { delivery, installation: 1, repo, issue, outcome, decision: made });
    const time = new Date(NOW.getTime() - daysAgo * 86_400_000);
    await opened.database.query(`UPDATE ${opened.database.schema}.triages SET at = $2 WHERE delivery = $1`, [
      delivery,
      time,
    ]);
  }

  test("a bug counts once, in the week it came first, by the class of its last decision; questions do not", async () => {
    await triaged("o/count", 1, 10, bug("crash"));
    await triaged("o/count", 1, 1, bug("system-hang"));
    await triaged("o/count", 2, 2, bug("crash"));
    await triaged("o/count", 3, 2, decision());
    await triaged("o/count", 4, 300, bug("crash"));
    await triaged("o/other", 5, 1, bug("crash"));
    const counted = await countBugs(opened.database, at("O/Count"), "week", NOW);
    expect(countAll(counted)).toBe(2);
    expect(countByClass(counted, "symptom", (age) => age === 1)).toEqual(new Map([["system-hang", 1]]));
    expect(countByClass(counted, "symptom", (age) => age === 0)).toEqual(new Map([["crash", 1]]));
  });

  test("page by page one comes to every triage once, newest first, also where they have the same time", async () => {
    for (let issue = 1; issue <= 7; issue += 1) await triaged("o/list", issue, Math.floor(issue / 4), bug("crash"));
    const seen: number[] = [];
    let after: TriageCursor | null = null;
    do {
      const page = await listTriagePage(
        opened.database,
        at("o/list"),
        { symptom: null, outcome: null, since: null },
        after,
        2,
      );
      seen.push(...page.triages.map(({ issue }) => issue));
      after = page.next;
    } while (after);
    expect(seen).toEqual([3, 2, 1, 7, 6, 5, 4]);
  });

  test("the list is cut down by symptom, outcome and time", async () => {
    await triaged("o/cut", 1, 1, bug("crash"));
    await triaged("o/cut", 2, 1, bug("system-hang"));
    await triaged("o/cut", 3, 40, bug("crash"));
    await triaged("o/cut", 4, 1, null);
    const since = new Date(NOW.getTime() - 30 * 86_400_000);
    const issues = async (filter: Partial<Parameters<typeof listTriagePage>[2]>) => {
      const whole = { symptom: null, outcome: null, since: null, ...filter };
      return (await listTriagePage(opened.database, at("o/cut"), whole, null, 10)).triages
        .map(({ issue }) => issue)
        .sort();
    };
    expect(await issues({ symptom: "crash" })).toEqual([1, 3]);
    expect(await issues({ symptom: "crash", since })).toEqual([1]);
    expect(await issues({ outcome: "failed" })).toEqual([4]);
    expect(await countOutcomes(opened.database, at("o/cut"), since)).toEqual([
      { outcome: "done", count: 2 },
      { outcome: "failed", count: 1 },
    ]);
    expect(await findLastTriageTime(opened.database, at("o/none"))).toBeNull();
  });

  test("an issue waits for a person while its last decision is unsure, nobody has spoken and it is open", async () => {
    const { database } = opened;
    for (const issue of [1, 2, 3, 4]) await triaged("o/unsure", issue, 2, bug("crash", { abstained: ["symptom"] }));
    await triaged("o/unsure", 2, 1, bug("crash"));
    await changeOrders(database, { repo: "o/unsure", issue: 3 }, { symptom: "system-hang" });
    await indexIssue(database, { repo: "o/unsure", issue: 4, state: "closed", openedAt: null, signature: null });
    expect((await listUnsure(database, at("o/unsure"), null, 10)).map(({ issue }) => issue)).toEqual([1]);
    expect(await listUnsure(database, at("o/unsure"), 1, 10)).toEqual([]);
    expect(await countUnsure(database, at("o/unsure"))).toBe(1);
  });

  test("a label that people took off is corrected; one that nobody touched is not", async () => {
    const { database } = opened;
    for (const issue of [1, 2, 3]) {
      const key = { repo: "o/labels", issue };
      await intendLabels(database, key, [{ name: "symptom: crash", family: "symptom" }]);
      await confirmLabels(database, key, ["symptom: crash"]);
    }
    const feedback = { delivery: "f-1", correction: "label-removed", label: "Symptom: Crash", sender: "ada" } as const;
    await recordFeedback(database, { repo: "o/labels", issue: 2 }, feedback);
    expect(await listLabelRecords(database, "o/labels", new Date(0))).toEqual([
      { label: "symptom: crash", applied: 3, corrected: 1 },
    ]);
  });

  test("the model's days are those of the repository alone", async () => {
    const limits = { calls: 10, tokens: 10_000, callsPerRepository: 10, tokensPerRepository: 10_000 };
    const ledger = createStoredLedger(opened.database);
    await ledger.reserve({ day: "2026-02-27", repo: "o/cost", tokens: 500 }, limits);
    await ledger.reserve({ day: "2026-02-27", repo: "o/another", tokens: 900 }, limits);
    const since = new Date("2026-02-01T00:00:00Z");
    expect(await listModelDays(opened.database, "O/cost", since)).toEqual([
      { day: "2026-02-27", calls: 1, tokens: 500 },
    ]);
  });

  test("a repository is found by its name in any case while the App works there", async () => {
    const { database } = opened;
    await noteRepository(database, 7, "Place/New");
    expect(await findPlace(database, "place/new")).toEqual({ installation: 7, repo: "Place/New" });
    expect(await findPlace(database, "o/COUNT")).toEqual({ installation: 1, repo: "o/count" });
    const names = (await listPlaces(database, "o/count", 100)).map(({ repo }) => repo);
    expect(names).toEqual(expect.arrayContaining(["o/cut", "o/list", "Place/New"]));
    expect(names).not.toContain("o/count");
    await markRepositoryRemoved(database, 7, "Place/New");
    await markRepositoryRemoved(database, 1, "o/cut");
    expect(await findPlace(database, "place/new")).toBeNull();
    expect(await findPlace(database, "o/cut")).toBeNull();
    await noteRepository(database, 8, "Place/Gone");
    await markInstallationDeleted(database, 8);
    expect(await findPlace(database, "place/gone")).toBeNull();
  });

  test("names that begin alike are found in the order of their bytes, and no others are looked at", async () => {
    const { database } = opened;
    for (const repo of ["p-a/x", "pa/x", "Pa/y", "p_a/z", "pb/x"]) await triaged(repo, 1, 1, bug("crash"));
    for (const repo of ["pa/w", "PA/Y", "pc/x"]) await noteRepository(database, 1, repo);
    const names = async (...asked: [string, number, string?]) =>
      (await listPlaces(database, ...asked)).map(({ repo }) => repo.toLowerCase());
    expect(await names("", 10, "PA/")).toEqual(["pa/w", "pa/x", "pa/y"]);
    expect(await names("pa/w", 1, "p")).toEqual(["pa/x"]);
    expect(await names("", 3, "p")).toEqual(["p-a/x", "p_a/z", "pa/w"]);
    expect(await names("", 10, "p_")).toEqual(["p_a/z"]);
    expect(await names("", 10, "q")).toEqual([]);
    await database.query(
      `INSERT INTO ${database.schema}.repositories (installation, repo) SELECT 1, 'r/' || n FROM generate_series(1, 20000) n`,
    );
    await database.query(
      `INSERT INTO ${database.schema}.triages (delivery, installation, repo, issue, outcome)
       SELECT 's-' || n, 1, 's/' || n, 1, 'failed' FROM generate_series(1, 5000) n`,
    );
    const read = await database.transaction(async (transaction) => {
      // What a connection has read before may be among its counts still.
      const before = await tuplesRead(transaction);
      expect(await listPlaces(transaction, "", 60, "s/499")).toHaveLength(11);
      return (await tuplesRead(transaction)) - before;
    });
    // Each of the eleven is found by a few entries of indexes; none of the others is looked at.
    expect(read).toBeGreaterThan(11);
    expect(read).toBeLessThan(200);
  });

  test("who signed in sees what GitHub says they may triage, and nothing where the App is not", async () => {
    const session = { id: 7, login: "ada", formToken: "of no matter here" };
    const viewer = signedInViewer(session, opened.database, async (_person, { repo }) => repo === "o/count");
    expect(await viewer.mayTriage("O/Count")).toBe(true);
    expect(await viewer.mayTriage("o/list")).toBe(false);
    expect(await viewer.mayTriage("o/unknown")).toBe(false);
  });

  test("ten thousand triages are counted and listed without reading their decisions", async () => {
    const { database } = opened;
    const made = JSON.stringify(bug("crash", { comment: "x".repeat(4_000) }));
    await database.query(
      `INSERT INTO ${database.schema}.triages (delivery, installation, repo, issue, outcome, decision, kind, symptom, at)
       SELECT 'many-' || n, 1, 'o/many', n, 'done', $1::text::jsonb, 'malfunction', 'crash',
         $2::timestamptz - n * interval '10 minutes' FROM generate_series(1, 10000) n`,
      [made, NOW],
    );
    await database.query(`VACUUM ANALYZE ${database.schema}.triages`);
    const took: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const from = performance.now();
      expect(countAll(await countBugs(database, at("o/many"), "week", NOW))).toBe(10_000);
      await listTriagePage(database, at("o/many"), { symptom: "crash", outcome: null, since: null }, null, 25);
      await countUnsure(database, at("o/many"));
      took.push(performance.now() - from);
    }
    // The least of five: what the machine was busy with meanwhile is nobody's to answer for.
    expect(Math.min(...took)).toBeLessThan(300);
  });
});
