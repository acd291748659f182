import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { recordCorrection } from "../../src/store/corrections.js";
import { openDatabase } from "../../src/store/open-database.js";
import { decision } from "../app/support/triager.js";
import { run } from "./support/run-command.js";

// Processes and databases take their time to start on a busy machine.
jest.setTimeout(180_000);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "corrections-"));
  const settings = { url: null, directory: join(folder, "data"), schema: "engine_triage" };
  const database = await openDatabase(settings, pino({ level: "silent" }));
  const record = { ordinal: 0, person: 7, command: "/triage symptom:system-hang", decision: decision() };
  await recordCorrection(database, { repo: "o/r", issue: 4, comment: 1 }, record);
  await database.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("corrections are shown, and deleted by issue", async () => {
  const env = { DATA_DIR: join(folder, "data") };
  const listed = await run(["corrections", "list", "o/r", "--json"], "", env);
  expect(JSON.parse(listed.stdout)).toMatchObject({ issue: 4, family: "symptom", decided: null, said: "system-hang" });
  const unclear = await run(["corrections", "delete", "o/r"], "", env);
  expect([unclear.code, unclear.stderr]).toEqual([2, expect.stringContaining("name the number of an issue, or --all")]);
  expect(await run(["corrections", "delete", "o/r", "4"], "", env)).toMatchObject({
    code: 0,
    stdout: "corrections of 1 issue deleted\n",
  });
  expect((await run(["corrections", "list", "o/r"], "", env)).stdout).toBe("0 last words\n");
});
