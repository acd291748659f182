import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** What the server does in place of an answer, for one request. */
export type Misbehaviour = (request: IncomingMessage, response: ServerResponse) => void;

export interface ApiRequest {
  method: string;
  path: string;
  token: string | undefined;
  etag: string | undefined;
  status: number;
}

export interface GitHubApi {
  url: string;
  requests: ApiRequest[];
  /** The next requests, one each, get this instead of an answer. */
  misbehave(...how: readonly Misbehaviour[]): void;
  /** Issues of `o/r`, newest first; what is changed here changes the answers. */
  issues: Record<string, unknown>[];
  close(): Promise<void>;
}

/** An issue as GitHub's REST API gives it. */
export function apiIssue(number: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    number,
    title: `Issue ${number}`,
    body: "It crashes.",
    labels: [{ name: "bug" }],
    created_at: "2025-01-02T03:04:05Z",
    repository_url: "https://api.github.com/repos/o/r",
    ...more,
  };
}

/** GitHub's repository and its list of issues over real HTTP, with pages, tags and all the misbehaviour that a test asks for. */
export async function serveApi(perPage = 3): Promise<GitHubApi> {
  const requests: ApiRequest[] = [];
  const planned: Misbehaviour[] = [];
  const issues: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://api");
    const header = (name: string): string | undefined => [request.headers[name]].flat()[0];
    const seen = {
      method: request.method ?? "",
      path: url.pathname,
      token: header("authorization"),
      etag: header("if-none-match"),
    };
    response.on("close", () => requests.push({ ...seen, status: response.statusCode }));
    const how = planned.shift();
    if (how) return how(request, response);
    if (url.pathname === "/repos/o/r") return respond(response, 200, { full_name: "o/r", private: true });
    const [, number] = /^\/repos\/o\/r\/issues\/(\d+)$/.exec(url.pathname) ?? [];
    const single = issues.find((issue) => issue.number === Number(number));
    if (url.pathname !== "/repos/o/r/issues" && !single) return respond(response, 404, { message: "Not Found" });
    const page = Number(url.searchParams.get("page") ?? 1);
    const body = JSON.stringify(single ?? issues.slice((page - 1) * perPage, page * perPage));
    const etag = `"${createHash("sha256").update(body).digest("hex")}"`;
    if (single) {
      if (seen.etag === etag) return void response.writeHead(304, { etag }).end();
      return void response.writeHead(200, { "content-type": "application/json", etag }).end(body);
    }
    const next = new URL(url);
    next.host = header("host") ?? "";
    next.searchParams.set("page", String(page + 1));
    const link = page * perPage < issues.length ? { link: `<${next.href}>; rel="next", <x>; rel="last"` } : {};
    if (seen.etag === etag) return void response.writeHead(304, { etag, ...link }).end();
    response.writeHead(200, { "content-type": "application/json", etag, ...link }).end(body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    issues,
    misbehave: (...how) => void planned.push(...how),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function respond(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers).end(JSON.stringify(body));
}

/** Answers with a status and headers. */
export function answering(
  status: number,
  headers: Record<string, string> = {},
  body: unknown = { message: "no" },
): Misbehaviour {
  return (_request, response) => respond(response, status, body, headers);
}

/** Ends the connection without an answer. */
export const hangUp: Misbehaviour = (request) => request.socket.destroy();

/** Breaks off in the middle of an answer that says it is whole. */
export const breakOff: Misbehaviour = (_request, response) => void response.writeHead(200).end('[{"number": 1, "ti');
