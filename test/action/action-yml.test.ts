import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { z } from "zod";
import { emptyOutputs } from "../../src/action/outputs.js";

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const stepSchema = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  shell: z.string().optional(),
  env: z.record(z.string(), z.string()).default({}),
});
const action = z
  .object({
    inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string() })),
    outputs: z.record(z.string(), z.object({ description: z.string(), value: z.string() })),
    runs: z.object({ using: z.literal("composite"), steps: z.array(stepSchema) }),
  })
  .parse(parse(read("action.yml")));
const { steps } = action.runs;

test("every script has a shell and no expression in it: what GitHub puts in is run as code", () => {
  const scripts = steps.filter(({ run }) => run !== undefined);
  expect(scripts.length).toBeGreaterThan(1);
  for (const { run, shell } of scripts) {
    expect(shell).toBe("bash");
    expect(run).not.toContain("${{");
  }
});

test("other actions are used at one full version", () => {
  for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/@v\d+\.\d+\.\d+$/);
});

test("every input goes to a variable that is read, and every output is one that the command sets", () => {
  const settings = ["action-environment", "model-environment"].map((name) => read(`src/config/${name}.ts`)).join("\n");
  const env = Object.entries(steps.find(({ run }) => run?.includes("main.js action"))?.env ?? {});
  for (const [name] of env) expect(settings).toMatch(new RegExp(`^ {2}${name}: z`, "m"));
  for (const input of Object.keys(action.inputs)) {
    expect(env.map(([, value]) => value)).toContain(`\${{ inputs.${input} }}`);
  }
  const outputs = Object.entries(action.outputs);
  expect(outputs.map(([name]) => name).sort()).toEqual(Object.keys(emptyOutputs("skipped")).sort());
  for (const [name, { value }] of outputs) expect(value).toBe(`\${{ steps.triage.outputs.${name} }}`);
});

test("the workflow that the documentation shows asks for the least permissions and the events that are handled", () => {
  const [, sample = ""] = /```yaml\n([\s\S]*?)```/.exec(read("docs/action.md")) ?? [];
  const workflow = z
    .object({
      on: z.object({ issues: z.object({ types: z.array(z.string()) }) }),
      permissions: z.record(z.string(), z.string()),
      jobs: z.record(
        z.string(),
        z.object({ steps: z.array(z.object({ with: z.record(z.string(), z.string()).default({}) })) }),
      ),
    })
    .parse(parse(sample));
  expect(workflow.on.issues.types).toEqual(["opened", "edited", "reopened"]);
  expect(workflow.permissions).toEqual({ issues: "write", contents: "read" });
  for (const { steps: used } of Object.values(workflow.jobs)) {
    for (const step of used) for (const name of Object.keys(step.with)) expect(action.inputs).toHaveProperty([name]);
  }
});
