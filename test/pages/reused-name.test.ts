import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { keepConfiguration } from "../../src/store/configuration-files.js";
import { findPlace } from "../../src/store/places.js";
import { noteRepository } from "../../src/store/repositories.js";
import { recordTriage } from "../../src/store/triages.js";
import { bug, fillRepository } from "./support/fill-repository.js";
import { NOW, type PagesApp, startPagesApp } from "./support/pages-app.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const REPO = "acme/reused";

describe("pages of a repository whose name was another's, of another installation", () => {
  let pages: PagesApp;
  let now = NOW;
  const read = async (path: string): Promise<string> =>
    (await fetch(`${pages.origin}${path}`, { headers: { cookie: pages.cookie } })).text();
  const place = () => findPlace(pages.database, REPO);

  beforeAll(async () => {
    pages = await startPagesApp(null, {}, { now: () => now });
    const { database } = pages;
    await fillRepository(database, REPO);
    await keepConfiguration(database, REPO, { etag: "x", good: "mode: dry-run\n", problems: ["of the one before"] });
  });
  afterAll(() => pages?.close());

  test("are of the one that has the name now, before it has been triaged once", async () => {
    expect(await place()).toEqual({ installation: 1, repo: REPO });
    await noteRepository(pages.database, 9, REPO);
    expect(await place()).toEqual({ installation: 9, repo: REPO });
    expect(await read(`/repos/${REPO}`)).toContain("No bug was reported this week");
  });

  test("show nothing of the one that had it", async () => {
    const { database } = pages;
    const [delivery, made] = ["of the new one", bug(5, "system-hang", { quote: "its own line" })];
    await recordTriage(database, {
      ...{ delivery, installation: 9, repo: REPO, issue: 5 },
      ...{ outcome: "done" as const, decision: made },
    });
    await database.query(`UPDATE ${database.schema}.triages SET at = '2026-03-01T11:00:00Z' WHERE delivery = $1`, [
      delivery,
    ]);
    // What was counted before is shown for half a minute.
    now = new Date(NOW.getTime() + 60_000);
    const page = await read(`/repos/${REPO}`);
    expect([...page.matchAll(/\/issues\/(\d+)/g)].map(([, issue]) => issue)).toEqual(["5"]);
    expect(page).toContain("Another installation of the App had a repository of this name.");
    expect(page).toContain("1 bug in 12 weeks");
    for (const old of ["symptom: crash", "of the one before", "dry-run", "4,200", "People have said of 2"])
      expect(page).not.toContain(old);
    const report = JSON.parse(await read(`/repos/${REPO}/report.json`));
    expect(report.malfunctions.issues).toEqual([5]);
    expect(report.accuracy?.rows ?? []).toEqual([]);
    expect(await read("/repos")).toContain(`${REPO}</a></th><td class="n">1</td>`);
  });

  test("are nobody's where it cannot be told which of two has it", async () => {
    await noteRepository(pages.database, 4, REPO);
    expect(await place()).toBeNull();
  });
});
