import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { z } from "zod";
import { precisionOf } from "../../src/corrections/label-precision.js";
import { noteLabelChange } from "../../src/queue/note-label-change.js";
import { confirmLabels, intendLabels, intendRemoval, markLabelsRemoved } from "../../src/store/applied-labels.js";
import { keepConfiguration } from "../../src/store/configuration-files.js";
import { recordCorrection } from "../../src/store/corrections.js";
import { countJudgedLabels } from "../../src/store/judged-labels.js";
import { migrate } from "../../src/store/migrate.js";
import { changeOrders } from "../../src/store/orders.js";
import { listLabelMonths, listLabelRecords } from "../../src/store/pages/label-precision.js";
import { recordTriage } from "../../src/store/triages.js";
import { deleteWords } from "../../src/store/verdicts.js";
import { decision } from "../app/support/triager.js";
import { DATABASE_KINDS, type TestDatabase } from "./support/databases.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const CRASH = decision({
  kind: { id: "malfunction", p: 0.9 },
  symptoms: [{ id: "crash", p: 0.9 }],
  causes: [{ id: "misused-api", p: 0.6 }],
  labels: ["symptom: crash"],
});

const planRows = z.array(
  z.object({
    "QUERY PLAN": z.array(
      z.object({ Plan: z.object({ "Shared Hit Blocks": z.number(), "Shared Read Blocks": z.number() }) }),
    ),
  }),
);

