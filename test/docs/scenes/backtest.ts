import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { parse } from "yaml";
import { type GitHubApi, serveApi } from "../../backtest/support/github-api.js";
import { pastIssues, writePastIssues } from "../support/past-issues.js";
import { sceneOf } from "../support/scene.js";

/** On past issues in a file and on GitHub. */
export const BACKTEST = sceneOf(
  async (clone) => {
    await writePastIssues(clone.folder);
    const api: GitHubApi = await serveApi(2);
    api.issues.push(...pastIssues().toReversed());
    return { clone, api, env: { GITHUB_API_URL: api.url, GITHUB_TOKEN: "read-only" }, close: () => api.close() };
  },
  {
    "npx engine-triage backtest issues.jsonl --html page.html": async ({ run }, { clone }) => {
      const { stdout, stderr } = await run();
      expect(stdout).toContain("4 issues");
      expect(stderr).toContain("wrote page.html");
      expect(await readFile(join(clone.folder, "page.html"), "utf8")).toMatch(/^<!doctype html>[\s\S]*owner\/name/);
    },
    "npx engine-triage backtest --repo owner/name --limit 1000 --html page.html": async ({ run }, { clone, api }) => {
      // The stand-in has this repository.
      const { stdout } = await run({ replace: { "owner/name": "o/r" } });
      expect(stdout).toContain("4 issues");
      expect(await readFile(join(clone.folder, "page.html"), "utf8")).toMatch(/^<!doctype html>[\s\S]*o\/r/);
      expect(api.requests.length).toBeGreaterThan(1);
      expect(new Set(api.requests.map(({ method, token }) => `${method} ${token}`))).toEqual(
        new Set(["GET Bearer read-only"]),
      );
    },
    "npx engine-triage backtest issues.jsonl --suggest-mapping > mapping.yml": async ({ run }, { clone }) => {
      await run();
      const mapping = await readFile(join(clone.folder, "mapping.yml"), "utf8");
      expect(parse(mapping)).toMatchObject({ bug: "kind:malfunction" });
    },
    "npx engine-triage backtest issues.jsonl --mapping mapping.yml": async ({ run }) => {
      const { stdout } = await run();
      expect(stdout).toContain("4 issues");
    },
  },
);
