import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";

export const CLIENT_ID = "Iv23-of-the-tests";
export const CLIENT_SECRET = "a client secret of the tests".replaceAll(" ", "-");

/** GitHub's side of signing in, over HTTP: codes for one use, tokens that are given back. */
export interface GitHubStandIn {
  /** As `githubBaseUrl` is for a GitHub Enterprise Server. */
  apiUrl: string;
  /** The person says yes at the address that the pages sent them to; gives the address that GitHub sends them back to. */
  approve(authorizationUrl: string, person: { id: number; login: string }): string;
  /** The person says yes wherever a browser comes to GitHub's page. */
  saysYes(person: { id: number; login: string }): void;
  /** Tokens that were given out and not given back. */
  openTokens(): number;
  /** Answers every call with this status from now on; null: as it should. */
  failWith(status: number | null): void;
  close(): Promise<void>;
}

interface Grant {
  person: { id: number; login: string };
  challenge: string;
}

export async function startGitHubStandIn(): Promise<GitHubStandIn> {
  const codes = new Map<string, Grant>();
  const tokens = new Map<string, Grant>();
  let failure: number | null = null;
  let count = 0;
  let sayer: { id: number; login: string } | null = null;

  function approve(authorizationUrl: string, person: { id: number; login: string }): string {
    const { searchParams } = new URL(authorizationUrl);
    count += 1;
    codes.set(`code-${count}`, { person, challenge: searchParams.get("code_challenge") ?? "" });
    const back = new URL(searchParams.get("redirect_uri") ?? "");
    back.search = new URLSearchParams({ code: `code-${count}`, state: searchParams.get("state") ?? "" }).toString();
    return back.href;
  }

  /** Gives status and body. */
  function answer(method: string, path: string, body: string, authorization: string): [number, unknown] {
    if (failure !== null) return [failure, { message: "not now" }];
    const given = new Map<string, unknown>(body === "" ? [] : Object.entries(JSON.parse(body)));
    if (method === "POST" && path === "/login/oauth/access_token") {
      const code = String(given.get("code"));
      const grant = codes.get(code);
      codes.delete(code);
      const challenge = createHash("sha256")
        .update(String(given.get("code_verifier")))
        .digest("base64url");
      const isApp = given.get("client_id") === CLIENT_ID && given.get("client_secret") === CLIENT_SECRET;
      if (!grant || !isApp || grant.challenge !== challenge) return [200, { error: "bad_verification_code" }];
      count += 1;
      const token = `ghu-of-the-tests-${count}`;
      tokens.set(token, grant);
      return [200, { access_token: token, scope: "", token_type: "bearer" }];
    }
    if (method === "GET" && path === "/api/v3/user") {
      const grant = tokens.get(authorization.replace("token ", ""));
      return grant ? [200, grant.person] : [401, { message: "Bad credentials" }];
    }
    if (method === "DELETE" && path === `/api/v3/applications/${CLIENT_ID}/token`) {
      const basic = `Basic ${Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString("base64")}`;
      if (authorization.toLowerCase() !== basic.toLowerCase()) return [401, {}];
      return [tokens.delete(String(given.get("access_token"))) ? 204 : 404, {}];
    }
    return [404, {}];
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = "", url = "", headers } = request;
    if (sayer && method === "GET" && url.startsWith("/login/oauth/authorize?")) {
      response.writeHead(302, { location: approve(`http://${headers.host}${url}`, sayer) }).end();
      return;
    }
    const [status, body] = answer(method, url, Buffer.concat(chunks).toString(), headers.authorization ?? "");
    response.writeHead(status, { "content-type": "application/json" }).end(status === 204 ? "" : JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");

  return {
    apiUrl: `http://127.0.0.1:${address.port}/api/v3`,
    approve,
    saysYes(person) {
      sayer = person;
    },
    openTokens: () => tokens.size,
    failWith(status) {
      failure = status;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
