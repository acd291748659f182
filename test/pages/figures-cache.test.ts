import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { countAll } from "../../src/dashboard/counted.js";
import { readAsked } from "../../src/pages/dashboard/asked.js";
import type { Dashboard } from "../../src/pages/dashboard/dashboard.js";
import type { FiguresCache } from "../../src/pages/dashboard/figures-cache.js";
import { loadDashboard, openFiguresCache } from "../../src/pages/dashboard/shown-dashboard.js";
import type { Queryable } from "../../src/store/database.js";
import { migrate } from "../../src/store/migrate.js";
import type { Place } from "../../src/store/places.js";
import { DATABASE_KINDS, type TestDatabase } from "../store/support/databases.js";
import { bug, triaged } from "./support/fill-repository.js";
import { NOW } from "./support/pages-app.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

/** What only figures are read from. */
const COUNTING = /GROUPING SETS|GROUP BY outcome|count\(\*\) AS issues|applied_labels|model_days|corrections/;

/** A database that keeps what it was asked. */
interface Watched extends Queryable {
  asked: string[];
  rows: number;
}

describe.each(DATABASE_KINDS)("the figures of a dashboard, on $name", ({ open }) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
    const { database } = opened;
    await database.query(`CREATE SCHEMA ${database.schema}_jobs`);
    await database.query(
      `CREATE TABLE ${database.schema}_jobs.job (name text, state text, start_after timestamptz, created_on timestamptz, data jsonb)`,
    );
  });
  afterAll(() => opened?.drop());

  function watch(): Watched {
    const watched: Watched = {
      ...opened.database,
      asked: [],
      rows: 0,
      async query(sql, params) {
        watched.asked.push(sql);
        const rows = await opened.database.query(sql, params);
        watched.rows += rows.length;
        return rows;
      },
    };
    return watched;
  }

  /** As many bugs of all classes, each triaged twice, one every minute; every third one is left open. */
  async function fill({ installation, repo }: Place, bugs: number): Promise<void> {
    const made = JSON.stringify(bug(1, "crash", { unsure: true }));
    const { database } = opened;
    for (const round of [0, 1]) {
      await database.query(
        `INSERT INTO ${database.schema}.triages (delivery, installation, repo, issue, outcome, decision, kind, symptom, cause, component, phase, unsure, at)
         SELECT concat_ws(' ', $1::text, $2::bigint, $3::int, n), $2, $1, n, 'done', $4::text::jsonb, 'malfunction',
           (ARRAY['crash', 'system-hang', 'silent-error'])[1 + n % 3], (ARRAY['misused-api', 'numerical-issue'])[1 + n % 2],
           'operators', 'inference-serving', n % 3 = 0, $5::timestamptz - (n * 2 - $3) * interval '1 minute'
         FROM generate_series(1, $6::int) n`,
        [repo, installation, round, made, NOW, bugs],
      );
    }
  }

  const view = (db: Queryable, figures: FiguresCache, place: Place, now = NOW, query = ""): Promise<Dashboard> =>
    loadDashboard(
      { database: db, githubUrl: "https://github.com", model: null, now: () => now },
      figures,
      place,
      readAsked(new URLSearchParams(query)),
    );

  test("a view asks as many questions and reads as many rows of a large repository as of a small one", async () => {
    const read: [number, number][] = [];
    for (const [repo, bugs] of [
      ["o/small", 60],
      ["o/large", 4_000],
    ] as const) {
      const place = { installation: 1, repo };
      await fill(place, bugs);
      const db = watch();
      const { week, counted, unsure } = await view(db, openFiguresCache({ database: db, now: () => NOW }), place);
      expect([week.bugs, countAll(counted)]).toEqual([bugs, bugs]);
      expect(unsure.count).toBe(Math.min(1_001, Math.floor(bugs / 3)));
      read.push([db.asked.length, db.rows]);
    }
    expect(read[1]).toEqual(read[0]);
  });

  test("counts once for all who look within half a minute, and the lists anew for each", async () => {
    const place = { installation: 1, repo: "o/twice" };
    await fill(place, 30);
    const db = watch();
    let now = NOW;
    const figures = openFiguresCache({ database: db, now: () => now });
    const [first, beside] = await Promise.all([view(db, figures, place), view(db, figures, place)]);
    expect(beside.counted).toBe(first.counted);
    expect(db.asked.filter((sql) => sql.includes("GROUPING SETS"))).toHaveLength(1);
    db.asked = [];
    await triaged(opened.database, place.repo, { issue: 31, daysAgo: 0, decision: bug(31, "crash") });
    const again = await view(db, figures, place);
    expect(db.asked.filter((sql) => COUNTING.test(sql))).toEqual([]);
    expect([again.week.bugs, again.triages.triages[0]?.issue]).toEqual([30, 31]);
    now = new Date(NOW.getTime() + 30_001);
    expect((await view(db, figures, place, now)).week.bugs).toBe(31);
  });

  test("what is kept of a repository is shown of no other, nor of another installation's of that name", async () => {
    const db = watch();
    const figures = openFiguresCache({ database: db, now: () => NOW });
    const places = [
      { installation: 1, repo: "o/one" },
      { installation: 2, repo: "o/one" },
      { installation: 1, repo: "o/one-more" },
    ];
    for (const [index, place] of places.entries()) await fill(place, index + 3);
    for (const round of [1, 2]) {
      const seen = [];
      for (const place of places) seen.push((await view(db, figures, place)).week.bugs);
      expect([round, ...seen]).toEqual([round, 3, 4, 5]);
    }
  });

  test("what could not be counted is asked for again", async () => {
    const place = { installation: 1, repo: "o/fails" };
    await fill(place, 3);
    let fails = true;
    const db = watch();
    const failing: Queryable = {
      ...db,
      query: (sql, params) =>
        fails && COUNTING.test(sql) ? Promise.reject(new Error("no connection")) : db.query(sql, params),
    };
    const figures = openFiguresCache({ database: failing, now: () => NOW });
    await expect(view(failing, figures, place)).rejects.toThrow("no connection");
    fails = false;
    expect((await view(failing, figures, place)).week.bugs).toBe(3);
  });
});
