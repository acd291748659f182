import type { Command } from "commander";

/** Adds `dead-letters list` and `dead-letters replay`. What they do is loaded when they are run. */
export function addDeadLetterCommands(program: Command): void {
  const deadLetters = program.command("dead-letters").description("jobs that were tried as often as they may be");

  deadLetters
    .command("list")
    .description("show them, the oldest first")
    .option("--json", "one a line as JSON", false)
    .action(async (options: { json: boolean }) => {
      const { listDeadLettersMain } = await import("./dead-letters-main.js");
      process.exitCode = await listDeadLettersMain(options);
    });

  deadLetters
    .command("replay")
    .description("put them back into the queue, with all their tries")
    .argument("[id...]", "ids, as `list` shows them")
    .option("--all", "all that there are", false)
    .option("--json", "the count as JSON", false)
    .action(async (ids: string[], options: { all: boolean; json: boolean }) => {
      const { replayDeadLettersMain } = await import("./dead-letters-main.js");
      process.exitCode = await replayDeadLettersMain(ids, options);
    });
}
