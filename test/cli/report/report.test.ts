import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { Command } from "commander";
import { pino } from "pino";
import { addReportCommand } from "../../../src/cli/report/report-command.js";
import { type ReportOptions, reportMain } from "../../../src/cli/report/report-main.js";
import { profileFileSchema } from "../../../src/profile/profile-schema.js";
import { openDatabase } from "../../../src/store/open-database.js";
import { indexIssue } from "../../../src/store/similar-issues.js";
import { recordTriage } from "../../../src/store/triages.js";
import { decision } from "../../app/support/triager.js";
import { readIssueFile } from "../../fixtures/read-issue-file.js";
import { type CapturedOutput, captureOutput } from "../support/captured-output.js";

// The embedded database takes its time to start on a busy machine.
jest.setTimeout(120_000);

const FIXTURES = ["llama-cpp-metal-garbled", "llama-cpp-msvc-build", "llama-cpp-android-sigill", "deepspeed-pydantic"];
const OPTIONS: ReportOptions = { json: false };

type Line = Readonly<Record<string, unknown>>;

const lines: readonly Line[] = FIXTURES.map((name, index) => ({
  ...readIssueFile(`test/fixtures/issues/${name}.md`, "o/r"),
  number: index + 1,
  github_labels: ["bug"],
  created_at: `2025-0${index + 1}-02T03:04:05Z`,
  closed_at: index < 2 ? `2025-0${index + 2}-02T03:04:05+00:00` : null,
}));

let folder: string;
let written: CapturedOutput;
const environment = { ...process.env };
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "report-"));
  written = captureOutput();
});
afterEach(async () => {
  jest.restoreAllMocks();
  process.env = { ...environment };
  await rm(folder, { recursive: true });
});

async function fileOf(rows: readonly (Line | string)[]): Promise<string> {
  const file = join(folder, "issues.jsonl");
  await writeFile(file, rows.map((row) => (typeof row === "string" ? row : JSON.stringify(row))).join("\n"));
  return file;
}

async function jsonOf(what: string, options: Partial<ReportOptions> = {}) {
  written.out = "";
  expect(await reportMain(what, { ...OPTIONS, json: true, ...options })).toBe(0);
  return profileFileSchema.parse(JSON.parse(written.out));
}

