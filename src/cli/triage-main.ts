import { readWeights } from "../classify/embedded-weights.js";
import { createTriager } from "../triage.js";
import { errorMessage } from "./error-message.js";
import { type ModelOptions, type ModelRun, openModelRun } from "./model/model-run.js";
import { createModelTerminal } from "./model/model-terminal.js";
import { runTriage } from "./triage-command.js";

/** The `triage` command on the process's own streams and environment. Returns the exit code. */
export async function triageMain(
  files: readonly string[],
  options: { json: boolean; llm: boolean; repo: string } & ModelOptions,
): Promise<number> {
  try {
    const model = await openModel(options);
    const triager = createTriager({ weights: readWeights(), model: model?.reader ?? null });
    return await runTriage(files, { json: options.json, repo: options.repo }, triager, process);
  } catch (error) {
    process.stderr.write(`engine-triage: ${errorMessage(error)}\n`);
    return 2;
  }
}

async function openModel({ llm, ...options }: { llm: boolean } & ModelOptions): Promise<ModelRun | null> {
  if (llm) return openModelRun(options, process.env, createModelTerminal(process.stderr));
  if (options.record !== undefined || options.replay !== undefined) {
    throw new Error("--no-llm excludes --record and --replay");
  }
  return null;
}
