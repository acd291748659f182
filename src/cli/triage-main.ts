import { readWeights } from "../classify/embedded-weights.js";
import { createTriager } from "../triage.js";
import { errorMessage } from "./error-message.js";
import { type ModelOptions, type ModelRun, openModelRun } from "./model/model-run.js";
import { createModelTerminal } from "./model/model-terminal.js";
import { runTriage } from "./triage-command.js";

/** Options as they stand on the command line. */
export interface TriageMainOptions extends ModelOptions {
  json: boolean;
  llm: boolean;
  repo: string;
  explain?: boolean;
}

/** The `triage` command on the process's own streams and environment. Returns the exit code. */
export async function triageMain(files: readonly string[], options: TriageMainOptions): Promise<number> {
  try {
    const model = await openModel(options);
    const triager = createTriager({ weights: readWeights(), model: model?.reader ?? null });
    const { json, repo, explain = false } = options;
    if (!explain) return await runTriage(files, { json, repo }, triager, process);
    // A database takes longer to load than all the rest.
    const { withExplanations } = await import("./explain-issues.js");
    return await withExplanations(triager, (explanation) =>
      runTriage(files, { json, repo }, triager, process, explanation),
    );
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
