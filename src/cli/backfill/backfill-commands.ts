import type { Command } from "commander";
import type { BackfillOptions } from "./backfill-main.js";

/** Adds `backfill`, `backfill undo` and `backfill list`. What they do is loaded when they are run. */
export function addBackfillCommands(program: Command): void {
  // Options behind `undo` are its own, for which every command above it has to leave them alone.
  program.enablePositionalOptions();
  const backfill = program
    .command("backfill")
    .description("triage the open issues of a repository; shows what would be done unless --apply is given")
    .enablePositionalOptions()
    .argument("<owner/repo>", "repository that the App is installed on")
    .option("--apply", "do it, through the App's queue; goes on with a run that was cut off", false)
    .option("--labels-only", "write no comments; so it is unless --comments is given", true)
    .option("--comments", "write comments too", false)
    .option("--limit <n>", "issues to look at, the newest first", "100000")
    .option("--json", "the plan as JSON", false)
    .action(async (repo: string, options: BackfillOptions) => {
      const { backfillMain } = await import("./backfill-main.js");
      process.exitCode = await backfillMain(repo, options);
    });

  backfill
    .command("undo")
    .description("take back what a run did and nobody has touched since; shows it unless --apply is given")
    .argument("<run>", "id of the run, as `backfill list` shows it")
    .option("--apply", "do it", false)
    .action(async (run: string, options: { apply: boolean }) => {
      const { undoMain } = await import("./undo-main.js");
      process.exitCode = await undoMain(run, options);
    });

  backfill
    .command("list")
    .description("show the runs and how far they are")
    .action(async () => {
      const { listMain } = await import("./list-main.js");
      process.exitCode = await listMain();
    });
}
