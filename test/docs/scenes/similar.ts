import { join } from "node:path";
import { expect } from "@jest/globals";
import { writeCorpus } from "../support/corpus.js";
import { sceneOf } from "../support/scene.js";

const replace = { FOLDER: "../shared/corpus" };

/** With a corpus of a few dozen issues beside the clone: too few of a repository for any to be named. */
export const SIMILAR = sceneOf(
  async (clone) => {
    await writeCorpus(join(clone.home, "shared/corpus"));
    return { clone, env: {} };
  },
  {
    "npm run similar:figures -- FOLDER": async ({ run }) => {
      const { stdout } = await run({ replace });
      expect(stdout).toMatch(/^\| vllm-project\/vllm \| \d+ \| \d+ \| \d+ \| 0 \| 0 \| 0 \|$/m);
    },
    "npm run similar:figures -- FOLDER --text": async ({ run }) => {
      const { stdout } = await run({ replace });
      expect(stdout).toMatch(/^\| held out \| 0\.69 \| \d+ \| \d+ \| \d+ \|$/m);
    },
  },
);
