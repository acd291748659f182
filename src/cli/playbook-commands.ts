import type { Command } from "commander";
import type { ShowOptions } from "./playbook-main.js";

/** Adds `playbook lint` and `playbook show`. What they do is loaded when they are run. */
export function addPlaybookCommands(program: Command): void {
  const playbook = program.command("playbook").description("look at the curated checks and requests");

  playbook
    .command("lint")
    .description("find faults, gaps and unreachable rows in the playbooks")
    .option("--json", "problems as a JSON list", false)
    .action(async (options: { json: boolean }) => {
      const { playbookLintMain } = await import("./playbook-main.js");
      process.exitCode = playbookLintMain(options);
    });

  playbook
    .command("show")
    .description("print what would be advised on an issue that says no more than this")
    .requiredOption("--symptom <id>", "symptom, as in the label: system-hang")
    .option("--engine <id>", "engine: vllm, llama.cpp, ...; without it, an unknown one")
    .option("--phase <id>", "phase; without it, the commonest of the symptom")
    .option("--cause <id>", "root cause that is likeliest; without it, as often as in the study")
    .option("--backend <id>", "backend that the report states: rocm, metal, ...")
    .option("--all", "also the engine's checks that wait for a report to show more", false)
    .option("--implications", "also what the study means for three readers", false)
    .option("--json", "as JSON", false)
    .action(async (options: ShowOptions) => {
      const { playbookShowMain } = await import("./playbook-main.js");
      process.exitCode = playbookShowMain(options);
    });
}
