import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createPageCache } from "../../src/backtest/fetch/page-cache.js";
import { createPoliteFetch } from "../../src/backtest/fetch/polite-fetch.js";
import { readRepository } from "../../src/backtest/fetch/read-repository.js";
import { answering, apiIssue, breakOff, type GitHubApi, hangUp, serveApi } from "./support/github-api.js";

let api: GitHubApi;
let folder: string;
beforeEach(async () => {
  api = await serveApi();
  folder = await mkdtemp(join(tmpdir(), "backtest-cache-"));
  api.issues.push(...[9, 8, 7, 6, 5, 4, 3, 2].map((number) => apiIssue(number)));
});
afterEach(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

const clock = { now: 1_000_000_000_000 };
let waits: [number, string][];

/** Reads `o/r`; waiting takes no time and moves the clock. */
function read(limit = 100, { token = null as string | null, repo = "o/r" } = {}) {
  waits = [];
  const get = createPoliteFetch({
    baseUrl: api.url,
    token,
    wait: async (ms) => {
      clock.now += ms;
    },
    onWait: (seconds, why) => waits.push([seconds, why]),
    now: () => clock.now,
  });
  const parts = {
    baseUrl: api.url,
    repo,
    limit,
    get,
    cache: createPageCache(folder),
    onRead: () => {},
    now: () => clock.now,
  };
  return readRepository(parts);
}

const numbersOf = (issues: readonly { number: number }[]): number[] => issues.map(({ number }) => number);
const anHour = (): void => {
  clock.now += 3_600_001;
};

test("reads pages until there are as many issues as are wanted, without pull requests, and only by GET", async () => {
  api.issues[1] = apiIssue(8, { pull_request: { url: "x" } });
  expect(numbersOf(await read(4, { token: "secret" }))).toEqual([9, 7, 6, 5]);
  expect(api.requests.map(({ method, path, token }) => [method, path, token])).toEqual([
    ["GET", "/repos/o/r/issues", "Bearer secret"],
    ["GET", "/repos/o/r/issues", "Bearer secret"],
  ]);
});

test("an issue that moved to the next page while it was read is there once", async () => {
  api.issues.splice(3, 0, apiIssue(7));
  expect(numbersOf(await read())).toEqual([9, 8, 7, 6, 5, 4, 3, 2]);
});

describe("what was read is kept", () => {
  test("a run that was interrupted goes on where it was", async () => {
    api.misbehave((_request, response) => void response.writeHead(200).end(JSON.stringify(api.issues.slice(0, 3))));
    await read(3);
    const before = api.requests.length;
    anHour();
    api.misbehave((request, response) => {
      // The first page as ever, then nothing more.
      api.misbehave(...Array.from({ length: 4 }, () => hangUp));
      response.writeHead(200, { link: `<${api.url}/repos/o/r/issues?page=2>; rel="next"` });
      response.end(JSON.stringify(api.issues.slice(0, 3)));
      request.resume();
    });
    await expect(read()).rejects.toThrow("what was read is kept");
    const broken = api.requests.length;
    expect(numbersOf(await read())).toEqual([9, 8, 7, 6, 5, 4, 3, 2]);
    expect(broken - before).toBe(5);
    expect(api.requests.slice(broken).map(({ etag }) => etag)).toEqual([undefined, undefined]);
  });

  test("a later run asks only for changes", async () => {
    await read();
    anHour();
    expect(numbersOf(await read())).toEqual([9, 8, 7, 6, 5, 4, 3, 2]);
    expect(api.requests.slice(3).map(({ status }) => status)).toEqual([304, 304, 304]);
    anHour();
    api.issues[7] = apiIssue(2, { title: "Another title" });
    expect((await read()).at(-1)?.title).toBe("Another title");
    expect(api.requests.slice(6).map(({ status }) => status)).toEqual([304, 304, 200]);
  });

  test("for its owner alone, and what is damaged is read again", async () => {
    await read();
    const files = await readdir(folder);
    expect(files).toHaveLength(3);
    for (const name of files) {
      expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
      await writeFile(join(folder, name), '{"url": "cut o');
    }
    expect(numbersOf(await read())).toHaveLength(8);
    expect(api.requests).toHaveLength(6);
  });
});

describe("politeness", () => {
  test("waits as long as Retry-After says", async () => {
    api.misbehave(answering(429, { "retry-after": "7" }), answering(403, { "retry-after": "90" }));
    expect(await read()).toHaveLength(8);
    expect(waits).toEqual([
      [7, "GitHub asks to wait"],
      [90, "GitHub asks to wait"],
    ]);
  });

  test("waits until the hour's calls are there again before it makes another", async () => {
    const reset = String(Math.floor(clock.now / 1_000) + 600);
    const last = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset };
    api.misbehave(
      answering(200, { ...last, link: `<${api.url}/repos/o/r/issues?page=2>; rel="next"` }, api.issues.slice(0, 3)),
    );
    expect(await read()).toHaveLength(8);
    expect(waits).toEqual([[expect.any(Number), "the calls of this hour are used up"]]);
    expect(waits[0]?.[0]).toBeGreaterThanOrEqual(600);
  });

  test("waits a minute for a secondary limit without a time, and gives up where it never ends", async () => {
    const limit = answering(403, {}, { message: "You have exceeded a secondary rate limit" });
    api.misbehave(limit);
    await read();
    expect(waits).toEqual([[60, "GitHub asks to wait"]]);
    anHour();
    api.misbehave(...Array.from({ length: 40 }, () => limit));
    await expect(read()).rejects.toThrow("keeps asking to wait");
    expect(waits.length).toBeLessThanOrEqual(10);
  });

  test("a wait that no clock can mean is bounded", async () => {
    api.misbehave(answering(429, { "retry-after": "9999999" }));
    await read();
    expect(waits[0]?.[0]).toBeLessThanOrEqual(3_700);
  });
});

