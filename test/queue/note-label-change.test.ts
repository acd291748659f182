import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { noteLabelChange } from "../../src/queue/note-label-change.js";
import type { JobOf } from "../../src/queue/stored-jobs.js";
import { confirmLabels, intendLabels, listAppliedLabels, markLabelsRemoved } from "../../src/store/applied-labels.js";
import { listFeedback } from "../../src/store/feedback.js";
import { migrate } from "../../src/store/migrate.js";
import { readPeopleSay } from "../../src/store/people-say.js";
import { DATABASE_KINDS, type TestDatabase } from "../store/support/databases.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

describe.each(DATABASE_KINDS)("a person's word on a label, on $name", ({ open }) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
  });
  afterAll(() => opened?.drop());

  function change(number: number, action: "added" | "removed", label: string): JobOf<"label-change"> {
    const delivery = `${number} ${action}`;
    return {
      kind: "label-change",
      delivery,
      installation: 1,
      repo: "o/r",
      number,
      action,
      label,
      sender: "maintainer",
    };
  }

  async function apply(number: number, name: string): Promise<void> {
    const key = { repo: "o/r", issue: number };
    await intendLabels(opened.database, key, [{ name, family: "symptom" }]);
    await confirmLabels(opened.database, key, [name]);
  }

  async function note(...changes: readonly JobOf<"label-change">[]): Promise<void> {
    for (const each of changes) await noteLabelChange(each, opened);
  }

  async function kept(number: number) {
    const key = { repo: "o/r", issue: number };
    const feedback = (await listFeedback(opened.database, key)).map(({ delivery: _, ...rest }) => rest);
    return { ...(await readPeopleSay(opened.database, key)), feedback };
  }

  test("taking off one of ours is a veto and feedback, once however often it is noted", async () => {
    await apply(1, "symptom: crash");
    const removal = change(1, "removed", "Symptom: Crash");
    await note(removal, removal);
    expect(await kept(1)).toEqual({
      vetoedLabels: ["symptom: crash"],
      heldFamilies: [],
      feedback: [{ correction: "label-removed", label: "Symptom: Crash", sender: "maintainer" }],
    });
  });

  test("taking off what is not ours, or not any more, is a veto and no feedback", async () => {
    await apply(2, "symptom: crash");
    await markLabelsRemoved(opened.database, { repo: "o/r", issue: 2 }, ["symptom: crash"]);
    await note(change(2, "removed", "symptom: crash"));
    expect(await kept(2)).toEqual({ vetoedLabels: ["symptom: crash"], heldFamilies: [], feedback: [] });
  });

  test("putting on a label holds its family, and makes it theirs where it was ours", async () => {
    await apply(3, "symptom: crash");
    await note(change(3, "added", "symptom: crash"));
    expect(await kept(3)).toEqual({
      vetoedLabels: [],
      heldFamilies: ["symptom"],
      feedback: [{ correction: "label-added", label: "symptom: crash", sender: "maintainer" }],
    });
    expect(await listAppliedLabels(opened.database, { repo: "o/r", issue: 3 })).toMatchObject([{ removed: true }]);
  });

  test("on and off again is the same in whatever order it is heard", async () => {
    await note(change(4, "added", "cause: oom"), change(4, "removed", "cause: oom"));
    await note(change(5, "removed", "cause: oom"), change(5, "added", "cause: oom"));
    expect(await kept(4)).toEqual(await kept(5));
    expect(await kept(5)).toMatchObject({ vetoedLabels: ["cause: oom"], heldFamilies: ["cause"] });
  });
});
