import { BackfillError } from "../../backfill/backfill-error.js";
import { beginUndo } from "../../backfill/begin-run.js";
import { table } from "../../evaluation/terminal-table.js";
import { listAllRunLabels } from "../../store/backfill-labels.js";
import { findRun } from "../../store/backfill-runs.js";
import { openExistingDatabase } from "../../store/open-database.js";
import { forOperators } from "../for-operators.js";
import { partsOfEnvironment } from "./backfill-parts.js";
import { workRun } from "./work-run.js";

/** Labels that are shown. */
const SHOWN = 100;

/** The `backfill undo` command. Returns the exit code. */
export function undoMain(id: string, { apply }: { apply: boolean }, given = partsOfEnvironment): Promise<number> {
  return forOperators(async () => {
    const parts = given();
    const database = await openExistingDatabase(parts.environment.database, parts.logger);
    try {
      const run = await findRun(database, id);
      if (!run)
        throw new BackfillError(`there is no run ${id}; \`engine-triage backfill list\` shows those that there are`);
      if (apply) return await workRun(database, await beginUndo(database, id), "undo", parts);
      const labels = await listAllRunLabels(database, id);
      const rows = labels
        .slice(0, SHOWN)
        .map(({ issue, name, change }) => [`#${issue}`, change === "put-on" ? "take off" : "put back", name]);
      if (rows.length > 0) process.stdout.write(`${table(["issue", "", "label"], rows)}\n`);
      const comments = run.comments ? ", and the comments that it wrote" : "";
      process.stdout.write(
        `${labels.length} labels of run ${id} on ${run.repo}${comments}; what people changed since is spared. Nothing was written; --apply does it\n`,
      );
      return 0;
    } finally {
      await database.close();
    }
  });
}
