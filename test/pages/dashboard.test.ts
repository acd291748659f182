import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { confirmLabels, intendLabels } from "../../src/store/applied-labels.js";
import { keepConfiguration } from "../../src/store/configuration-files.js";
import { suspendInstallation } from "../../src/store/installations.js";
import { noteRepository } from "../../src/store/repositories.js";
import { bug, fillRepository, HOSTILE, triaged } from "./support/fill-repository.js";
import { NOW, type PagesApp, startPagesApp } from "./support/pages-app.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

describe("the page of a repository", () => {
  let pages: PagesApp;
  beforeAll(async () => {
    pages = await startPagesApp(null);
    await fillRepository(pages.database, "acme/Serve");
    await noteRepository(pages.database, 1, "acme/empty");
  });
  afterAll(() => pages?.close());

  async function read(path: string): Promise<string> {
    const response = await fetch(`${pages.origin}${path}`, { headers: { cookie: pages.cookie } });
    expect(response.status).toBe(200);
    return response.text();
  }

  /** The text of the element of an id, without its markup. */
  function textOf(page: string, id: string): string {
    const [, inner = ""] = new RegExp(`<section id="${id}"[^>]*>([\\s\\S]*?)</section>`).exec(page) ?? [];
    return inner
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .replaceAll("&#39;", "'");
  }

  const issuesIn = (section: string): number[] => [...section.matchAll(/#(\d+)/g)].map(([, number]) => Number(number));

  test("begins with what rose this week and how many labels people let stand", async () => {
    const page = await read("/repos/acme/serve");
    expect(page).toContain("More System Hang than usual: 7 bugs this week, against 0.3 a week in the 4 before.");
    expect(page).toMatch(
      /Labels that stand<\/h2><p class="big">98\u00a0%<\/p><p class="note">91 to 100\u00a0%; people corrected 1 of 58/,
    );
    expect(page).toMatch(/Left to you<\/h2><p class="big">12<\/p>/);
    // Its own writing of the name, whatever was typed.
    expect(page).toContain("<h1>acme/Serve</h1>");
    expect(Buffer.byteLength(page)).toBeLessThan(150_000);
  });

  test("offers for each bug that is left open the commands that say what it is", async () => {
    const page = await read("/repos/acme/serve");
    const unsure = textOf(page, "unsure");
    expect(issuesIn(unsure)).toEqual([70, 69, 68, 67, 66, 65, 64, 63]);
    expect(page).toContain('data-copy="/triage symptom:silent-error"');
    expect(page).toContain("<code>/triage symptom:silent-error</code>");
    const [, older = ""] = /<a href="([^"]*)#unsure" rel="next">/.exec(page) ?? [];
    const rest = await read(`/repos/acme/serve${older.replaceAll("&amp;", "&")}`);
    expect(issuesIn(textOf(rest, "unsure"))).toEqual([62, 61, 60, 59]);
  });

  test("is cut down by its address, and page by page shows every triage once", async () => {
    const hangs = await read("/repos/acme/serve?symptom=system-hang&days=7");
    expect(issuesIn(textOf(hangs, "triages"))).toHaveLength(7);
    expect(hangs).toContain('<option value="system-hang" selected>');
    expect(issuesIn(textOf(await read("/repos/acme/serve?outcome=failed"), "triages"))).toEqual([71]);
    const seen: number[] = [];
    let path = "/repos/acme/serve";
    while (path !== "") {
      const page = await read(path);
      seen.push(...issuesIn(textOf(page, "triages")));
      const [, older = ""] = /<a href="([^"]*)#triages" rel="next">/.exec(page) ?? [];
      path = older && `/repos/acme/serve${older.replaceAll("&amp;", "&")}`;
    }
    expect(seen).toHaveLength(72);
    expect(new Set(seen).size).toBe(72);
  });

  test("an address that makes no sense still shows the page", async () => {
    const odd = "outcome=x&symptom=__proto__&days=9999&period=century&after=%00.%00&below=-1&below=2&after[]=1";
    expect(issuesIn(textOf(await read(`/repos/acme/serve?${odd}`), "triages"))).toHaveLength(15);
    expect(issuesIn(textOf(await read("/repos/acme/serve?after=9999999999999999.~"), "triages"))).toHaveLength(15);
  });

  test("sets its own shares beside the study's, by week or by month", async () => {
    const shares = textOf(await read("/repos/acme/serve"), "shares");
    expect(shares).toContain("70 bugs in 12 weeks");
    expect(shares).toMatch(/Crash 36 51 % 40 to 63 % 65 %/);
    expect(textOf(await read("/repos/acme/serve?period=month"), "shares")).toContain("70 bugs in 12 months");
  });

  test("says label by label what people corrected, and how often they said the same", async () => {
    const labels = textOf(await read("/repos/acme/serve"), "labels");
    expect(labels).toMatch(/symptom: crash 36 1 97 % 86 to 100 %/);
    expect(labels).toContain(
      "People have said of 2 symptoms and causes what it is; in 1 of them the App had said the same: 50 %",
    );
  });

  test("says of a line that the repository's own signal found what that signal is for", async () => {
    const { database } = pages;
    await noteRepository(database, 1, "acme/own");
    const [reason, pattern] = ["our own watchdog spoke", "watchdog"];
    const good = `signals: [{ id: watchdog, reason: ${reason}, pattern: ${pattern}, for: system-hang }]`;
    await keepConfiguration(database, "acme/own", { etag: "own", good, problems: [] });
    const quote = "watchdog: no step for 600 s";
    const evidence = [{ signal: "own/watchdog", part: "log" as const, startLine: 3, endLine: 3, quote }];
    for (const [issue, unsure] of [
      [1, false],
      [2, true],
    ] as const) {
      const made = { ...bug(issue, "system-hang", { unsure }), evidence };
      await triaged(database, "acme/own", { issue, daysAgo: 1, decision: made });
    }
    const page = await read("/repos/acme/own");
    expect(textOf(page, "triages").split(`line 3: ${reason}`)).toHaveLength(3);
    expect(textOf(page, "unsure").split(`line 3: ${reason}`)).toHaveLength(2);
  });

  test("a label's name hides nothing", async () => {
    const { database } = pages;
    await noteRepository(database, 1, "acme/labels");
    const name = "symptom: \u202ehsarc";
    await triaged(database, "acme/labels", { issue: 1, daysAgo: 1, decision: { ...bug(1, "crash"), labels: [name] } });
    const key = { repo: "acme/labels", issue: 1 };
    await intendLabels(database, key, [{ name, family: "symptom" }]);
    await confirmLabels(database, key, [name]);
    const page = await read("/repos/acme/labels");
    expect(textOf(page, "triages")).toContain("symptom: U+202E hsarc");
    expect(textOf(page, "labels")).toContain("symptom: U+202E hsarc");
    expect(page).not.toContain("\u202e");
  });

  test("says what the model was asked", async () => {
    expect(textOf(await read("/repos/acme/serve"), "model")).toMatch(/Asked 1 time in 90 days, for 4,200 tokens/);
  });

  test("says what keeps the App from working, and what is wrong with the configuration", async () => {
    const { database } = pages;
    await noteRepository(database, 5, "acme/broken");
    // As long as a file may be.
    const checks = Array.from(
      { length: 50 },
      (_, n) =>
        `  - id: check-${n}\n    text: Look at the log ${"again ".repeat(20)}\n    source: https://docs.example/${"x".repeat(250)}\n    symptoms: [crash]\n    mentions: [${Array.from({ length: 20 }, (_, word) => `phrase-${word}-${"y".repeat(28)}`).join(", ")}]\n`,
    );
    await keepConfiguration(database, "acme/broken", {
      etag: "x",
      good: `mode: label\nprecision:\n  symptom: 0.9\nchecks:\n${checks.join("")}`,
      problems: [`.github/engine-triage.yml:3:1: mood: unknown key ${HOSTILE}`],
    });
    await suspendInstallation(database, 5, 600);
    const page = await read("/repos/acme/broken");
    expect(page).toContain("The App is suspended");
    expect(page).toContain("The configuration file has problems");
    const configuration = textOf(page, "configuration");
    expect(configuration).toContain("mood: unknown key &lt;/code&gt;&lt;script&gt;");
    expect(Buffer.byteLength(page)).toBeLessThan(150_000);
    expect(configuration).toMatch(/mode label/);
    expect(configuration).toMatch(/precision symptom 0.9/);
    expect(page).not.toContain("<script>window");
  });

  test("counts the jobs of its own repository alone", async () => {
    const { app, database } = pages;
    await noteRepository(database, 1, "acme/waits");
    const insert = `INSERT INTO ${database.schema}_jobs.job (name, data, state, start_after) VALUES ($1, $2::text::jsonb, 'created', now() + interval '1 day')`;
    const job = JSON.stringify({
      kind: "triage",
      reason: "opened",
      delivery: "d",
      installation: 1,
      repo: "acme/waits",
      number: 1,
    });
    await database.query(insert, ["triage-dead", job]);
    await database.query(insert, ["triage", job]);
    const page = await read("/repos/acme/waits");
    expect(page).toContain("1 delivery could not be worked on");
    expect(textOf(page, "health")).toMatch(/waiting for their time 1 /);
    expect(await read("/repos/acme/serve")).not.toContain("could not be worked on");
    await database.query(`DELETE FROM ${database.schema}_jobs.job WHERE data->>'repo' = 'acme/waits'`);
    await app.queue.waitUntilIdle();
  });

  test("says when the last delivery came: of one whose triage has ended, or whose job still waits", async () => {
    const { app, database } = pages;
    const repo = "acme/heard";
    await triaged(database, repo, { issue: 1, daysAgo: 1, decision: bug(1, "crash") });
    expect(textOf(await read(`/repos/${repo}`), "health")).toContain("last delivery none on record of 8 days");
    const received = "2026-02-28T11:59:00.000Z";
    await database.query(`INSERT INTO ${database.schema}.deliveries (id, received_at) VALUES ($1, $2)`, [
      `${repo}#1@1`,
      received,
    ]);
    expect(await read(`/repos/${repo}`)).toContain(`<dt>last delivery</dt><dd><time datetime="${received}"`);
    const created = "2026-03-01T11:00:00.000Z";
    const base = { delivery: "w", installation: 1, repo, number: 2 };
    for (const [kind, at] of [
      ["label-change", created],
      ["backfill", "2026-03-01T11:30:00.000Z"],
    ]) {
      await database.query(
        `INSERT INTO ${database.schema}_jobs.job (name, data, state, start_after, created_on)
         VALUES ('triage', $1::text::jsonb, 'created', now() + interval '1 day', $2)`,
        [JSON.stringify({ kind, ...base }), at],
      );
    }
    expect(await read(`/repos/${repo}`)).toContain(`<dt>last delivery</dt><dd><time datetime="${created}"`);
    await database.query(`DELETE FROM ${database.schema}_jobs.job WHERE data->>'repo' = $1`, [repo]);
    await app.queue.waitUntilIdle();
  });

  test("of a repository without triages is whole and says that there is nothing yet", async () => {
    const page = await read("/repos/acme/empty");
    for (const said of [
      "No bug was reported this week",
      "None yet: the App looks at issues",
      "there is nothing to draw",
    ])
      expect(page).toContain(said);
    expect(page).not.toMatch(/NaN|Infinity|undefined/);
  });

  test("in its first week compares with nothing", async () => {
    for (let issue = 1; issue <= 5; issue += 1)
      await triaged(pages.database, "acme/new", { issue, daysAgo: 1, decision: bug(issue, "crash") });
    expect(await read("/repos/acme/new")).toContain(
      "5 bugs this week; the App has been here for no whole week before it",
    );
  });

  test("what an issue says is text", async () => {
    const page = await read("/repos/acme/serve?outcome=abstained");
    expect(page).toContain("&lt;script&gt;window.ran = 1&lt;/script&gt;");
    expect(page).not.toMatch(
      /<script(?! src="\/assets\/)|<img|href="javascript|\sonerror=["']?[^&]*window\.ran = 1[^&]*>/,
    );
    expect(page).toContain('<span class="ghost">U+202E</span>');
  });

  test("of ten thousand triages it stays small and quick", async () => {
    const { database } = pages;
    const made = JSON.stringify(bug(1, "crash", { quote: "x".repeat(120) }));
    await database.query(
      `INSERT INTO ${database.schema}.triages (delivery, installation, repo, issue, outcome, decision, kind, symptom, cause, phase, component, unsure, at)
       SELECT 'many-' || n, 1, 'acme/many', n, 'done', $1::text::jsonb, 'malfunction', 'crash', 'misused-api', 'inference-serving', 'operators',
         n % 3 = 0, $2::timestamptz - n * interval '10 minutes' FROM generate_series(1, 10000) n`,
      [made, NOW],
    );
    await database.query(`VACUUM ANALYZE ${database.schema}.triages`);
    const took: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const from = performance.now();
      const page = await read("/repos/acme/many");
      took.push(performance.now() - from);
      expect(Buffer.byteLength(page)).toBeLessThan(150_000);
      expect(page).toContain("10,000 bugs in 12 weeks");
    }
    // The least of five: what the machine was busy with meanwhile is nobody's to answer for.
    expect(Math.min(...took)).toBeLessThan(1_000);
  });
});
