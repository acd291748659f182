import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { parse } from "yaml";
import { z } from "zod";
import { ANSWERS } from "../../src/github/answers.js";
import { GitHubError, type GitHubErrorKind } from "../../src/github/github.js";
import { createAppMetrics } from "../../src/metrics/app-metrics.js";
import { settleFailure } from "../../src/queue/settlement.js";
import { startApp } from "../../src/server/app.js";
import { openDatabase } from "../../src/store/open-database.js";
import { testEnvironment } from "../app/support/environment.js";
import { tableTriager } from "../app/support/triager.js";
import { MAIN, ROOT } from "../cli/support/run-command.js";
import { DATABASE_KINDS, POSTGRES_URL } from "../store/support/databases.js";
import { fill } from "../transfer/support/fill.js";

// Processes and databases take their time to start on a busy machine.
jest.setTimeout(240_000);

const page = await readFile("docs/operations.md", "utf8");
const sh = promisify(execFile);
const logger = pino({ level: "silent" });

/** The shell blocks of a section, indented ones of lists too. */
function blocksOf(heading: string): readonly string[] {
  const section = page.split(/^##+ /m).find((text) => text.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].map(([, block = ""]) => block.replaceAll(/^ +/gm, ""));
}

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

describe("the commands", () => {
  let folder: string;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "operations-"));
    const shim = join(folder, "engine-triage");
    await writeFile(
      shim,
      `#!/bin/sh\nexec "${process.execPath}" --import "${ROOT}node_modules/tsx/dist/loader.mjs" "${MAIN}" "$@"\n`,
    );
    await chmod(shim, 0o755);
    env = { PATH: `${folder}:${process.env.PATH}`, NO_COLOR: "1" };
    const database = await openDatabase(
      { url: null, directory: join(folder, "data"), schema: "engine_triage" },
      logger,
    );
    await fill(database, 2);
    await database.close();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Runs a block as it stands but for what `replace` puts in the place of examples. */
  async function runBlock(block: string, extra: NodeJS.ProcessEnv = {}, replace: Record<string, string> = {}) {
    let script = block;
    for (const [example, real] of Object.entries(replace)) {
      expect(script).toContain(example);
      script = script.replaceAll(example, real);
    }
    const { stdout, stderr } = await sh("bash", ["-euo", "pipefail", "-c", script], {
      cwd: folder,
      env: { ...env, ...extra },
    });
    return { stdout, stderr };
  }

  test("every block is run here, but for Docker's, which this machine need not have", () => {
    const all = [...page.matchAll(/^ *```sh\n/gm)].length;
    const run = ["Dead letters", "Metrics and alerts", "Backup and restore", "Moving between embedded and PostgreSQL"];
    const [secret = "", docker = "", serve = "", doctor = ""] = blocksOf("Install");
    expect(secret).toBe("openssl rand -hex 32\n");
    expect(docker).toBe("docker compose up --detach\n");
    // Run by the tests of the command line, with its environment.
    expect(serve).toBe("npx engine-triage serve\n");
    // Run by test/doctor, against a GitHub of its own.
    expect(doctor).toBe("npx engine-triage doctor\n");
    expect(4 + run.flatMap(blocksOf).length).toBe(all);
  });

  test("a secret comes out long enough to be taken", async () => {
    const { stdout } = await runBlock(blocksOf("Install")[0] ?? "");
    expect(stdout).toMatch(/^[0-9a-f]{64}\n$/);
    expect(testEnvironment({ METRICS_TOKEN: stdout.trim() }).server.metricsToken).toHaveLength(64);
  });

  test("dead letters are listed and replayed", async () => {
    const { stdout } = await runBlock(blocksOf("Dead letters")[0] ?? "");
    expect(stdout).toBe("0 dead letters\n0 replayed\n");
  });

  test("an embedded database is exported", async () => {
    const [, embedded = ""] = blocksOf("Backup and restore");
    await runBlock(embedded);
    expect(await readFile(join(folder, "backup.jsonl"), "utf8")).toMatch(/^\{"format":"engine-triage export"/);
  });

  describe.each(DATABASE_KINDS.filter(({ name }) => name === "PostgreSQL"))("on $name", () => {
    const schema = `test_${randomBytes(6).toString("hex")}`;

    afterAll(async () => {
      const database = await openDatabase({ url: POSTGRES_URL, directory: "", schema }, logger);
      for (const each of [schema, `${schema}_jobs`]) await database.query(`DROP SCHEMA IF EXISTS ${each} CASCADE`);
      await database.close();
    });

    test("data is moved, metrics are read, and a backup is restored", async () => {
      const [move = ""] = blocksOf("Moving between embedded and PostgreSQL");
      const example = "postgres://user:password@localhost:5432/engine_triage";
      const moved = await runBlock(
        move,
        { DATABASE_SCHEMA: schema },
        { [example]: POSTGRES_URL, "DATA_DIR=./data": "DATABASE_SCHEMA=engine_triage DATA_DIR=./data" },
      );
      expect(moved.stderr).toMatch(/exported (\d+) rows[^\n]*\n.*imported \1 rows/);

      const environment = testEnvironment({ DATABASE_URL: POSTGRES_URL, DATABASE_SCHEMA: schema });
      const app = await startApp(environment, { triager: tableTriager({}), logger });
      const [curl = ""] = blocksOf("Metrics and alerts");
      const { stdout } = await runBlock(curl, {}, { "http://localhost:3000": app.url });
      await app.stop();
      expect(stdout).toContain("engine_triage_database_up 1\n");

      const [dump = ""] = blocksOf("Backup and restore");
      const count = async (): Promise<unknown> => {
        const database = await openDatabase({ url: POSTGRES_URL, directory: "", schema }, logger);
        const [row] = await database.query(`SELECT count(*) AS rows FROM ${schema}.triages`);
        await database.close();
        return row;
      };
      const [save = "", restore = ""] = dump.split(/^(?=pg_restore)/m);
      const before = await count();
      await runBlock(save, { DATABASE_URL: POSTGRES_URL }, { "=engine_triage": `=${schema}` });
      const database = await openDatabase({ url: POSTGRES_URL, directory: "", schema }, logger);
      for (const each of [schema, `${schema}_jobs`]) await database.query(`DROP SCHEMA ${each} CASCADE`);
      await database.close();
      await runBlock(restore, { RESTORE_URL: POSTGRES_URL });
      expect(await count()).toEqual(before);
      expect(before).not.toMatchObject({ rows: "0" });
    });
  });
});
