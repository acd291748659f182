import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { backtestSchema } from "../../src/backtest/report-schema.js";
import { apiIssue, type GitHubApi, serveApi } from "../backtest/support/github-api.js";
import { readIssueFile } from "../fixtures/read-issue-file.js";
import { run } from "./support/run-command.js";

// Child processes take their time to start on a busy machine.
jest.setTimeout(120_000);

const FIXTURES = ["llama-cpp-metal-garbled", "llama-cpp-msvc-build", "llama-cpp-android-sigill", "deepspeed-pydantic"];
const lines = FIXTURES.map((name, index) =>
  JSON.stringify({
    ...readIssueFile(`test/fixtures/issues/${name}.md`, "o/r"),
    number: index + 1,
    labels: [{ name: "bug" }, "help wanted"],
    created_at: "2025-01-02T03:04:05Z",
  }),
);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "backtest-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("backtest of a file", () => {
  test("prints a summary and writes a page", async () => {
    const page = join(folder, "page.html");
    const { code, stdout } = await run(["backtest", "-", "--html", page], lines.join("\n"));
    expect(code).toBe(0);
    expect(stdout).toContain("Backtest of standard input: 4 issues, 2025-01-02 to 2025-01-02");
    expect(stdout).toContain("symptom: crash");
    expect(await readFile(page, "utf8")).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  });

  test("gives everything as JSON of its schema; a line that is none is told and counted", async () => {
    const { code, stdout, stderr } = await run(
      ["backtest", "-", "--json"],
      [...lines, "{", '{"number": 7}'].join("\n"),
    );
    expect(code).toBe(0);
    const report = backtestSchema.parse(JSON.parse(stdout));
    expect(report.source).toMatchObject({ issues: 4, unreadable: 2 });
    expect(report.families.find(({ family }) => family === "kind")).toMatchObject({ own: 4, given: 4 });
    expect(report.cost.promptTokens).toBeGreaterThan(0);
    expect(stderr).toMatch(/standard input:5: is not JSON\n.*standard input:6: title: /);
  });

  test("goes by a mapping that was printed and edited, and by a configuration", async () => {
    const suggested = await run(["backtest", "-", "--suggest-mapping"], lines.join("\n"));
    expect(suggested.stdout).toMatch(/^"bug": kind:malfunction +# 4 issues$/m);
    expect(suggested.stdout).toMatch(/^"help wanted": +# 4 issues$/m);
    const mapping = join(folder, "mapping.yml");
    const config = join(folder, "engine-triage.yml");
    await writeFile(mapping, suggested.stdout.replace('"help wanted":', '"help wanted": symptom:crash'));
    await writeFile(config, "families: { needs: off }");
    const options = ["--mapping", mapping, "--config", config, "--json"];
    const report = backtestSchema.parse(
      JSON.parse((await run(["backtest", "-", ...options], lines.join("\n"))).stdout),
    );
    expect(report.mapping).toContainEqual({ label: "help wanted", issues: 4, says: ["symptom:crash"] });
    expect(report.coverage.labels.filter(({ label }) => label.startsWith("needs:"))).toEqual([]);
  });

  test.each([
    [["no-such.jsonl"], "no-such.jsonl"],
    [[], "name a file of issues, or a repository with --repo owner/name"],
    [["-"], "standard input holds no issue"],
    [["-", "--precision", "2"], "--precision must be a number from 0.5 to 0.99"],
    [["-", "--mapping", "package.json"], 'package.json:2:11: name: "engine-triage" says nothing'],
    [["-", "--config", "package.json"], "package.json:2:3: name: unknown key"],
  ])("%j ends with 2 and says what to do", async (args, message) => {
    expect(await run(["backtest", ...args])).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining(message),
    });
  });
});

describe("backtest of a repository", () => {
  let api: GitHubApi;
  beforeEach(async () => {
    api = await serveApi();
  });
  afterEach(() => api.close());

  test("reads the newest issues with the token, shows how far it is, and writes nothing to GitHub", async () => {
    api.issues.push(...[5, 4, 3, 2, 1].map((number) => apiIssue(number)));
    const env = { GITHUB_API_URL: `${api.url}/`, GITHUB_TOKEN: "secret", XDG_CACHE_HOME: folder };
    const first = await run(["backtest", "--repo", "o/r", "--limit", "4", "--json"], "", env);
    expect(first.code).toBe(0);
    expect(backtestSchema.parse(JSON.parse(first.stdout)).source).toMatchObject({ name: "o/r", issues: 4 });
    expect(first.stderr).toContain("read from GitHub: 4 of 4");
    expect(first.stderr + first.stdout).not.toContain("secret");
    expect(new Set(api.requests.map(({ method, token }) => `${method} ${token}`))).toEqual(
      new Set(["GET Bearer secret"]),
    );
    const before = api.requests.length;
    expect((await run(["backtest", "--repo", "o/r", "--limit", "4", "--json"], "", env)).stdout).toBe(first.stdout);
    expect(api.requests).toHaveLength(before);
  });

  test("a repository that is not there ends with 2", async () => {
    const env = { GITHUB_API_URL: api.url, XDG_CACHE_HOME: folder };
    expect(await run(["backtest", "--repo", "o/other"], "", env)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("GitHub knows no such repository"),
    });
  });
});
