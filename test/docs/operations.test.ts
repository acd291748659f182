import { readFile } from "node:fs/promises";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { z } from "zod";
import { ANSWERS } from "../../src/github/answers.js";
import { GitHubError, type GitHubErrorKind } from "../../src/github/github.js";
import { createAppMetrics } from "../../src/metrics/app-metrics.js";
import { settleFailure } from "../../src/queue/settlement.js";

const page = await readFile("docs/operations.md", "utf8");

function becomesOf(kind: GitHubErrorKind): string {
  const settlement = settleFailure(new GitHubError(kind, "x"), 1);
  switch (settlement.kind) {
    case "settled":
      return `final: recorded as \`${settlement.outcome}\``;
    case "postponed":
      return "waits with its installation, as long as it takes";
    case "retry":
      return "tried again, a dead letter at last";
    default:
      throw new Error(`not foreseen: ${settlement.kind}`);
  }
}

test("the table of GitHub's answers is that of the code", () => {
  const rows = ANSWERS.map(({ answer, means, kind }) => `| ${answer} | ${means} | ${becomesOf(kind)} |`);
  const table = ["| answer | when | the job |", "| --- | --- | --- |", ...rows].join("\n");
  expect(page).toContain(`-->\n${table}\n<!-- /answers -->`);
});

test("every metric of the App is described, and no other", async () => {
  const metrics = createAppMetrics();
  metrics.watchQueue(
    async () => ({ ready: 0, waiting: 0, running: 0, oldestReadySeconds: 0, deadLetters: 0 }),
    () => {},
  );
  metrics.watchLabels(
    async () => [],
    () => {},
  );
  const known = [...(await metrics.text()).matchAll(/^# HELP (engine_triage_\S+) (.+)$/gm)];
  expect(known.length).toBeGreaterThan(15);
  for (const [, name = "", help = ""] of known) expect(page).toContain(`| \`${name}\` | ${help} |`);
  const described = [...page.matchAll(/^\| `(engine_triage_\w+)` \|/gm)].map(([, name]) => name);
  expect(described).toEqual(known.map(([, name]) => name));
});

test("each permission and event of the manifest has its reason", async () => {
  const { default_permissions: permissions, default_events: events } = z
    .object({ default_permissions: z.record(z.string(), z.string()), default_events: z.array(z.string()) })
    .parse(parse(await readFile("app.yml", "utf8")));
  const expected = [
    ...Object.entries(permissions).map(([name, level]) => `| \`${name}: ${level}\` | `),
    ...events.map((event) => `| event \`${event}\` | `),
  ];
  for (const row of expected) expect(page).toContain(row);
  const rows = blocksBetween("### Permissions", "## Roles").match(/^\| (?!---|asked)/gm);
  expect(rows).toHaveLength(expected.length);
});

function blocksBetween(from: string, to: string): string {
  return page.slice(page.indexOf(from), page.indexOf(to));
}
