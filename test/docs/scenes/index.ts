import type { Scene } from "../support/scene.js";
import { BACKFILL } from "./backfill.js";
import { BACKTEST } from "./backtest.js";
import { CONFIGURATION } from "./configuration.js";
import { CONTRIBUTING } from "./contributing.js";
import { CORRECTIONS } from "./corrections.js";
import { DASHBOARD } from "./dashboard.js";
import { EVALUATION } from "./evaluation.js";
import { MODELS } from "./models.js";
import { OPERATIONS } from "./operations.js";
import { PLAYBOOKS } from "./playbooks.js";
import { README } from "./readme.js";
import { REPORT } from "./report.js";
import { SECURITY } from "./security.js";
import { SETUP } from "./setup.js";
import { SIMILAR } from "./similar.js";

type Scenes = Readonly<Record<string, Scene>>;

/** On files of issues and on the clone itself. */
export const SCENES_OF_FILES: Scenes = {
  "README.md": README,
  "docs/backtest.md": BACKTEST,
  "docs/report.md": REPORT,
  "docs/configuration.md": CONFIGURATION,
  "docs/playbooks/README.md": PLAYBOOKS,
  "CONTRIBUTING.md": CONTRIBUTING,
  "SECURITY.md": SECURITY,
};

/** On a corpus. */
export const SCENES_OF_A_CORPUS: Scenes = {
  "docs/models.md": MODELS,
  "docs/similar.md": SIMILAR,
  "docs/evaluation.md": EVALUATION,
};

/** On an App, its database and its GitHub. */
export const SCENES_OF_AN_APP: Scenes = {
  "docs/setup.md": SETUP,
  "docs/operations.md": OPERATIONS,
  "docs/dashboard.md": DASHBOARD,
  "docs/backfill.md": BACKFILL,
  "docs/corrections.md": CORRECTIONS,
};

/** How the commands of each document are run. */
export const SCENES: Scenes = { ...SCENES_OF_FILES, ...SCENES_OF_A_CORPUS, ...SCENES_OF_AN_APP };
