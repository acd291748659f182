import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { DEFAULT_STYLE } from "../../src/plan/label-style.js";
import { noteLabelChange } from "../../src/queue/note-label-change.js";
import { confirmLabels, intendLabels } from "../../src/store/applied-labels.js";
import { recordCorrection } from "../../src/store/corrections.js";
import { readExperience } from "../../src/store/experience.js";
import { migrate } from "../../src/store/migrate.js";
import { changeOrders } from "../../src/store/orders.js";
import { recordTriage } from "../../src/store/triages.js";
import { deleteWords, listVerdicts } from "../../src/store/verdicts.js";
import { decision } from "../app/support/triager.js";
import { DATABASE_KINDS, type TestDatabase } from "./support/databases.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

describe.each(DATABASE_KINDS)("verdicts, on $name", ({ open }) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
  });
  afterAll(() => opened?.drop());

  /** An issue that was decided to be a crash and has its label. */
  async function decided(repo: string, issue: number) {
    const made = decision({
      repo,
      number: issue,
      kind: { id: "malfunction", p: 0.9 },
      symptoms: [{ id: "crash", p: 0.9 }],
      causes: [{ id: "misused-api", p: 0.4 }],
      labels: ["symptom: crash"],
    });
    const delivery = `${repo} ${issue}`;
    await recordTriage(opened.database, { delivery, installation: 1, repo, issue, outcome: "done", decision: made });
    await intendLabels(opened.database, { repo, issue }, [{ name: "symptom: crash", family: "symptom" }]);
    await confirmLabels(opened.database, { repo, issue }, ["symptom: crash"]);
    return made;
  }

  async function change(repo: string, number: number, action: "added" | "removed", label: string): Promise<void> {
    const delivery = `${repo} ${number} ${action} ${label}`;
    await noteLabelChange(
      { kind: "label-change", delivery, installation: 1, repo, number, action, label, sender: "ada" },
      opened,
    );
  }

  test("come from labels and commands, with what was decided", async () => {
    const repo = "o/mixed";
    await decided(repo, 1);
    await change(repo, 1, "removed", "symptom: crash");
    await change(repo, 1, "added", "Symptom: System-Hang");
    const made = await decided(repo, 2);
    const command = "/triage cause:misconfiguration";
    await recordCorrection(
      opened.database,
      { repo, issue: 2, comment: 5 },
      { ordinal: 0, person: 7, command, decision: made },
    );
    await decided(repo, 3);
    expect(await listVerdicts(opened.database, { repo })).toMatchObject([
      { issue: 1, family: "symptom", decided: "crash", said: "system-hang", isLabelled: true },
      { issue: 2, family: "cause", decided: "misused-api", said: "misconfiguration", isLabelled: false },
    ]);
    expect(await listVerdicts(opened.database, { repo, issue: 2 })).toHaveLength(1);
    const experience = await readExperience(opened.database, repo, DEFAULT_STYLE);
    expect(experience.symptom.get("crash")).toMatchObject({ decided: 1, labelledWrong: 1, labelledUntold: 2 });
  });

  test("that it is no bug stands as long as it is ordered", async () => {
    const repo = "o/no-bug";
    const made = await decided(repo, 1);
    const key = { repo, issue: 1 };
    const record = { ordinal: 0, person: 7, command: "/triage not-a-bug", decision: made };
    await recordCorrection(opened.database, { ...key, comment: 5 }, record);
    await changeOrders(opened.database, key, { notABug: true });
    expect(await listVerdicts(opened.database, { repo })).toMatchObject([
      { family: "symptom", isNoBug: true },
      { family: "cause", isNoBug: true },
    ]);
    await changeOrders(opened.database, key, { notABug: false });
    expect(await listVerdicts(opened.database, { repo })).toEqual([]);
  });

  test("are deleted by issue and by repository, and then nothing is known", async () => {
    const repo = "o/deleted";
    for (const issue of [1, 2]) {
      await decided(repo, issue);
      await change(repo, issue, "removed", "symptom: crash");
    }
    expect(await deleteWords(opened.database, { repo, issue: 1 })).toBe(1);
    expect((await listVerdicts(opened.database, { repo })).map(({ issue }) => issue)).toEqual([2]);
    expect(await deleteWords(opened.database, { repo })).toBe(1);
    expect((await readExperience(opened.database, repo, DEFAULT_STYLE)).symptom.size).toBe(0);
  });

  test("labels put on before anything was decided are none", async () => {
    await change("o/form", 1, "added", "symptom: system-hang");
    expect(await listVerdicts(opened.database, { repo: "o/form" })).toEqual([]);
  });
});
