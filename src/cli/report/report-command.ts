import type { Command } from "commander";
import type { ReportOptions } from "./report-main.js";

/** Adds `report`. What it does is loaded when it is run. */
export function addReportCommand(program: Command): void {
  program
    .command("report")
    .description(
      "show which bugs a repository has beside those of the study: from the App's decisions on record, or from a file of past issues; writes nothing to GitHub",
    )
    .argument("<owner/name|file>", "repository on record; or JSON Lines of issues, - for standard input")
    .option("--repo <owner/name>", "repository of issues in the file that name none, and the one that is meant")
    .option("--since <day>", "only issues opened since this day, like 2025-01-31")
    .option("--json", "everything as JSON, with the probabilities of every malfunction", false)
    .option("--markdown <file>", "also write it as Markdown")
    .option("--html <file>", "also write one self-contained page with charts")
    .action(async (what: string, options: ReportOptions) => {
      const { reportMain } = await import("./report-main.js");
      process.exitCode = await reportMain(what, options);
    });
}
