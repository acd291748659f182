import type { Command } from "commander";

/** Adds `config validate` and `config show`. What they do is loaded when they are run. */
export function addConfigCommands(program: Command): void {
  const config = program
    .command("config")
    .description("look at a repository's configuration, .github/engine-triage.yml");

  config
    .command("validate")
    .description("find everything that is wrong in a configuration file, with line, column and what is allowed")
    .argument("[file]", "file to read; - for standard input", ".github/engine-triage.yml")
    .option("--json", "problems as a JSON list", false)
    .action(async (file: string, options: { json: boolean }) => {
      const { configValidateMain } = await import("./config-main.js");
      process.exitCode = await configValidateMain(file, options);
    });

  config
    .command("show")
    .description("print what a configuration file makes of every setting, defaults filled in")
    .argument("[file]", "file to read; - for standard input", ".github/engine-triage.yml")
    .option("--base <file>", "the organisation's file, for one that extends it")
    .option("--json", "as JSON", false)
    .action(async (file: string, options: { json: boolean; base?: string }) => {
      const { configShowMain } = await import("./config-main.js");
      process.exitCode = await configShowMain(file, options);
    });
}
