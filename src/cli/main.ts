#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { Command, Option } from "commander";
import { z } from "zod";
import { ROLES, type Role } from "../config/role.js";
import { addActionCommand } from "./action/action-command.js";
import { addBackfillCommands } from "./backfill/backfill-commands.js";
import { addBacktestCommand } from "./backtest/backtest-command.js";
import { addConfigCommands } from "./config-commands.js";
import { addCorrectionCommands } from "./corrections/corrections-commands.js";
import { addDbCommands } from "./database/db-commands.js";
import { addDeadLetterCommands } from "./database/dead-letter-commands.js";
import { addDoctorCommand } from "./doctor/doctor-command.js";
import type { EvalOptions } from "./eval/eval-main.js";
import { addPlaybookCommands } from "./playbook-commands.js";
import { addPlaygroundCommand } from "./playground-command.js";
import { addReportCommand } from "./report/report-command.js";
import { addSetupCommand } from "./setup/setup-command.js";
import type { TriageMainOptions } from "./triage-main.js";

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")));

const RECORD = "write every request to the model and its reply, redacted, to this folder";
const REPLAY = "take the model's replies from this folder, without a network; a missing one is an error";

// Commands are loaded when they are run: `triage` must start in well under a second and needs no server.
const program = new Command("engine-triage")
  .description("Triage of issues of LLM inference engines: symptom, causes, evidence, checks")
  .version(version);

program
  .command("triage")
  .description("read issues (Markdown, JSON, JSON Lines, webhook payload) and print decisions")
  .argument("[file...]", "files to read; standard input without one")
  .option("--json", "one decision a line as JSON", false)
  .option("--no-llm", "never call a model, whatever the environment says")
  .option("--repo <owner/name>", "repository of issues that name none", "")
  .option(
    "--explain",
    "say why, by what the App's database knows of the repository: its configuration, what its people corrected and what that moved",
    false,
  )
  .option("--record <folder>", RECORD)
  .option("--replay <folder>", REPLAY)
  .action(async (files: string[], options: TriageMainOptions) => {
    const { triageMain } = await import("./triage-main.js");
    process.exitCode = await triageMain(files, options);
  });

program
  .command("prompt")
  .description("print the exact request that a model would get for an issue; nothing is sent")
  .argument("[file...]", "files to read; standard input without one")
  .option("--json", "one request body a line as JSON", false)
  .option("--repo <owner/name>", "repository of issues that name none", "")
  .action(async (files: string[], options: { json: boolean; repo: string }) => {
    const { promptMain } = await import("./prompt-main.js");
    process.exitCode = await promptMain(files, options);
  });

program
  .command("serve")
  .description("run the GitHub App: webhooks, queue and worker")
  .addOption(
    new Option("--role <role>", "web: takes deliveries; worker: works on jobs; all: both")
      .choices(ROLES)
      .default(ROLES[0]),
  )
  .action(async (options: { role: Role }) => {
    const { serveMain } = await import("./serve-main.js");
    process.exitCode = await serveMain(options);
  });

program
  .command("eval")
  .description("measure decisions against labelled issues (JSON Lines)")
  .argument("<file>", "labelled issues")
  .option("--json", "all figures as JSON", false)
  .option("--html <file>", "also write one self-contained page with charts")
  .option("--learn-from <file...>", "measure weights learned anew from these labelled issues (minutes)")
  .option("--verbose", "also print the classes of every level and the surest mistakes", false)
  .option("--llm", "decide with the model of the environment too, and show both", false)
  .option("--record <folder>", `${RECORD}; implies --llm`)
  .option("--replay <folder>", `${REPLAY}; implies --llm`)
  .action(async (file: string, options: EvalOptions) => {
    const { evalMain } = await import("./eval/eval-main.js");
    process.exitCode = await evalMain(file, options);
  });

program
  .command("train")
  .description("learn the embedded classifier's weights from a corpus")
  .argument("<folder>", "folder with train.jsonl, dev.jsonl and unlabelled.jsonl")
  .option("--out <file>", "weights file to write", "weights/embedded.json")
  .option("--also <file...>", "learn from these labelled issues too, as `corrections export` writes them")
  .action(async (folder: string, options: { out: string; also?: string[] }) => {
    const { trainMain } = await import("./train-main.js");
    process.exitCode = trainMain(folder, options);
  });

addPlaybookCommands(program);
addDeadLetterCommands(program);
addDbCommands(program);
addConfigCommands(program);
addBacktestCommand(program);
addSetupCommand(program);
addDoctorCommand(program);
addBackfillCommands(program);
addCorrectionCommands(program);
addActionCommand(program);
addPlaygroundCommand(program);
addReportCommand(program);

// A reader that has seen enough (`| head`) is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}

await program.parseAsync();