describe("faults", () => {
  test.each([
    ["connections that end", hangUp],
    ["answers that break off", breakOff],
    ["errors of GitHub's", answering(502)],
  ])("%s are tried again, ever later", async (_name, fault) => {
    api.misbehave(fault, fault);
    expect(await read()).toHaveLength(8);
    expect(waits.map(([seconds]) => seconds)).toEqual([2, 4]);
  });

  test.each([
    [401, "does not take the token"],
    [403, "may not read issues"],
    [404, "no such repository"],
    [410, "issues switched off"],
    [418, "GitHub answers 418"],
  ])("an answer of %s ends it, and says what to do", async (status, why) => {
    api.misbehave(answering(status));
    await expect(read()).rejects.toThrow(why);
    expect(api.requests).toHaveLength(1);
  });

  test.each([
    [{ message: "hello" }, "something else than a list"],
    [[{ number: "x" }], "something else than issues"],
  ])("an answer that is no list of issues ends it", async (body, why) => {
    api.misbehave(answering(200, {}, body));
    await expect(read()).rejects.toThrow(why);
  });

  test("the token goes to no other host, neither by a next page nor by a redirect", async () => {
    const other = await serveApi();
    try {
      api.misbehave(answering(200, { link: `<${other.url}/repos/o/r/issues>; rel="next"` }, api.issues));
      await expect(read(100, { token: "secret" })).rejects.toThrow("another host");
      anHour();
      api.misbehave(...Array.from({ length: 4 }, () => answering(302, { location: `${other.url}/repos/o/r/issues` })));
      await expect(read(100, { token: "secret" })).rejects.toThrow("it is somewhere else now");
      expect(other.requests).toEqual([]);
    } finally {
      await other.close();
    }
  });

  test.each(["", "o", "o/r/x", "../x", "o/r?x=1"])("%j is no repository, and nothing is asked", async (repo) => {
    await expect(read(1, { repo })).rejects.toThrow("name it as owner/name");
    expect(api.requests).toEqual([]);
  });
});
