import { expect } from "@jest/globals";
import { startGitHub } from "../../chaos/github/server.js";
import { createGitHubState } from "../../chaos/github/state.js";
import { commandDatabase } from "../../cli/support/command-database.js";
import { appVariables } from "../support/app-variables.js";
import { sceneOf } from "../support/scene.js";

const REPO = "owner/repo";
const CRASH = "symptom: crash";

/** On a GitHub over HTTP, with two open issues in a repository on which the App is installed. */
export const BACKFILL = sceneOf(
  async (clone) => {
    const state = createGitHubState({ id: 1, login: "engine-triage[bot]", type: "Bot" });
    for (const number of [1, 2]) {
      state.openIssue(REPO, {
        number,
        title: "[Bug] vllm serve crashes with a segmentation fault",
        body: "The server crashes: `Segmentation fault (core dumped)` on 2x NVIDIA H100.",
        author: { id: 2, login: "reporter", type: "User" },
        labels: ["bug"],
      });
    }
    const github = await startGitHub(state, () => 1);
    const database = await commandDatabase();
    const labels = () => [1, 2].map((number) => state.read(REPO, number)?.labels.includes(CRASH));
    return {
      clone,
      state,
      labels,
      /** Of the run, once it was done. */
      run: { id: "" },
      env: { ...appVariables(github.host), ...database.variables },
      async close() {
        await github.close();
        await database.drop();
      },
    };
  },
  {
    "engine-triage backfill owner/repo": async ({ run }, { state }) => {
      const { stdout } = await run();
      expect(stdout).toContain(CRASH);
      expect(stdout).toContain("nothing was written; --apply does it");
      expect(state.writes).toEqual([]);
    },
    "engine-triage backfill owner/repo --apply --limit 500": async ({ run }, stage) => {
      const { stdout } = await run();
      const [, id = ""] = /^run (\S+) is done: 2 issues$/m.exec(stdout) ?? [];
      expect(id).not.toBe("");
      stage.run.id = id;
      expect(stage.labels()).toEqual([true, true]);
    },
    "engine-triage backfill list": async ({ run }, stage) => {
      const { stdout } = await run();
      expect(stdout).toMatch(new RegExp(`│ ${stage.run.id} +│ ${REPO} `));
      expect(stdout).toContain("1 runs\n");
    },
    "engine-triage backfill undo RUN": async ({ run }, stage) => {
      const { stdout } = await run({ replace: { RUN: stage.run.id } });
      expect(stdout).toContain("take off");
      expect(stage.labels()).toEqual([true, true]);
    },
    "engine-triage backfill undo RUN --apply": async ({ run }, stage) => {
      const { stdout } = await run({ replace: { RUN: stage.run.id } });
      expect(stdout).toBe(`run ${stage.run.id} is undone: 2 issues\n`);
      expect(stage.labels()).toEqual([false, false]);
    },
  },
);
