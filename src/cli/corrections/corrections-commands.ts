import type { Command } from "commander";
import type { ExportOptions } from "./export-main.js";

/** Adds `corrections list`, `corrections export` and `corrections delete`. What they do is loaded when they are run. */
export function addCorrectionCommands(program: Command): void {
  const corrections = program.command("corrections").description("what people said of the App's decisions");

  corrections
    .command("list")
    .description("show the last word by issue and family, and how right the App's labels were by them")
    .argument("<owner/name>", "repository")
    .option("--by-month", "how right labels were by the month in which they were put on", false)
    .option("--json", "the last words, one a line as JSON", false)
    .action(async (repo: string, options: { json: boolean; byMonth: boolean }) => {
      const { listCorrectionsMain } = await import("./corrections-main.js");
      process.exitCode = await listCorrectionsMain(repo, options);
    });

  corrections
    .command("export")
    .description("write what was said, with the issues' text from GitHub, as JSON Lines that `train` and `eval` read")
    .argument("<owner/name>", "repository")
    .option("--out <file>", "file to write; standard output without it")
    .option("--cache <folder>", "where issues that were read are kept; default: engine-triage in your cache folder")
    .action(async (repo: string, options: ExportOptions) => {
      const { exportCorrectionsMain } = await import("./export-main.js");
      process.exitCode = await exportCorrectionsMain(repo, options);
    });

  corrections
    .command("delete")
    .description("forget what was said; what holds on the issues themselves stays")
    .argument("<owner/name>", "repository")
    .argument("[issue]", "number of the issue")
    .option("--all", "of the whole repository", false)
    .action(async (repo: string, issue: string | undefined, options: { all: boolean }) => {
      const { deleteCorrectionsMain } = await import("./corrections-main.js");
      process.exitCode = await deleteCorrectionsMain(repo, issue, options);
    });
}
