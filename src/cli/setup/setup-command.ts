import type { Command } from "commander";

/** Adds `setup`. What it does is loaded when it is run. */
export function addSetupCommand(program: Command): void {
  program
    .command("setup")
    .description("make the GitHub App in a browser on this machine and write its credentials into .env")
    .action(async () => {
      const { setupMain } = await import("./setup-main.js");
      process.exitCode = await setupMain();
    });
}
