import { z } from "zod";
import { modelEnvironmentOf, modelVariables, setVariables } from "../config/model-environment.js";
import { composeTriager } from "./compose-triager.js";
import { runTriage } from "./triage-command.js";

/** The `triage` command on the process's own streams and environment. Returns the exit code. */
export async function triageMain(
  files: readonly string[],
  options: { json: boolean; llm: boolean; repo: string },
): Promise<number> {
  const variables = z.object(modelVariables).safeParse(setVariables(process.env));
  if (!variables.success && options.llm) {
    const [issue] = variables.error.issues;
    process.stderr.write(`engine-triage: ${issue?.path.join(".")} ${issue?.message}\n`);
    return 2;
  }
  const llm = options.llm && variables.success ? modelEnvironmentOf(variables.data) : null;
  const triager = await composeTriager(llm, (error) => {
    process.stderr.write(`engine-triage: the model gave no reading (${error.message}); the embedded decision stands\n`);
  });
  return runTriage(files, { json: options.json, repo: options.repo }, triager, process);
}
