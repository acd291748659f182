import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from "@jest/globals";
import { deleteCorrectionsMain, listCorrectionsMain } from "../../src/cli/corrections/corrections-main.js";
import { confirmLabels, intendLabels } from "../../src/store/applied-labels.js";
import { recordCorrection } from "../../src/store/corrections.js";
import { recordTriage } from "../../src/store/triages.js";
import { decision } from "../app/support/triager.js";
import { type CommandDatabase, commandDatabase } from "./support/command-database.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const CRASH = decision({ symptoms: [{ id: "crash", p: 0.9 }], labels: ["symptom: crash"] });
const WORDS: Readonly<Record<number, string>> = { 1: "crash", 2: "crash", 3: "crash", 4: "system-hang" };

let database: CommandDatabase;
let out: string;
const before = { ...process.env };

beforeAll(async () => {
  database = await commandDatabase();
  await database.use(async (opened) => {
    for (let issue = 1; issue <= 6; issue += 1) {
      const key = { repo: "o/r", issue };
      await intendLabels(opened, key, [{ name: "symptom: crash", family: "symptom" }]);
      await confirmLabels(opened, key, ["symptom: crash"]);
      if (!WORDS[issue]) continue;
      const record = { ordinal: 0, person: 7, command: `/triage symptom:${WORDS[issue]}`, decision: CRASH };
      await recordCorrection(opened, { ...key, comment: issue }, record);
    }
    const { schema } = opened;
    await opened.query(`UPDATE ${schema}.applied_labels SET intended_at = '2026-01-15' WHERE issue <= 2`);
    await opened.query(`UPDATE ${schema}.applied_labels SET intended_at = '2026-02-15' WHERE issue > 2`);
  });
});
afterAll(() => database?.drop());
beforeEach(() => {
  delete process.env.DATABASE_URL;
  Object.assign(process.env, database.variables);
  out = "";
  jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += text;
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  process.env = { ...before };
});

/** Cells of the printed rows that begin with this text. */
function cells(start: string): readonly (readonly string[])[] {
  const rows = out.split("\n").map((line) =>
    line
      .split("│")
      .map((cell) => cell.trim())
      .filter((cell) => cell !== ""),
  );
  return rows.filter(([first]) => first === start);
}

test("the list ends with how right labels were by the words, with what nobody said anything of", async () => {
  expect(await listCorrectionsMain("o/r", { json: false })).toBe(0);
  expect(out).toContain("4 last words\n");
  expect(cells("symptom: crash")).toEqual([["symptom: crash", "3", "1", "2", "0.750", "0.301 to 0.954"]]);
});

test("by month the newest labels stand first", async () => {
  expect(await listCorrectionsMain("o/r", { json: false, byMonth: true })).toBe(0);
  expect(cells("symptom: crash").map((row) => row.slice(1, 6))).toEqual([
    ["2026-02", "1", "1", "2", "0.500"],
    ["2026-01", "2", "0", "0", "1.000"],
  ]);
});

test("as JSON the words stand alone; a repository of which nobody spoke has none, and no table", async () => {
  expect(await listCorrectionsMain("o/r", { json: true })).toBe(0);
  const issues = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).issue);
  expect(issues).toEqual([1, 2, 3, 4]);
  out = "";
  expect(await listCorrectionsMain("o/none", { json: false })).toBe(0);
  expect(out).toBe("0 last words\n");
});

test("what was said of one issue is deleted, and nothing where nothing was said", async () => {
  const errors = jest.spyOn(process.stderr, "write").mockReturnValue(true);
  expect(await deleteCorrectionsMain("o/r", "4", { all: false })).toBe(0);
  expect(await deleteCorrectionsMain("o/r", "4", { all: false })).toBe(1);
  expect(await deleteCorrectionsMain("o/r", "0x4", { all: false })).toBe(2);
  expect(await deleteCorrectionsMain("o/r", "4", { all: true })).toBe(2);
  expect(errors).toHaveBeenCalledTimes(2);
  out = "";
  expect(await listCorrectionsMain("o/r", { json: false })).toBe(0);
  expect(cells("symptom: crash").map((row) => row.slice(1, 4))).toEqual([["3", "0", "3"]]);
});

test("a repository is found by its name in any case", async () => {
  const key = { repo: "O/Named", issue: 1 };
  await database.use(async (opened) => {
    const triage = { ...key, delivery: "d", installation: 1, outcome: "done", decision: CRASH } as const;
    await recordTriage(opened, triage);
    const record = { ordinal: 0, person: 7, command: "/triage symptom:crash", decision: CRASH };
    await recordCorrection(opened, { ...key, comment: 1 }, record);
  });
  expect(await listCorrectionsMain("o/named", { json: false })).toBe(0);
  expect(out).toContain("1 last word\n");
  expect(await deleteCorrectionsMain("o/NAMED", "1", { all: false })).toBe(0);
  out = "";
  expect(await listCorrectionsMain("O/Named", { json: false })).toBe(0);
  expect(out).toContain("0 last words\n");
});
