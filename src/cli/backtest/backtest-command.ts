import type { Command } from "commander";
import type { BacktestOptions } from "./backtest-main.js";

/** Adds `backtest`. What it does is loaded when it is run. */
export function addBacktestCommand(program: Command): void {
  program
    .command("backtest")
    .description(
      "show what the App would have done to past issues, and how that compares with their labels; writes nothing",
    )
    .argument("[file]", "JSON Lines of issues with labels; - for standard input")
    .option(
      "--repo <owner/name>",
      "read the newest issues of this repository from GitHub, with the token of GITHUB_TOKEN; or the repository of issues in the file that name none",
    )
    .option("--limit <n>", "issues to read from GitHub", "1000")
    .option("--cache <folder>", "where issues that were read are kept; default: engine-triage in your cache folder")
    .option("--mapping <file>", "what the repository's labels say; without it, what their names suggest")
    .option("--suggest-mapping", "print the suggested mapping, to be edited, and stop", false)
    .option("--precision <share>", "share of labels that should be right, 0.5 to 0.99", "0.9")
    .option("--config <file>", "configuration of the repository to go by (.github/engine-triage.yml)")
    .option("--json", "everything as JSON", false)
    .option("--html <file>", "also write one self-contained page with charts")
    .action(async (file: string | undefined, options: BacktestOptions) => {
      const { backtestMain } = await import("./backtest-main.js");
      process.exitCode = await backtestMain(file, options);
    });
}
