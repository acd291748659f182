import type { Command } from "commander";

/** Adds `db export` and `db import`. What they do is loaded when they are run. */
export function addDbCommands(program: Command): void {
  const db = program.command("db").description("move the App's data between databases");

  db.command("export")
    .description("write the App's tables and open jobs as JSON Lines")
    .argument("<file>", "file to make; - for standard output")
    .action(async (file: string) => {
      const { dbExportMain } = await import("./db-main.js");
      process.exitCode = await dbExportMain(file);
    });

  db.command("import")
    .description("read such a file into an empty database")
    .argument("<file>", "file to read; - for standard input")
    .action(async (file: string) => {
      const { dbImportMain } = await import("./db-main.js");
      process.exitCode = await dbImportMain(file);
    });
}
