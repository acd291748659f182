import { table } from "../../evaluation/terminal-table.js";
import { listRuns, readProgress } from "../../store/backfill-runs.js";
import { withExistingDatabase } from "../database/with-database.js";

/** The `backfill list` command. Returns the exit code. */
export function listMain(): Promise<number> {
  return withExistingDatabase(async (database) => {
    const runs = await listRuns(database);
    const rows: (string | number)[][] = [];
    for (const { id, repo, startedAt, comments } of runs) {
      const { waiting, ended, undoing, undone, failed } = await readProgress(database, id);
      rows.push([id, repo, startedAt.toISOString(), comments ? "yes" : "no", waiting, ended, undoing, undone, failed]);
    }
    const head = ["run", "repository", "begun", "comments", "waiting", "done", "to undo", "undone", "failed"];
    if (rows.length > 0) process.stdout.write(`${table(head, rows)}\n`);
    process.stdout.write(`${runs.length} runs\n`);
    return 0;
  });
}
