import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { drawFault, type Fault, type FaultRates, NO_FAULTS } from "./faults.js";
import { type Answer, ROUTES, type Route } from "./routes.js";
import type { GitHubState } from "./state.js";

/** Where GitHub Enterprise Server has its REST API; the App is pointed here by GHE_HOST. */
const API_PATH = "/api/v3";

const OUTAGE: Answer = { status: 502, body: { message: "Server Error" } };
const SECONDARY_LIMIT: Answer = {
  status: 403,
  body: { message: "You have exceeded a secondary rate limit." },
  headers: { "retry-after": "1" },
};
const NOT_ACCESSIBLE: Answer = { status: 403, body: { message: "Resource not accessible by integration" } };

/** A GitHub over HTTP that keeps its state and fails on demand. */
export interface GitHubServer {
  /** `host:port`, as GHE_HOST takes it. */
  readonly host: string;
  /** Requests so far by fault; "none" for those that went well. */
  readonly requests: ReadonlyMap<Fault | "none", number>;
  setFaults(rates: FaultRates): void;
  /** Repositories whose owner has taken the permission to write away. */
  readonly readOnly: Set<string>;
  close(): Promise<void>;
}

/** Starts it on a free port of this machine. `random` gives numbers from 0 to 1. */
export async function startGitHub(state: GitHubState, random: () => number): Promise<GitHubServer> {
  const requests = new Map<Fault | "none", number>();
  const readOnly = new Set<string>();
  let rates = NO_FAULTS;

  const server = createServer((request, response) => {
    const fault = drawFault(rates, random);
    requests.set(fault ?? "none", (requests.get(fault ?? "none") ?? 0) + 1);
    serve(request, response, fault).catch(() => response.destroy());
  });

  async function serve(request: IncomingMessage, response: ServerResponse, fault: Fault | null): Promise<void> {
    if (fault === "reset") return void response.destroy();
    if (fault === "server-error") return send(response, OUTAGE);
    if (fault === "secondary-limit") return send(response, SECONDARY_LIMIT);
    const answer = answerTo(request, await text(request), fault === "stale");
    if (fault === "lost-answer") return void response.destroy();
    if (fault !== "hang") send(response, answer);
  }

  function answerTo(request: IncomingMessage, body: string, stale: boolean): Answer {
    const url = new URL(request.url ?? "", "http://github");
    const path = url.pathname.slice(API_PATH.length);
    for (const route of ROUTES) {
      const match = request.method === route.method ? route.pattern.exec(path) : null;
      if (!match) continue;
      const parts = match.slice(1).map(decodeURIComponent);
      if (isRefused(route, parts)) return NOT_ACCESSIBLE;
      return route.answer({ path: parts, query: url.searchParams, body: body ? JSON.parse(body) : null, stale }, state);
    }
    return { status: 404, body: { message: "Not Found" } };
  }

  function isRefused(route: Route, [repo = ""]: readonly string[]): boolean {
    return route.method !== "GET" && readOnly.has(repo);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    requests,
    readOnly,
    setFaults(next) {
      rates = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(JSON.stringify(body));
}
