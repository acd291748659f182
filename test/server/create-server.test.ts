import { once } from "node:events";
import type { Server } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { pino } from "pino";
import { createProbot } from "../../src/github/installations.js";
import { TooBusyError } from "../../src/server/body-budget.js";
import { createServer } from "../../src/server/create-server.js";
import { createDeliveryRoute, WEBHOOK_PATH } from "../../src/server/delivery-route.js";
import { stopServer } from "../../src/server/stop-server.js";
import { testEnvironment } from "../app/support/environment.js";

const logger = pino({ level: "silent" });
const HEAD = "POST /api/github/webhooks HTTP/1.1\r\nhost: x\r\n";

let server: Server;
let sockets: Socket[];

beforeEach(async () => {
  sockets = [];
  const environment = testEnvironment();
  const route = await createDeliveryRoute({
    probot: createProbot(environment, logger),
    secrets: environment.app,
    queue: { enqueue: async () => true },
    logger,
    maxBodyBytes: 10,
  });
  const timeLimits = { headersTimeout: 100, requestTimeout: 100, connectionsCheckingInterval: 20 };
  server = createServer(new Map([[`POST ${WEBHOOK_PATH}`, route]]), logger, { timeLimits });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
  server.closeAllConnections();
});

/** A connection that has sent `text`, and all that comes back until it is closed. */
function send(text: string): { socket: Socket; answer: Promise<string> } {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening");
  const socket = connect(address.port, address.address);
  sockets.push(socket);
  socket.write(text);
  const answer = new Promise<string>((resolve) => {
    let received = "";
    socket.on("data", (data) => {
      received += data.toString("utf8");
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(received));
  });
  return { socket, answer };
}

test("a body that grows over the limit without saying so is answered with 413, and the connection closed", async () => {
  const { answer } = send(`${HEAD}transfer-encoding: chunked\r\n\r\n8\r\nxxxxxxxx\r\n8\r\nxxxxxxxx\r\n`);
  expect(await answer).toMatch(/^HTTP\/1\.1 413 .*payload too large/s);
});

test.each([
  ["body", `${HEAD}content-length: 8\r\n\r\nxx`],
  ["headers", HEAD],
])("a sender that does not end its %s is cut off with 408", async (_part, text) => {
  expect(await send(text).answer).toMatch(/^HTTP\/1\.1 408 /);
});

test("a sender that is slow does not keep the server from stopping", async () => {
  server.requestTimeout = 60_000;
  const { answer } = send(`${HEAD}content-length: 8\r\n\r\nxx`);
  await once(server, "request");
  await stopServer(server, 20);
  expect(await answer).toBe("");
});

test("a body for which there is no room is logged by the path that it was for, without the query", async () => {
  const lines: string[] = [];
  const route = async () => {
    throw new TooBusyError();
  };
  const busy = createServer(new Map([["POST /sign-out", route]]), pino({}, { write: (line) => lines.push(line) }));
  busy.listen(0, "127.0.0.1");
  await once(busy, "listening");
  const address = busy.address();
  if (address === null || typeof address === "string") throw new Error("not listening");
  try {
    const answer = await fetch(`http://127.0.0.1:${address.port}/sign-out?code=secret`, { method: "POST" });
    expect(answer.status).toBe(503);
    expect(lines.map((line) => JSON.parse(line).path)).toEqual(["/sign-out"]);
    expect(lines.join()).not.toMatch(/deliveries|secret/);
  } finally {
    busy.close();
    busy.closeAllConnections();
  }
});
