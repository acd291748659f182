import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { CONFIGURATION_PATH } from "../../src/config/repository/from-files.js";
import { GitHubError } from "../../src/github/github.js";
import { createInMemoryGitHub } from "../../src/github/in-memory-github.js";
import { createSettingsLoader } from "../../src/queue/load-repository-settings.js";
import { countBrokenConfigurations } from "../../src/store/configuration-files.js";
import { forgetRepository } from "../../src/store/forget.js";
import { migrate } from "../../src/store/migrate.js";
import { DATABASE_KINDS, type TestDatabase } from "../store/support/databases.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

describe.each(DATABASE_KINDS)("settings of a repository, on $name", ({ open }) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
  });
  afterAll(() => opened?.drop());
  beforeEach(() => opened.database.query(`DELETE FROM ${opened.database.schema}.configuration_files`));

  /** A GitHub with these files, a loader, and what it logged. Time stands still until `pass` is called. */
  function setUp(files: Record<string, string>) {
    const github = createInMemoryGitHub();
    const write = (repo: string, text: string) => github.repository(repo).files.set(CONFIGURATION_PATH, text);
    for (const [repo, text] of Object.entries(files)) write(repo, text);
    const logged: { msg: string; problems?: string[] }[] = [];
    const logger = pino({ level: "info" }, { write: (line: string) => void logged.push(JSON.parse(line)) });
    const clock = { now: 0 };
    const settingsOf = createSettingsLoader({ database: opened.database, logger, now: () => clock.now });
    const load = (repo = "o/r") => settingsOf(github.api, repo);
    const pass = () => {
      clock.now += 300_001;
    };
    return { github, write, logged, load, pass };
  }

  test("without any file the defaults hold, and GitHub is asked once a while", async () => {
    const { github, load, pass } = setUp({});
    expect((await load()).mode).toBe("comment");
    await load();
    expect(github.calls).toEqual(["readFile", "readFile"]);
    pass();
    await load();
    expect(github.calls).toHaveLength(4);
  });

  test("the owner's file holds where the repository has none, and is a base where it says so", async () => {
    const base = "mode: silent\nfamilies: { phase: on }";
    const { write, load, pass } = setUp({ "o/.github": base });
    expect(await load()).toMatchObject({ mode: "silent" });
    write("o/r", "mode: label");
    pass();
    const alone = await load();
    expect([alone.mode, alone.triage.decision.families.phase]).toEqual(["label", false]);
    write("o/r", "extends: organization\nmode: label");
    pass();
    const extended = await load();
    expect([extended.mode, extended.triage.decision.families.phase]).toEqual(["label", true]);
  });

  test("while a file is wrong the last right one holds; the log says it once a version, readiness counts it", async () => {
    const { write, logged, load, pass } = setUp({ "o/r": "mode: label" });
    await load();
    write("o/r", "mode: comments");
    pass();
    expect((await load()).mode).toBe("label");
    pass();
    await load();
    expect(logged.map(({ msg }) => msg)).toEqual(["repository configuration is broken"]);
    expect(logged[0]?.problems).toEqual([
      '.github/engine-triage.yml:1:7: mode: "comments" is not allowed; did you mean "comment"? Allowed: off, silent, label, comment',
    ]);
    expect(await countBrokenConfigurations(opened.database)).toBe(1);
    write("o/r", "mode: silent");
    pass();
    expect((await load()).mode).toBe("silent");
    expect(await countBrokenConfigurations(opened.database)).toBe(0);
  });

  test("what holds survives the process", async () => {
    const first = setUp({ "o/r": "mode: label" });
    await first.load();
    const second = setUp({ "o/r": "mode: [" });
    expect((await second.load()).mode).toBe("label");
  });

  test("where a file was never right nothing is written, and once it is gone the defaults hold", async () => {
    const { github, load, pass } = setUp({ "o/r": "mode: offf" });
    expect((await load()).mode).toBe("silent");
    github.repository("o/r").files.clear();
    pass();
    expect((await load()).mode).toBe("comment");
  });

  test("a GitHub that fails leaves in force what is known; where nothing is known the job tries again", async () => {
    const { github, load, pass } = setUp({ "o/r": "mode: label" });
    github.fail({ method: "readFile", error: new GitHubError("unavailable", "down") });
    await expect(load()).rejects.toMatchObject({ kind: "unavailable" });
    await load();
    github.fail({ method: "readFile", error: new GitHubError("unavailable", "down") });
    pass();
    expect((await load()).mode).toBe("label");
  });

  test("nothing of the file outlives the repository", async () => {
    const { load } = setUp({ "o/r": "mode: offf" });
    await load();
    await forgetRepository(opened.database, "O/r");
    expect(await countBrokenConfigurations(opened.database)).toBe(0);
  });

  test("an App that may not read the file goes by the defaults and tells its operator", async () => {
    const { github, load, logged } = setUp({ "o/r": "mode: label" });
    github.fail({ method: "readFile", error: new GitHubError("forbidden", "no"), times: 2 });
    expect((await load()).mode).toBe("comment");
    expect(logged[0]?.msg).toBe("repository configuration cannot be read, the last one stands");
  });
});
