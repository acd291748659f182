import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { lockDataDirectory } from "../../../src/store/data-directory-lock.js";
import { openDatabase } from "../../../src/store/open-database.js";
import { leaveDeadLetters } from "../support/dead-letters.js";
import { run } from "../support/run-command.js";

// Processes and databases take their time to start on a busy machine.
jest.setTimeout(180_000);

const logger = pino({ level: "silent" });
let directory: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "dead-letters-"));
  env = { DATA_DIR: directory };
  const database = await openDatabase({ url: null, directory, schema: "engine_triage" }, logger);
  await leaveDeadLetters(database);
  await database.close();
});
afterAll(() => rm(directory, { recursive: true, force: true }));

test("dead letters are listed for people and as JSON, and replayed by id and all", async () => {
  const people = await run(["dead-letters", "list"], "", env);
  expect(people).toMatchObject({ code: 0, stderr: "" });
  expect(people.stdout).toMatch(
    /triage o\/r#1 .*Error: GitHub answered 502[\s\S]*triage o\/r#2[\s\S]*\n2 dead letters\n$/,
  );

  const json = await run(["dead-letters", "list", "--json"], "", env);
  const letters = json.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(letters).toMatchObject([
    { kind: "triage", delivery: "d-1", installation: 7, repo: "o/r", issue: 1, reason: "Error: GitHub answered 502" },
    { issue: 2 },
  ]);

  const [first] = letters;
  expect(await run(["dead-letters", "replay", first.id], "", env)).toMatchObject({ code: 0, stdout: "1 replayed\n" });
  const again = await run(["dead-letters", "replay", first.id, "--json"], "", env);
  expect(again).toMatchObject({ code: 1, stdout: '{"replayed":0,"missing":1}\n' });
  const all = await run(["dead-letters", "replay", "--all"], "", env);
  expect(all).toMatchObject({ code: 0, stdout: "1 replayed\n", stderr: "" });
  expect(await run(["dead-letters", "list"], "", env)).toMatchObject({ code: 0, stdout: "0 dead letters\n" });
});

test("while a process serves the embedded database, the command says who and what to do", async () => {
  const unlock = lockDataDirectory(directory);
  try {
    const { code, stdout, stderr } = await run(["dead-letters", "list"], "", env);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(new RegExp(`^engine-triage: The data directory .* is in use by process ${process.pid} on `));
  } finally {
    unlock();
  }
});

test.each([
  [["replay"], /name the ids of dead letters, or --all/],
  [["replay", "--all", "00000000-0000-0000-0000-000000000000"], /name the ids of dead letters, or --all/],
  [["replay", "1; DROP TABLE x"], /is not the id of a dead letter/],
])("%j is refused", async (args, message) => {
  const { code, stderr } = await run(["dead-letters", ...args], "", env);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

test("a directory without a database is named, and none is made", async () => {
  const { code, stderr } = await run(["dead-letters", "list"], "", { DATA_DIR: join(directory, "none") });
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^engine-triage: DATA_DIR: there is no database in .*none; name its directory, or set DATABASE_URL/,
  );
});