describe.each(DATABASE_KINDS)("how right labels were, on $name", ({ open }) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
  });
  afterAll(() => opened?.drop());

  /** Issues that were decided to be crashes in a month, with the label. */
  async function crashes(repo: string, month: string, issues: readonly number[], name = "symptom: crash") {
    const { database } = opened;
    for (const issue of issues) {
      const delivery = `${repo}#${issue}`;
      await recordTriage(database, { delivery, installation: 1, repo, issue, outcome: "done", decision: CRASH });
      await intendLabels(database, { repo, issue }, [{ name, family: "symptom" }]);
      await confirmLabels(database, { repo, issue }, [name]);
      await database.query(
        `UPDATE ${database.schema}.applied_labels SET intended_at = $3 WHERE repo = $1 AND issue = $2`,
        [repo, issue, new Date(`${month}-28T23:30:00Z`)],
      );
    }
  }

  async function command(repo: string, issue: number, text: string): Promise<void> {
    const record = { ordinal: 0, person: 7, command: text, decision: CRASH };
    await recordCorrection(opened.database, { repo, issue, comment: issue }, record);
    if (text === "/triage not-a-bug") await changeOrders(opened.database, { repo, issue }, { notABug: true });
  }

  async function change(repo: string, number: number, action: "added" | "removed", label: string): Promise<void> {
    const delivery = `${repo} ${number} ${action} ${label}`;
    const job = {
      kind: "label-change",
      delivery,
      installation: 1,
      repo,
      number,
      action,
      label,
      sender: "ada",
    } as const;
    await noteLabelChange(job, opened);
  }

  const months = (repo: string, since = new Date(0)) => listLabelMonths(opened.database, repo, since);
  const crash = (month: string, right: number, wrong: number, untold: number, label = "symptom: crash") => ({
    family: "symptom",
    label,
    month,
    right,
    wrong,
    untold,
  });

  test("is by the month of the label and the last word: said again is right, taken off, contradicted or no bug is wrong", async () => {
    const repo = "o/months";
    await crashes(repo, "2026-01", [1, 2, 3, 4]);
    await crashes(repo, "2026-02", [5, 6, 7, 8]);
    await command(repo, 1, "/triage symptom:crash");
    await command(repo, 2, "/triage symptom:system-hang");
    await change(repo, 5, "removed", "Symptom: Crash");
    await command(repo, 6, "/triage not-a-bug");
    await change(repo, 7, "removed", "symptom: crash");
    await change(repo, 7, "added", "symptom: crash");
    expect(await months("O/Months")).toEqual([crash("2026-02", 1, 2, 1), crash("2026-01", 1, 1, 2)]);
    expect(await months(repo, new Date("2026-02-01T00:00:00Z"))).toEqual([crash("2026-02", 1, 2, 1)]);
    expect(await listLabelRecords(opened.database, repo, new Date(0))).toEqual([
      { label: "symptom: crash", applied: 8, corrected: 3 },
    ]);
    await deleteWords(opened.database, { repo });
    expect(await months(repo)).toEqual([crash("2026-02", 0, 0, 4), crash("2026-01", 0, 0, 4)]);
  });

  test("a word on the other family says nothing of the label", async () => {
    const repo = "o/other";
    await crashes(repo, "2026-01", [1]);
    await command(repo, 1, "/triage cause:misconfiguration");
    expect(await months(repo)).toEqual([crash("2026-01", 0, 0, 1)]);
  });

  test("a label that the App took off by itself is not there, unless people had spoken against it", async () => {
    const repo = "o/withdrawn";
    const { database } = opened;
    await crashes(repo, "2026-01", [1, 2]);
    await command(repo, 2, "/triage symptom:system-hang");
    for (const issue of [1, 2]) {
      await intendRemoval(database, { repo, issue }, ["symptom: crash"]);
      await markLabelsRemoved(database, { repo, issue }, ["symptom: crash"]);
    }
    expect(await months(repo)).toEqual([crash("2026-01", 0, 1, 0)]);
  });

  test("nobody is said to have corrected a label that the App had taken off by itself before they spoke of its family", async () => {
    const repo = "o/replaced";
    const { database } = opened;
    await crashes(repo, "2026-01", [1, 2, 3]);
    // Of the other family, while the label stood.
    await command(repo, 1, "/triage cause:misconfiguration");
    for (const issue of [1, 2, 3]) {
      await intendRemoval(database, { repo, issue }, ["symptom: crash"]);
      await markLabelsRemoved(database, { repo, issue }, ["symptom: crash"]);
    }
    await database.query(
      `UPDATE ${database.schema}.applied_labels SET removed_at = removed_at - interval '1 minute' WHERE repo = $1`,
      [repo],
    );
    await database.query(`UPDATE ${database.schema}.corrections SET at = at - interval '2 minutes' WHERE repo = $1`, [
      repo,
    ]);
    for (const issue of [1, 2]) await command(repo, issue, "/triage symptom:system-hang");
    await command(repo, 3, "/triage not-a-bug");
    expect(await months(repo)).toEqual([]);
  });

  test("labels by the repository's own names are judged by their class, earlier names of ours too", async () => {
    const repo = "o/own-names";
    const good = 'labels: { existing: { symptom:crash: "bug: crash" } }';
    await keepConfiguration(opened.database, repo, { etag: null, good, problems: [] });
    await crashes(repo, "2026-01", [1], "symptom: crash");
    await crashes(repo, "2026-02", [2, 3], "bug: crash");
    for (const issue of [1, 2]) await command(repo, issue, "/triage symptom:crash");
    await change(repo, 3, "removed", "bug: crash");
    expect(await months(repo)).toEqual([crash("2026-02", 1, 1, 0, "bug: crash"), crash("2026-01", 1, 0, 0)]);
  });

  test("over all repositories it is by our own names, of issues first spoken about since a time", async () => {
    const { database } = opened;
    const since = new Date("2026-02-01T00:00:00Z");
    for (const [repo, at] of [
      ["o/old", "2026-01-30"],
      ["o/new", "2026-02-02"],
    ] as const) {
      await crashes(repo, "2026-01", [1]);
      await command(repo, 1, "/triage symptom:crash");
      await database.query(`UPDATE ${database.schema}.corrections SET at = $2 WHERE repo = $1`, [repo, new Date(at)]);
    }
    // What other tests said is of today.
    for (const repo of ["o/months", "o/other", "o/withdrawn", "o/replaced", "o/own-names"])
      await deleteWords(database, { repo });
    expect(await countJudgedLabels(database, since)).toEqual([{ label: "symptom: crash", right: 1, wrong: 0 }]);
    // A later word of an issue that was spoken about before counts neither.
    await change("o/old", 1, "removed", "symptom: crash");
    await change("o/new", 1, "removed", "symptom: crash");
    expect(await countJudgedLabels(database, since)).toEqual([{ label: "symptom: crash", right: 0, wrong: 1 }]);
  });

  test("over all repositories, decisions on issues of before are not read", async () => {
    const { database } = opened;
    const { schema, queueDb } = database;
    // Long enough to lie in blocks of their own, and no text that could be made shorter.
    await database.query(
      `INSERT INTO ${schema}.corrections (repo, issue, comment_id, ordinal, person, command, decision, at)
       SELECT 'o/long-ago', issue, 1, 0, 7, '/triage symptom:crash',
         jsonb_build_object('labels', '[]'::jsonb, 'symptoms', '[]'::jsonb, 'said',
           (SELECT string_agg(md5(issue::text || part::text), '') FROM generate_series(1, 400) part)), '2020-01-01'
       FROM generate_series(1, 300) issue`,
    );
    let blocks = Number.POSITIVE_INFINITY;
    const query: typeof database.query = async (sql, values) => {
      const [row] = planRows.parse(await database.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, values));
      const plan = row?.["QUERY PLAN"][0]?.Plan;
      if (plan) blocks = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];
      return database.query(sql, values);
    };
    await countJudgedLabels({ schema, queueDb, query }, new Date("2026-02-01T00:00:00Z"));
    // Each of the 300 decisions would take one at least.
    expect(blocks).toBeLessThan(300);
  });
});

test("a precision is of those that people spoke about, with an interval", () => {
  expect(precisionOf({ right: 0, wrong: 0 })).toBeNull();
  const precision = precisionOf({ right: 8, wrong: 2 });
  expect(precision?.share).toBe(0.8);
  expect(precision?.interval[0]).toBeCloseTo(0.49, 2);
  expect(precision?.interval[1]).toBeCloseTo(0.943, 3);
});
