import type { Command } from "commander";

/** Adds `doctor`. What it does is loaded when it is run. */
export function addDoctorCommand(program: Command): void {
  program
    .command("doctor")
    .description("check what the App needs, and say what to put right; changes nothing")
    .option("--json", "findings as a JSON list", false)
    .action(async (options: { json: boolean }) => {
      const { doctorMain } = await import("./doctor-main.js");
      process.exitCode = await doctorMain(options);
    });
}
