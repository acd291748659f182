import { readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { listen } from "../../../src/server/listen.js";
import { PRIVATE_KEY } from "../../app/support/environment.js";
import { commandDatabase } from "../../cli/support/command-database.js";
import { ANSWERS, ask, formOf } from "../../setup/support/ask.js";
import { LISTENING } from "../support/app-variables.js";
import { sceneOf } from "../support/scene.js";

const SECRET = "fedcba9876543210fedcba9876543210";
const WALK_THROUGH = /Open (http:\/\/127\.0\.0\.1:\d+)\/setup in a browser/;

/** On a machine without an App, with a GitHub that makes one. */
export const SETUP = sceneOf(
  async (clone) => {
    const github = createServer((_request, response) => {
      const app = { id: 77, html_url: "http://ghe.example/apps/mine", pem: PRIVATE_KEY, webhook_secret: SECRET };
      const oauth = { client_id: "Iv23abc", client_secret: "0123456789abcdef0123456789abcdef01234567" };
      response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify({ ...app, ...oauth }));
    });
    const host = (await listen(github, { host: "127.0.0.1", port: 0 })).replace("http://", "");
    const database = await commandDatabase();
    const envFile = join(clone.folder, ".env");
    return {
      clone,
      envFile,
      env: { ...database.variables, PORT: "0", HOST: "127.0.0.1", GHE_HOST: host, GHE_PROTOCOL: "http" },
      async close() {
        github.closeAllConnections();
        github.close();
        await rm(envFile, { force: true });
        await database.drop();
      },
    };
  },
  {
    "engine-triage setup": async ({ start }) => {
      const { found, end } = await start(WALK_THROUGH);
      expect(await (await fetch(`${found[1]}/setup`)).text()).toContain("<form");
      await end();
    },
    "npm start": async ({ start }, { envFile }) => {
      // On a terminal of its own, as the page asks for.
      const { found, next, end } = await start(WALK_THROUGH, {
        replace: { "npm start": "script --quiet --return --flush --command 'npm start' /dev/null" },
      });
      const { action } = formOf((await ask(`${found[1]}/setup/review?${ANSWERS}`)).body);
      const state = new URL(action).searchParams.get("state");
      expect((await ask(`${found[1]}/setup/created?code=abc123&state=${state}`)).status).toBe(200);
      const [, url] = await next(LISTENING);
      expect(await readFile(envFile, "utf8")).toContain("APP_ID=");
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      await end();
    },
  },
);
