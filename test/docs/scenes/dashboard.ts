import { expect } from "@jest/globals";
import { commandDatabase } from "../../cli/support/command-database.js";
import { appVariables, LISTENING } from "../support/app-variables.js";
import { sceneOf } from "../support/scene.js";

/** On an App without pages. */
export const DASHBOARD = sceneOf(
  async (clone) => {
    const database = await commandDatabase();
    const env = { ...appVariables("127.0.0.1:9"), ...database.variables, NODE_ENV: "production" };
    return { clone, env, close: () => database.drop() };
  },
  {
    [[
      "export CLIENT_ID=Iv23xxxxxxxxxxxxxxxx",
      "export CLIENT_SECRET=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      'export SESSION_SECRET="$(openssl rand -hex 32)"',
      "export PAGES_URL=https://triage.example.com",
    ].join("\n")]: async ({ start }) => {
      const { found, end } = await start(LISTENING, { afterwards: "exec engine-triage serve" });
      const front = await fetch(`${found[1]}/`, { headers: { host: "triage.example.com" } });
      expect(front.status).toBe(200);
      expect(await front.text()).toContain("/sign-in");
      expect((await end()).code).toBe(0);
    },
  },
);
