import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { DATABASE_KINDS } from "../../store/support/databases.js";
import { type Clone, makeClone } from "./clone.js";
import type { OpenScene, Scene } from "./scene.js";

const hasPostgres = DATABASE_KINDS.some(({ name }) => name === "PostgreSQL");

/** Declares a test for each command of these documents, all of them run in one clone. */
export function runDocuments(scenes: Readonly<Record<string, Scene>>): void {
  // Processes and databases take their time to start on a busy machine.
  jest.setTimeout(120_000);
  let clone: Clone;
  beforeAll(async () => {
    clone = await makeClone();
  });
  afterAll(() => clone?.remove());

  describe.each(Object.entries(scenes))("%s", (_document, scene) => {
    let opened: OpenScene;
    beforeAll(async () => {
      opened = await scene.open(clone);
    });
    afterAll(() => opened?.close());

    for (const command of scene.commands) {
      (hasPostgres || !scene.ofPostgres.includes(command) ? test : test.skip)(command, async () => {
        expect(await opened.act(command)).toBeGreaterThan(0);
      });
    }
  });
}
