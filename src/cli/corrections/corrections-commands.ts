import type { Command } from "commander";

/** Adds `corrections list` and `corrections delete`. What they do is loaded when they are run. */
export function addCorrectionCommands(program: Command): void {
  const corrections = program.command("corrections").description("what people said of the App's decisions");

  corrections
    .command("list")
    .description("show the last word by issue and family")
    .argument("<owner/name>", "repository")
    .option("--json", "one a line as JSON", false)
    .action(async (repo: string, options: { json: boolean }) => {
      const { listCorrectionsMain } = await import("./corrections-main.js");
      process.exitCode = await listCorrectionsMain(repo, options);
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
