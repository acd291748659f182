import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "@jest/globals";
import { createBodyBudget, TooBusyError } from "../../src/server/body-budget.js";
import { BodyTooLargeError, readBody } from "../../src/server/read-body.js";

let servers: Server[] = [];
afterEach(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  servers = [];
});

/** Sends chunks to a server that reads its body with the limit; gives what came out. */
async function send(
  chunks: readonly (string | Buffer)[],
  limit: number,
  headers: Record<string, string> = {},
  budget = createBodyBudget(),
): Promise<unknown> {
  const server = createServer();
  servers.push(server);
  const result = new Promise((resolve) => {
    server.on("request", (request, response) => {
      readBody(request, limit, budget)
        .then(resolve, resolve)
        .finally(() => response.end());
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const isAddress = (value: unknown): value is AddressInfo => typeof value === "object" && value !== null;
  if (!isAddress(address)) throw new Error("not listening");
  const outgoing = httpRequest({ port: address.port, host: "127.0.0.1", method: "POST", headers });
  outgoing.on("error", () => {});
  for (const chunk of chunks) outgoing.write(chunk);
  outgoing.end();
  return result;
}

test("joins the chunks, also where one ends inside a character", async () => {
  const bytes = Buffer.from("päyload");
  expect(await send([bytes.subarray(0, 2), bytes.subarray(2)], 100)).toBe("päyload");
});

test("takes a body of exactly the limit", async () => {
  expect(await send(["x".repeat(10)], 10)).toBe("x".repeat(10));
});

test("refuses a body that grows over the limit without saying so", async () => {
  expect(await send(["x".repeat(6), "x".repeat(6)], 10, { "transfer-encoding": "chunked" })).toBeInstanceOf(
    BodyTooLargeError,
  );
});

test("refuses a body by its declared length", async () => {
  expect(await send(["x".repeat(11)], 10, { "content-length": "11" })).toBeInstanceOf(BodyTooLargeError);
});

test("refuses what there is no room for beside others, and gives the room back however a body ends", async () => {
  const budget = createBodyBudget(10);
  budget.take(5);
  expect(await send(["x".repeat(6)], 100, {}, budget)).toBeInstanceOf(TooBusyError);
  expect(await send(["x".repeat(5)], 4, { "transfer-encoding": "chunked" }, budget)).toBeInstanceOf(BodyTooLargeError);
  expect(await send(["x".repeat(5)], 100, {}, budget)).toBe("x".repeat(5));
  budget.give(5);
  budget.take(10);
  expect(() => budget.take(1)).toThrow(TooBusyError);
});
