import type { Command } from "commander";

/** `playground`: the page on which an issue can be tried, without an App, a database or credentials. */
export function addPlaygroundCommand(program: Command): void {
  program
    .command("playground")
    .description("serve a page, to this machine alone, that decides about issues that are pasted into it")
    .option("--port <number>", "port to listen on; 0 for any free one", "3000")
    .option("--no-llm", "never call a model, whatever the environment says")
    .action(async (options: { port: string; llm: boolean }) => {
      const { playgroundMain } = await import("./playground-main.js");
      process.exitCode = await playgroundMain(options, process.env, process);
    });
}
