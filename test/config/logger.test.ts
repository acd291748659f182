import { expect, test } from "@jest/globals";
import { withLogFields } from "../../src/config/log-context.js";
import { createLogger } from "../../src/config/logger.js";

function capture(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(createLogger({ level: "info", format: "json" }, { write: (line) => void lines.push(line) }));
  return JSON.parse(lines[0] ?? "{}");
}

test("an error is logged without the request and payload that it carries", () => {
  const error = Object.assign(new Error("signature does not match"), {
    status: 400,
    event: { payload: "hf_secret in a log", signature: "sha256=abc" },
    request: { headers: { authorization: "token ghs_abc" } },
  });
  const record = capture((logger) => logger.error(new AggregateError([error], "delivery refused")));
  expect(record).toMatchObject({
    level: 50,
    err: { message: "delivery refused", errors: [{ message: "signature does not match", status: 400 }] },
  });
  expect(JSON.stringify(record)).not.toMatch(/hf_secret|sha256=abc|ghs_abc/);
});

test("the cause of an error is logged", () => {
  const record = capture((logger) =>
    logger.error({ err: new Error("outer", { cause: new Error("inner") }) }, "failed"),
  );
  expect(record).toMatchObject({ err: { message: "outer", cause: { message: "inner" } } });
});

test("secrets in an error's message, stack and causes are redacted", () => {
  const cause = new TypeError("Invalid URL: postgres://triage:pa55w0rd-of-db@db.internal/x");
  const record = capture((logger) =>
    logger.error({ err: new Error("Bearer ghs_0123456789abcdefghij", { cause }) }, "x"),
  );
  expect(record).toMatchObject({ err: { type: "Error", cause: { type: "TypeError" } } });
  expect(JSON.stringify(record)).not.toMatch(/pa55w0rd|ghs_0123/);
});

test("the copy of an error that pg-boss reports is logged as one, and a circle of causes ends", () => {
  const error = new Error("terminating connection due to administrator command");
  const copy = { ...error, message: error.message, stack: error.stack, code: "57P01" };
  expect(capture((logger) => logger.error({ err: copy }, "queue error"))).toMatchObject({
    err: { message: error.message, code: "57P01", stack: expect.stringContaining("logger.test") },
  });
  error.cause = error;
  expect(capture((logger) => logger.error({ err: error }, "x"))).toMatchObject({ err: { cause: { cause: {} } } });
});

test("values under the names of secrets are not written", () => {
  const record = capture((logger) =>
    logger.info({ app: { privateKey: "PEM" }, token: "ghs", req: { headers: { a: "b" } } }, "x"),
  );
  expect(record).toMatchObject({
    app: { privateKey: "[redacted]" },
    token: "[redacted]",
    req: { headers: "[redacted]" },
  });
});

test("the level is obeyed", () => {
  const lines: string[] = [];
  const logger = createLogger({ level: "warn", format: "json" }, { write: (line) => void lines.push(line) });
  logger.info("quiet");
  logger.warn("loud");
  expect(lines).toHaveLength(1);
});

test("what is logged on behalf of a piece of work carries its fields, under what the line itself says", async () => {
  const lines: string[] = [];
  const logger = createLogger({ level: "info", format: "json" }, { write: (line) => void lines.push(line) });
  const work = async (job: string): Promise<void> => {
    await Promise.resolve();
    logger.child({ name: "part" }).info({ issue: 9 }, job);
  };
  await Promise.all(["a", "b"].map((job) => withLogFields({ job, issue: 1 }, () => work(job))));
  logger.info("outside");
  const [first, second, outside] = lines.map((line) => JSON.parse(line));
  expect(first).toMatchObject({ name: "part", job: "a", msg: "a", issue: 9 });
  expect(second).toMatchObject({ job: "b", msg: "b" });
  expect(outside).not.toHaveProperty("job");
});
