import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, jest, test } from "@jest/globals";
import { parse } from "yaml";

// Child processes take their time to start on a busy machine.
jest.setTimeout(60_000);

const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

function run(input: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", MAIN, "config", ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, NO_COLOR: "1" },
    input,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("validate says that a file is valid", () => {
  expect(run("mode: label", "validate", "-")).toEqual({ status: 0, stdout: "standard input: valid\n", stderr: "" });
});

test("validate tells every problem and ends with 2, for people and as JSON", () => {
  const wrong = "mode: comments\nfamlies: {}\n";
  expect(run(wrong, "validate", "-")).toMatchObject({
    status: 2,
    stdout: "",
    stderr: expect.stringMatching(/^standard input:1:7: mode: .*\nstandard input:2:1: famlies: .*"families"/),
  });
  const { status, stdout } = run(wrong, "validate", "-", "--json");
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject([
    { line: 1, column: 7, path: "mode", nearest: "comment" },
    { line: 2, column: 1, path: "famlies", nearest: "families" },
  ]);
});

test("a file that is not there ends with 2 and is named", () => {
  expect(run("", "validate", "no/such.yml")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("no/such.yml"),
  });
});

test("show prints what holds as YAML that says the same again, and as JSON", () => {
  const { status, stdout } = run("mode: label\nfamilies: { cause: off }", "show", "-");
  expect(status).toBe(0);
  expect(parse(stdout)).toMatchObject({ mode: "label", families: { symptom: true, cause: false } });
  expect(JSON.parse(run("mode: label", "show", "-", "--json").stdout)).toMatchObject({ mode: "label" });
  expect(run("mode: x", "show", "-")).toMatchObject({ status: 2, stdout: "" });
});
