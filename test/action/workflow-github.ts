import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";

const BOT = { login: "github-actions[bot]", type: "Bot" };
export const PERSON = { login: "ann", type: "User" };
const PAGE = "https://x/repos/o/r";

/** One issue, `o/r#1`, and the files of two repositories, over real HTTP, as a workflow's token sees them. */
export interface WorkflowServer {
  url: string;
  issue: { title: string; body: string; state: string; locked: boolean; labels: string[] };
  events: { event: string; actor: object; label?: { name: string } }[];
  comments: { id: number; body: string; user: object }[];
  /** By `owner/name`. */
  files: Map<string, string>;
  /** Method and path of every call that changes something. */
  writes: string[];
  tokens: Set<string | undefined>;
  /** Statuses of the next answers to writes. */
  refusals: number[];
  close(): Promise<void>;
}

const namesSchema = z.object({ labels: z.array(z.string()) });
const commentSchema = z.object({ body: z.string() });

/** Starts it on a free port of this machine. */
export async function serveWorkflow(title: string, body: string): Promise<WorkflowServer> {
  const server = createServer(async (request, response) => {
    const [status, data] = answer(request, await text(request));
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(data));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  const state: WorkflowServer = {
    url: `http://127.0.0.1:${address.port}`,
    issue: { title, body, state: "open", locked: false, labels: [] },
    events: [],
    comments: [],
    files: new Map(),
    writes: [],
    tokens: new Set(),
    refusals: [],
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  function answer({ method = "", url = "", headers }: IncomingMessage, sent: string): [number, unknown] {
    const path = decodeURIComponent(url.split("?", 1)[0] ?? "");
    state.tokens.add(headers.authorization);
    const { issue } = state;
    if (method === "GET") return read(path);
    state.writes.push(`${method} ${path}`);
    const refusal = state.refusals.shift();
    if (refusal !== undefined) return [refusal, { message: "no" }];
    if (path === "/repos/o/r/issues/1/labels") {
      for (const name of namesSchema.parse(JSON.parse(sent)).labels) {
        issue.labels.push(name);
        state.events.push({ event: "labeled", actor: BOT, label: { name } });
      }
      return [200, issue.labels.map((name) => ({ name }))];
    }
    if (path.startsWith("/repos/o/r/issues/1/labels/")) {
      const name = path.slice("/repos/o/r/issues/1/labels/".length);
      issue.labels = issue.labels.filter((label) => label !== name);
      state.events.push({ event: "unlabeled", actor: BOT, label: { name } });
      return [200, []];
    }
    if (path === "/repos/o/r/labels") return [201, {}];
    const { body } = commentSchema.parse(JSON.parse(sent));
    if (method === "PATCH") {
      const comment = state.comments.find(({ id }) => path === `/repos/o/r/issues/comments/${id}`);
      if (!comment) return [404, {}];
      comment.body = body;
      return [200, comment];
    }
    const comment = { id: state.comments.length + 1, body, user: BOT };
    state.comments.push(comment);
    return [201, comment];
  }

  function read(path: string): [number, unknown] {
    const { issue } = state;
    const [, repo = ""] = /^\/repos\/([^/]+\/[^/]+)\/contents\//.exec(path) ?? [];
    const file = state.files.get(repo);
    if (file !== undefined) {
      const content = Buffer.from(file).toString("base64");
      return [200, { type: "file", size: file.length, encoding: "base64", content }];
    }
    if (path === "/repos/o/r/issues/1") {
      const labels = issue.labels.map((name) => ({ name }));
      return [200, { number: 1, repository_url: PAGE, ...issue, labels, user: PERSON }];
    }
    if (path === "/repos/o/r/issues/1/events") return [200, state.events];
    if (path === "/repos/o/r/issues/1/comments") return [200, state.comments];
    return [404, { message: "Not Found" }];
  }

  return state;
}
