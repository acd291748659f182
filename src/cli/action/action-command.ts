import type { Command } from "commander";

/** Adds `action`. What it does is loaded when it is run. */
export function addActionCommand(program: Command): void {
  program
    .command("action")
    .description("triage the issue of a GitHub workflow's event; action.yml runs this, see docs/action.md")
    .action(async () => {
      const { actionMain } = await import("./action-main.js");
      process.exitCode = await actionMain(process.env);
    });
}
