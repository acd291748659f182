import { once } from "node:events";
import type { Server } from "node:http";
import { afterEach, expect, test } from "@jest/globals";
import { pino } from "pino";
import { createServer } from "../../src/server/create-server.js";
import { createMetricsRoute } from "../../src/server/metrics-route.js";

const metrics = { contentType: "text/plain; version=0.0.4", text: async () => "one 1\n" };
const TOKEN = "0123456789abcdef";
let server: Server;

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

async function ask(token: string | null, authorization?: string): Promise<Response> {
  server = createServer(new Map([["GET /metrics", createMetricsRoute(metrics, token)]]), pino({ level: "silent" }));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening");
  return fetch(`http://127.0.0.1:${address.port}/metrics`, { headers: authorization ? { authorization } : {} });
}

test("without a token the metrics are for everybody", async () => {
  const response = await ask(null);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe("one 1\n");
});

test("with a token they are for those who give it", async () => {
  expect((await ask(TOKEN, `Bearer ${TOKEN}`)).status).toBe(200);
});

test.each([undefined, "Bearer", `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, TOKEN])(
  "%s is refused",
  async (authorization) => {
    const response = await ask(TOKEN, authorization);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(await response.text()).not.toContain("one");
  },
);
