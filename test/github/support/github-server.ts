import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { z } from "zod";
import { TOKEN } from "./installed-app.js";

/** A GitHub Enterprise Server of one repository, over http: what is on it, and what it was asked. */
export interface GitHubServer {
  /** For GHE_HOST. */
  host: string;
  /** Method and path of every call, installation tokens aside; `304` where it was told that nothing changed. */
  calls: string[];
  /** Calls that count against the hour. */
  counted: number;
  issues: Map<number, { title: string; body: string; labels: string[]; comments: string[] }>;
  labels: Set<string>;
  /** The next calls fail with these. */
  failures: number[];
  close(): Promise<void>;
}

const HOURLY = 5_000;
const REPO = "/api/v3/repos/o/r";
const namesSchema = z.object({ labels: z.array(z.string()) });
const labelSchema = z.object({ name: z.string() });
const commentSchema = z.object({ body: z.string() });

/** Starts it. Reads have ETags and are conditional, as GitHub's are. */
export async function startGitHubServer(): Promise<GitHubServer> {
  const server = createServer((request, response) => {
    void answer(request).then(([status, data]) => {
      const text = data === undefined ? "" : JSON.stringify(data);
      const etag = `"${createHash("sha256").update(text).digest("hex")}"`;
      const unchanged = request.method === "GET" && request.headers["if-none-match"] === etag;
      const path = decodeURIComponent(request.url ?? "").replace("/api/v3", "");
      if (!path.endsWith("/access_tokens")) {
        state.calls.push(`${request.method} ${path}${unchanged ? " 304" : ""}`);
        if (!unchanged) state.counted += 1;
      }
      response.writeHead(unchanged ? 304 : status, {
        "content-type": "application/json",
        "x-ratelimit-remaining": HOURLY - state.counted,
        ...(request.method === "GET" ? { etag } : {}),
      });
      response.end(unchanged ? "" : text);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening");
  const state: GitHubServer = {
    host: `127.0.0.1:${address.port}`,
    calls: [],
    counted: 0,
    issues: new Map(),
    labels: new Set(),
    failures: [],
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function answer(request: IncomingMessage): Promise<[number, unknown?]> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const text = Buffer.concat(chunks).toString("utf8");
    const body: unknown = text === "" ? null : JSON.parse(text);
    const path = decodeURIComponent(request.url ?? "").split("?", 1)[0] ?? "";
    if (path.endsWith("/access_tokens")) {
      return [201, { token: TOKEN, permissions: { issues: "write" }, expires_at: "2999-01-01T00:00:00Z" }];
    }
    const failure = state.failures.shift();
    if (failure !== undefined) return [failure, { message: "no" }];
    if (path === `${REPO}/labels`) {
      state.labels.add(labelSchema.parse(body).name);
      return [201, body];
    }
    if (path.startsWith(`${REPO}/labels/`)) {
      const name = path.slice(`${REPO}/labels/`.length);
      return state.labels.has(name) ? [200, { name }] : [404, { message: "Not Found" }];
    }
    const [, number, part] = /^\/api\/v3\/repos\/o\/r\/issues\/(\d+)(?:\/(\w+))?$/.exec(path) ?? [];
    const issue = state.issues.get(Number(number));
    if (!issue) return [404, { message: "Not Found" }];
    if (part === "labels") {
      issue.labels.push(...namesSchema.parse(body).labels);
      return [200, issue.labels.map((name) => ({ name }))];
    }
    if (part === "comments") {
      if (request.method === "GET") return [200, issue.comments.map(toComment)];
      issue.comments.push(commentSchema.parse(body).body);
      return [201, toComment(issue.comments.at(-1) ?? "", issue.comments.length - 1)];
    }
    const { title, body: report, labels } = issue;
    const place = { number: Number(number), repository_url: `http://${state.host}${REPO}` };
    return [
      200,
      { ...place, title, body: report, labels: labels.map((name) => ({ name })), state: "open", locked: false },
    ];
  }

  return state;
}

function toComment(body: string, index: number) {
  return { id: index + 1, body, user: { login: "engine-triage[bot]", type: "Bot" }, performed_via_github_app: null };
}