describe("a report of a file", () => {
  test("prints a summary, and writes a page and Markdown; nothing but what was written on standard error", async () => {
    const [html, markdown] = [join(folder, "report.html"), join(folder, "report.md")];
    expect(await reportMain(await fileOf(lines), { ...OPTIONS, html, markdown })).toBe(0);
    expect(written.out).toContain("Bugs of o/r");
    expect(written.out).toContain("issues.jsonl: 4 issues, 2025-01-02 to 2025-04-02");
    expect(written.out).toContain("For maintainers");
    expect(written.errors).toBe(`wrote ${markdown}\nwrote ${html}\n`);
    expect(await readFile(html, "utf8")).toMatch(/^<!doctype html>[\s\S]*o\/r\/issues\/1"[\s\S]*<\/html>\n$/);
    expect(await readFile(markdown, "utf8")).toContain("[#1](https://github.com/o/r/issues/1)");
  });

  test("as JSON every estimate is the sum of what is printed of the issues", async () => {
    const profile = await jsonOf(await fileOf(lines));
    expect(profile.malfunctions.issues).toEqual([4, 3, 2, 1]);
    for (const level of ["symptom", "component", "cause", "phase"] as const) {
      for (const { id, estimate } of profile.levels[level] ?? []) {
        const sum = profile.issues.reduce((total, issue) => total + issue.weight * (issue[level][id] ?? 0), 0);
        expect(sum).toBeCloseTo(estimate, 6);
      }
    }
    expect(profile.accuracy).toMatchObject({ by: "labels", issues: 4 });
  });

  test("ends of issues are taken from the file, and the last day in it is that until which others were open", async () => {
    const fifth = { ...lines[0], number: 5, closed_at: undefined, state: "open" };
    const profile = await jsonOf(await fileOf([...lines, fifth]));
    expect(profile.closing).toMatchObject({
      asOf: "2025-04-02",
      rows: [{ cause: null, closed: [2, 1], open: [5, 4, 3], untimed: 0 }],
    });
    expect(profile.closing.rows[0]?.median).toBeGreaterThan(27);
  });

  test("a line that is none is told with its field, and counted; an issue that comes twice counts once, as the last says", async () => {
    const again = { ...lines[0], created_at: "2025-06-01" };
    const profile = await jsonOf(await fileOf([...lines, "{", '{"number": 7}', again]));
    expect(profile.source).toMatchObject({ issues: 4, unreadable: 2, to: "2025-06-01" });
    expect(written.errors).toMatch(/issues\.jsonl:5: is not JSON\n.*:6: title: .*\n/);
  });

  test("a time or a state that cannot be read is told with its line and field, and its issue counts all the same", async () => {
    const bare = { ...lines[0], number: 5, created_at: "2024-01-01 10:00:00" };
    const odd = { ...lines[1], number: 6, state: "done", closed_at: 7 };
    const profile = await jsonOf(await fileOf([...lines, bare, odd]));
    expect(profile.source).toMatchObject({ issues: 6, unreadable: 0, from: "2025-01-02" });
    expect(written.errors).toMatch(
      /issues\.jsonl:5: created_at: is no time by ISO 8601.*\n.*:6: closed_at: is no .*\n.*:6: state: is neither open nor/,
    );
  });

  test("counts only what was opened since a day", async () => {
    const profile = await jsonOf(await fileOf(lines), { since: "2025-03-01" });
    expect(profile.source).toMatchObject({ issues: 2, since: "2025-03-01", from: "2025-03-02" });
  });

  test("of several repositories one has to be chosen, in any case", async () => {
    const file = await fileOf([...lines, { ...lines[0], number: 9, repo: "o/other" }]);
    expect(await reportMain(file, OPTIONS)).toBe(2);
    expect(written.errors).toMatch(/more than one repository: choose with --repo\n {2}o\/r: 4\n {2}o\/other: 1/);
    expect((await jsonOf(file, { repo: "O/Other" })).malfunctions.issues).toEqual([9]);
  });

  test.each([
    ["no-such.jsonl", {}, "no-such.jsonl"],
    ["no-such-thing", {}, 'there is no such file, and as a repository: "no-such-thing" is not of the form owner/name'],
    ["package.json", {}, "package.json holds no issue"],
    ["package.json", { since: "2025-02-30" }, '--since must be a day like 2025-01-31, not "2025-02-30"'],
    ["package.json", { repo: "o/../r" }, '--repo: "o/../r" is not of the form owner/name'],
  ])("%s with %j ends with 2 and says what to do", async (what, change, message) => {
    expect(await reportMain(what, { ...OPTIONS, ...change })).toBe(2);
    expect(written.out).toBe("");
    expect(written.errors).toContain(message);
  });

  test("a file whose issues name no repository needs one", async () => {
    const file = await fileOf(lines.map((line) => ({ ...line, repo: undefined })));
    expect(await reportMain(file, OPTIONS)).toBe(2);
    expect(written.errors).toContain("give --repo");
    expect((await jsonOf(file, { repo: "a/b" })).repo).toBe("a/b");
  });

  test("issues without a repository are told of before any is decided about, from standard input too", async () => {
    const nameless = JSON.stringify({ ...lines[0], repo: undefined });
    // Whoever goes on to the second has decided about the first.
    let asked = 0;
    const stdin = new Readable({
      read() {
        asked += 1;
        this.push(asked === 1 ? `${nameless}\n${"not an issue\n".repeat(3)}` : null);
      },
    });
    const real = Object.getOwnPropertyDescriptor(process, "stdin");
    Object.defineProperty(process, "stdin", { value: stdin, configurable: true });
    try {
      expect(await reportMain("-", OPTIONS)).toBe(2);
    } finally {
      if (real) Object.defineProperty(process, "stdin", real);
    }
    expect(written.errors).toMatch(/^engine-triage: the issues name no repository that can be: give --repo/);
    written.errors = "";
    expect(await reportMain(await fileOf([nameless, "not an issue"]), OPTIONS)).toBe(2);
    expect(written.errors).toMatch(/^engine-triage: the issues name no repository that can be: give --repo/);
  });
});

test("the commands that docs/report.md shows for a file do what it says", async () => {
  const shown = [...readFileSync("docs/report.md", "utf8").matchAll(/^npx (engine-triage report issues\.jsonl.*)$/gm)];
  expect(shown).toHaveLength(2);
  await fileOf(lines);
  const root = process.cwd();
  process.chdir(folder);
  try {
    for (const [, command = ""] of shown) {
      const [, ...words] = command.replace(/ > .*/, "").split(" ");
      const program = new Command();
      addReportCommand(program);
      await program.parseAsync(words, { from: "user" });
      expect(process.exitCode).toBe(0);
    }
  } finally {
    process.chdir(root);
    process.exitCode = undefined;
  }
  expect(await readFile(join(folder, "report.html"), "utf8")).toContain("Bugs of o/r");
  expect(await readFile(join(folder, "report.md"), "utf8")).toContain("# Bugs of");
  const json = written.out.split("\n").find((line) => line.startsWith("{")) ?? "";
  expect(profileFileSchema.parse(JSON.parse(json)).source).toMatchObject({ issues: 4, since: "2025-01-01" });
});

describe("a report of what is on record", () => {
  beforeEach(async () => {
    process.env.DATA_DIR = join(folder, "data");
    delete process.env.DATABASE_URL;
    const database = await openDatabase(
      { url: null, directory: join(folder, "data"), schema: "engine_triage" },
      pino({ level: "silent" }),
    );
    for (const issue of [1, 2, 3]) {
      await recordTriage(database, {
        delivery: `d${issue}`,
        installation: 1,
        repo: "O/Repo",
        issue,
        outcome: "done",
        decision: decision({
          engine: "vllm",
          kind: { id: "malfunction", p: 0.9 },
          phase: { id: "engine-setup", p: 0.8 },
          symptoms: [{ id: issue === 3 ? "system-hang" : "crash", p: 1 }],
          components: [{ id: "operators", p: 1 }],
          causes: [{ id: "misused-api", p: 1 }],
        }),
      });
    }
    await indexIssue(database, {
      repo: "O/Repo",
      issue: 1,
      state: "closed",
      openedAt: "2024-05-06T07:08:09Z",
      signature: null,
    });
    await database.close();
  });

  test("counts the decisions, with GitHub's day where it is known, and says what is not on record", async () => {
    const profile = await jsonOf("o/repo");
    expect(profile).toMatchObject({ repo: "O/Repo", engine: "vllm", malfunctions: { issues: [3, 2, 1] } });
    expect(profile.source).toMatchObject({ kind: "store", issues: 3, from: "2024-05-06", dayOfDecision: 2 });
    expect(profile.levels.symptom?.[0]).toMatchObject({ id: "crash", issues: [2, 1] });
    written.out = "";
    expect(await reportMain("o/repo", OPTIONS)).toBe(0);
    expect(written.out).toContain("For 2 issues it is not on record when they were opened");
    expect(written.out).toContain("has not heard of an issue's end yet");
  });

  test("a repository of which nothing is on record ends with 2", async () => {
    expect(await reportMain("o/other", OPTIONS)).toBe(2);
    expect(written.errors).toContain("nothing is on record of o/other; for a file of its issues");
  });
});
