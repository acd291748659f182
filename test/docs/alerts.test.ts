import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { z } from "zod";
import { createAppMetrics } from "../../src/metrics/app-metrics.js";

const fileSchema = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        name: z.string(),
        rules: z.array(
          z.strictObject({
            alert: z.string().regex(/^EngineTriage[A-Za-z]+$/),
            expr: z.string(),
            for: z
              .string()
              .regex(/^\d+[mhd]$/)
              .optional(),
            labels: z.strictObject({ severity: z.enum(["page", "ticket"]) }),
            annotations: z.strictObject({ summary: z.string().min(20), description: z.string().optional() }),
          }),
        ),
      }),
    )
    .length(1),
});
const rules = fileSchema.parse(parse(readFileSync("docs/alerts.yml", "utf8"))).groups[0]?.rules ?? [];

/** Every metric by name, with the values that its labels have from the start. */
let known: Map<string, string>;

beforeAll(async () => {
  const metrics = createAppMetrics();
  metrics.watchQueue(
    async () => ({ ready: 0, waiting: 0, running: 0, oldestReadySeconds: 0, deadLetters: 0 }),
    () => {},
  );
  const text = await metrics.text();
  known = new Map([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = "", type = ""]) => [name, type]));
});

test.each(rules)("$alert asks for metrics that there are", ({ expr }) => {
  const named = [...expr.matchAll(/\b(?:engine_triage|process|nodejs)_\w+/g)].map(([name]) => name);
  expect(named.length).toBeGreaterThan(0);
  for (const name of named) expect([...known.keys()]).toContain(name.replace(/_bucket$/, ""));
});

test.each(rules)("$alert is well-formed: brackets pair, rates are of counters", ({ expr }) => {
  for (const pair of [
    ["(", ")"],
    ["{", "}"],
    ["[", "]"],
  ] as const) {
    const [opened, closed] = pair.map((bracket) => expr.split(bracket).length);
    expect(opened).toBe(closed);
  }
  for (const [, name = ""] of expr.matchAll(/(?:rate|increase)\((\w+)/g)) {
    expect(known.get(name.replace(/_bucket$/, ""))).toBe(name.endsWith("_bucket") ? "histogram" : "counter");
  }
});

test("what somebody must act on has an alert", () => {
  const all = rules.map(({ expr }) => expr).join("\n");
  for (const name of [
    "dead_letters",
    "queue_oldest_ready_seconds",
    'result="failed"',
    "model_circuit_open",
    "database_up",
  ]) {
    expect(all).toContain(name);
  }
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
});
