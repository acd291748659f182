import { describe, expect, jest, test } from "@jest/globals";
import { DATABASE_KINDS } from "../store/support/databases.js";
import { stageRunOn } from "./stage-run.js";
import { TURN_NAMES } from "./story.js";

// The short version of the chaos suite; `npm run test:chaos` is the long one. Every turn happens to three issues while GitHub
// has a bad day, deliveries arrive in no order and several times, and the App's process is killed again and again.

jest.setTimeout(300_000);

const PLAN = { issues: 3 * TURN_NAMES.length, installations: 2, turns: TURN_NAMES, killAfter: { least: 20, most: 40 } };

describe.each([...DATABASE_KINDS])("on $name", (kind) => {
  test("each issue has its labels and one comment, and nothing that people took away comes back", async () => {
    const run = await stageRunOn(kind, PLAN, 20_261_124);
    expect(run.problems).toEqual([]);
    expect(run.deliveries).toBeGreaterThan(2 * PLAN.issues);
    expect(run.kills).toBeGreaterThanOrEqual(3);
    expect(run.faults).toBeGreaterThan(20);
  });
});
