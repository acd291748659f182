import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { profileFileSchema } from "../../../src/profile/profile-schema.js";
import { recordTriage } from "../../../src/store/triages.js";
import { decision } from "../../app/support/triager.js";
import { commandDatabase } from "../../cli/support/command-database.js";
import { writePastIssues } from "../support/past-issues.js";
import { sceneOf } from "../support/scene.js";

/** On past issues, and on decisions on record. */
export const REPORT = sceneOf(
  async (clone) => {
    await writePastIssues(clone.folder);
    const database = await commandDatabase();
    await database.use(async (opened) => {
      for (const number of [1, 2, 3]) {
        await recordTriage(opened, {
          delivery: `d${number}`,
          installation: 1,
          repo: "owner/name",
          issue: number,
          outcome: "done",
          decision: decision({
            kind: { id: "malfunction", p: 0.9 },
            phase: { id: "inference-serving", p: 0.8 },
            symptoms: [{ id: "crash", p: 1 }],
            components: [{ id: "operators", p: 1 }],
            causes: [{ id: "misused-api", p: 1 }],
          }),
        });
      }
    });
    return { clone, env: database.variables, close: () => database.drop() };
  },
  {
    "npx engine-triage report issues.jsonl --html report.html --markdown report.md": async ({ run }, { clone }) => {
      const { stdout } = await run();
      expect(stdout).toContain("Bugs of owner/name");
      expect(await readFile(join(clone.folder, "report.html"), "utf8")).toContain("owner/name/issues/1");
      expect(await readFile(join(clone.folder, "report.md"), "utf8")).toContain(
        "(https://github.com/owner/name/issues/1)",
      );
    },
    "npx engine-triage report issues.jsonl --since 2025-01-01 --json > report.json": async ({ run }, { clone }) => {
      await run();
      const profile = profileFileSchema.parse(JSON.parse(await readFile(join(clone.folder, "report.json"), "utf8")));
      // One of the four was opened before.
      expect(profile.source).toMatchObject({ issues: 3, since: "2025-01-01" });
    },
    "npx engine-triage report owner/name --html report.html": async ({ run }, { clone }) => {
      const { stdout } = await run();
      expect(stdout).toContain("Bugs of owner/name");
      expect(await readFile(join(clone.folder, "report.html"), "utf8")).toContain("owner/name/issues/3");
    },
  },
);
