import { once } from "node:events";
import { createServer } from "node:http";
import { z } from "zod";
import type { GitHub } from "../../../src/github/github.js";
import type { InMemoryGitHub } from "../../../src/github/in-memory-github.js";

/** All of them: the compiler asks for a new one here too. */
const METHODS = {
  readIssue: "readIssue",
  readFile: "readFile",
  listOpenIssues: "listOpenIssues",
  listNewestIssues: "listNewestIssues",
  listLabels: "listLabels",
  createLabel: "createLabel",
  ensureLabel: "ensureLabel",
  addLabels: "addLabels",
  removeLabel: "removeLabel",
  listTakenOff: "listTakenOff",
  listOthersLabels: "listOthersLabels",
  findComment: "findComment",
  createComment: "createComment",
  updateComment: "updateComment",
  deleteComment: "deleteComment",
  readComment: "readComment",
  readPermission: "readPermission",
  addReaction: "addReaction",
} as const satisfies { [Name in keyof GitHub]: Name };
type Method = keyof GitHub;

/** Where a call ends the process that made it: before it has an effect, or after, without an answer either way. */
export interface KillPoint {
  method: Method;
  when: "before" | "after";
}

export interface RemoteGitHub {
  url: string;
  /** The next call of the method is the caller's last. */
  arm(point: KillPoint, kill: () => void): void;
  close(): Promise<void>;
}

const callSchema = z.object({ method: z.enum(METHODS), given: z.array(z.unknown()) });

/** Gives an in-memory GitHub to other processes, over HTTP. */
export async function serveGitHub({ api }: InMemoryGitHub): Promise<RemoteGitHub> {
  let armed: { point: KillPoint; kill: () => void } | null = null;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, given } = callSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
    const last = armed?.point.method === method ? armed : null;
    if (last) armed = null;
    if (last?.point.when === "before") return last.kill();
    const call = api[method] as (...parameters: readonly unknown[]) => Promise<unknown>;
    const result = await call(...given);
    if (last) return last.kill();
    response.end(JSON.stringify({ result }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  return {
    url: `http://127.0.0.1:${address.port}`,
    arm(point, kill) {
      armed = { point, kill };
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** A call that gives nothing has no result. */
const answerSchema = z.object({ result: z.unknown().optional() });

/** The GitHub that another process gives at `url`. */
export function connectGitHub(url: string): GitHub {
  const entries = Object.values(METHODS).map((method) => {
    const call = async (...given: readonly unknown[]) => {
      const answer = await fetch(url, { method: "POST", body: JSON.stringify({ method, given }) });
      return answerSchema.parse(await answer.json()).result;
    };
    return [method, call];
  });
  return Object.fromEntries(entries);
}
