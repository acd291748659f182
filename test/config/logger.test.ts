import { expect, test } from "@jest/globals";
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
