import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, jest, test } from "@jest/globals";
import { CHECKS } from "../../src/playbooks/checks/index.js";
import { imagineSituation } from "../../src/playbooks/imagined-situation.js";
import { selectChecks } from "../../src/playbooks/select-checks.js";

// Child processes take their time to start on a busy machine.
jest.setTimeout(60_000);

const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

function run(...args: string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", MAIN, "playbook", ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, NO_COLOR: "1" },
    encoding: "utf8",
  });
  return { code: status, stdout, stderr };
}

test("lint finds nothing in the playbooks, today either", () => {
  expect(run("lint")).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^\d+ checks, \d+ requests, 0 problems\n$/),
    stderr: "",
  });
});

test("show prints the checks that selection gives, what outcomes mean, what is asked for, and the study's counts", () => {
  const { code, stdout } = run("show", "--engine", "vllm", "--symptom", "system-hang");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^System Hang in Inference\/Serving, vLLM\n/);
  const chosen = selectChecks(imagineSituation({ engine: "vllm", symptom: "system-hang", phase: "inference-serving" }));
  chosen.forEach(({ id, text }, index) => {
    expect(stdout).toContain(`${index + 1}. ${text}`);
    expect(stdout).toContain(`${id}, `);
  });
  expect(stdout).toMatch(/ if .+: points to /);
  expect(stdout).toMatch(/stack-dump +`py-spy dump/);
  expect(stdout).toContain("Concurrency Issue 11, Incompatible Backend 10");
  expect(stdout).not.toContain("For maintainers");
});

test("show --json gives the same as a value; --all and --implications add to it", () => {
  const { stdout } = run(
    "show",
    "--symptom",
    "crash",
    "--engine",
    "llama.cpp",
    "--backend",
    "vulkan",
    "--cause",
    "incompatible-backend",
    "--all",
    "--implications",
    "--json",
  );
  const { told, advice, implications } = JSON.parse(stdout);
  expect(told).toEqual({ engine: "llama.cpp", symptom: "crash", cause: "incompatible-backend", backend: "vulkan" });
  expect(advice.phase).toBe("inference-serving");
  const ids = new Set(CHECKS.filter(({ engine }) => engine === "llama.cpp").map(({ id }) => id));
  expect(advice.others.length).toBeGreaterThan(5);
  expect(advice.others.every(({ id }: { id: string }) => ids.has(id))).toBe(true);
  expect(new Set(implications.map(({ reader }: { reader: string }) => reader)).size).toBe(3);
});

test("an id that there is not ends with 2 and names those that there are", () => {
  const { code, stdout, stderr } = run("show", "--symptom", "hang", "--engine", "vlm");
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/^engine-triage: --symptom: .*"system-hang"/m);
  expect(stderr).toMatch(/^engine-triage: --engine: .*"vllm"/m);
});
