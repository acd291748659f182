import { expect, test } from "@jest/globals";
import { pino } from "pino";
import { checkReadiness } from "../../src/server/readiness.js";

const logger = pino({ level: "silent" });
const works = { query: async () => [] };
const fails = {
  query: async () => {
    throw new Error("down");
  },
};

test("is ready where both answer", async () => {
  expect(await checkReadiness(works, { isHealthy: async () => true }, logger)).toEqual({
    ready: true,
    database: "ok",
    queue: "ok",
  });
});

test("is not ready without the database, and says so", async () => {
  expect(await checkReadiness(fails, { isHealthy: async () => true }, logger)).toEqual({
    ready: false,
    database: "failing",
    queue: "ok",
  });
});

test("is not ready while the queue does not run", async () => {
  expect(await checkReadiness(works, { isHealthy: async () => false }, logger)).toMatchObject({
    ready: false,
    queue: "failing",
  });
});

test("is not ready where the database does not answer in time", async () => {
  const hangs = { query: () => new Promise<never>(() => {}) };
  expect(await checkReadiness(hangs, { isHealthy: async () => true }, logger, 10)).toMatchObject({
    ready: false,
    database: "failing",
    queue: "ok",
  });
});
