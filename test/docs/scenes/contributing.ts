import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { z } from "zod";
import { sceneOf } from "../support/scene.js";

const lockSchema = z.looseObject({
  packages: z.record(z.string(), z.looseObject({ integrity: z.string().optional() })),
});

/** In the clone, whose files are put out of order first. */
export const CONTRIBUTING = sceneOf(async (clone) => ({ clone, env: {} }), {
  "npm run format": async ({ run }, { clone }) => {
    const file = join(clone.folder, "src/decide/decision.ts");
    const inOrder = await readFile(file, "utf8");
    await writeFile(file, inOrder.replaceAll("\n  ", "\n      "));
    const { stdout, stderr } = await run();
    expect(`${stdout}${stderr}`).toMatch(/Fixed \d+ file/);
    expect(await readFile(file, "utf8")).toBe(inOrder);
  },
  "npx tsx scripts/complete-lock-file.ts": async ({ run }, { clone }) => {
    const file = join(clone.folder, "package-lock.json");
    const complete = await readFile(file, "utf8");
    const lock = lockSchema.parse(JSON.parse(complete));
    const [other = ""] = Object.keys(lock.packages).filter((name) => name.endsWith("@swc/core-win32-x64-msvc"));
    delete lock.packages[other];
    await writeFile(file, JSON.stringify(lock));
    expect((await run()).stdout).toBe("1 packages added\n");
    expect(Object.keys(lockSchema.parse(JSON.parse(await readFile(file, "utf8"))).packages)).toContain(other);
  },
});
