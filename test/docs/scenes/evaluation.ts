import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "@jest/globals";
import { readWeightsFile } from "../../../src/classify/embedded-weights.js";
import { writeCorpus } from "../support/corpus.js";
import { sceneOf } from "../support/scene.js";

/** With a corpus of a few dozen issues beside the clone. */
export const EVALUATION = sceneOf(
  async (clone) => {
    await writeCorpus(join(clone.home, "shared/corpus"));
    return { clone, env: {} };
  },
  {
    "npm run train -- ../shared/corpus": async ({ run }, { clone }) => {
      const file = join(clone.folder, "weights/embedded.json");
      const before = await readFile(file, "utf8");
      const { stderr } = await run();
      expect(stderr).toContain("wrote weights/embedded.json\n");
      expect(await readFile(file, "utf8")).not.toBe(before);
      expect(readWeightsFile(pathToFileURL(file))).toBeDefined();
    },
    "npm run eval -- ../shared/corpus/dev.jsonl --learn-from ../shared/corpus/train.jsonl ../shared/corpus/unlabelled.jsonl":
      async ({ run }) => {
        const { stdout } = await run();
        expect(stdout).toMatch(/│ symptom accuracy +│ [01]\.\d{3} +\([01]\.\d{3} to [01]\.\d{3}\)/);
      },
    "npm run studies -- ../shared/corpus": async ({ run }) => {
      const { stdout } = await run();
      expect(stdout).toMatch(/^\| without signals \| [01]\.\d{3} \|/m);
    },
    "npm run bench -- ../shared/corpus/unlabelled.jsonl": async ({ run }) => {
      const { stdout } = await run({ replace: { "unlabelled.jsonl": "unlabelled.jsonl --measured 4" }, code: "any" });
      expect(stdout).toMatch(/│ whole +│/);
      expect(stdout).toMatch(/linear: a character of the longest costs /);
    },
  },
);
