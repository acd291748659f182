import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { openDatabase } from "../../../src/store/open-database.js";
import { fill } from "../../transfer/support/fill.js";
import { run } from "../support/run-command.js";

// Processes and databases take their time to start on a busy machine.
jest.setTimeout(180_000);

let folder: string;
let source: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "db-"));
  source = join(folder, "source");
  const settings = { url: null, directory: source, schema: "engine_triage" };
  const database = await openDatabase(settings, pino({ level: "silent" }));
  await fill(database, 2);
  await database.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a database is exported to a file that only its owner reads, and imported into another that gives the same", async () => {
  const file = join(folder, "export.jsonl");
  const written = await run(["db", "export", file], "", { DATA_DIR: source });
  expect(written).toMatchObject({ code: 0, stdout: "" });
  expect(written.stderr).toMatch(/^engine-triage: exported \d+ rows and 0 open jobs\n$/);
  expect((await stat(file)).mode & 0o777).toBe(0o600);

  const refused = await run(["db", "export", file], "", { DATA_DIR: source });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(/^engine-triage: .*export\.jsonl cannot be used: EEXIST/);

  const target = join(folder, "target");
  const read = await run(["db", "import", file], "", { DATA_DIR: target });
  expect(read).toMatchObject({ code: 0, stderr: written.stderr.replace("exported", "imported") });

  const again = await run(["db", "export", "-"], "", { DATA_DIR: target });
  const lines = async (text: string) => text.split("\n").slice(1).sort();
  expect(await lines(again.stdout)).toEqual(await lines(await readFile(file, "utf8")));

  const used = await run(["db", "import", "-"], again.stdout, { DATA_DIR: target });
  expect(used.code).toBe(2);
  expect(used.stderr).toMatch(/^engine-triage: the database is not empty/);
});

test("a file that is not there is named", async () => {
  const { code, stderr } = await run(["db", "import", join(folder, "none")], "", { DATA_DIR: join(folder, "other") });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^engine-triage: .*none cannot be used: ENOENT/);
});
