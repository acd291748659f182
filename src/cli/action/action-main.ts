import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { error as annotateError, warning as annotateWarning, info, setOutput, summary } from "@actions/core";
import { pino } from "pino";
import { type ActionOutputs, emptyOutputs, outputsOf } from "../../action/outputs.js";
import { type ActionIssue, readActionEvent, WorkflowError } from "../../action/read-event.js";
import { readSettings } from "../../action/read-settings.js";
import { renderSummary } from "../../action/render-summary.js";
import { triageEvent } from "../../action/triage-event.js";
import { tryAgain } from "../../action/try-again.js";
import { readWeights } from "../../classify/embedded-weights.js";
import { type ActionEnvironment, readActionEnvironment } from "../../config/action-environment.js";
import { EnvironmentError } from "../../config/environment-error.js";
import { GitHubError } from "../../github/github.js";
import { createWorkflowGitHub } from "../../github/workflow-github.js";
import { createTriager } from "../../triage.js";
import { errorMessage } from "../error-message.js";
import { openModelRun } from "../model/model-run.js";
import { createModelAnnotations } from "./model-annotations.js";

/** Errors whose message tells what to do; a name before it would only hide it. */
const OF_OURS = [GitHubError, EnvironmentError, WorkflowError];

/**
 * The `action` command. Returns the exit code: 1 where a maintainer has something to put right, which the run's page shows.
 * Standard output is read by the runner, which obeys lines of a certain form: no text of an issue is ever printed.
 */
export async function actionMain(env: NodeJS.ProcessEnv): Promise<0 | 1> {
  let environment: ActionEnvironment | null = null;
  try {
    environment = readActionEnvironment(env);
    const request = readActionEvent(environment.event.name, await readFile(environment.event.path, "utf8"));
    if (request.kind === "triage") return await triage(request, environment, env);
    info(`engine-triage: nothing to do (${request.reason})`);
    putOut(emptyOutputs("skipped"), environment);
    return 0;
  } catch (error) {
    annotateError(`engine-triage: ${forMaintainers(error)}`);
    if (environment) putOut(emptyOutputs("failed"), environment);
    return 1;
  }
}

async function triage(issue: ActionIssue, environment: ActionEnvironment, env: NodeJS.ProcessEnv): Promise<0 | 1> {
  const { token, apiUrl, isDryRun } = environment;
  const workflow = createWorkflowGitHub({ token, baseUrl: apiUrl }, pino({ level: "silent" }));
  const model = await openModelRun({}, env, createModelAnnotations());
  const triager = createTriager({ weights: readWeights(), model: model?.reader ?? null });
  const { result, problems, notes } = await tryAgain(
    async () => {
      const read = await readSettings(workflow.github, issue.repo);
      return { ...read, result: await triageEvent(issue, { ...workflow, triager, settings: read.settings, isDryRun }) };
    },
    (seconds) => {
      info(`engine-triage: GitHub does not answer as it should; another try in ${seconds} s`);
      return delay(seconds * 1_000);
    },
  );
  for (const note of notes) annotateWarning(`engine-triage: ${note}`);
  for (const problem of problems) annotateError(`engine-triage: ${problem}`);
  const outputs = outputsOf(result);
  putOut(outputs, environment);
  info(`engine-triage: issue ${issue.number}: ${outputs.outcome}`);
  if (environment.takes.summary) {
    const gates = result.kind === "triaged" ? (triager.gatesFor?.(result.settings.triage.precision) ?? null) : null;
    await summary.addRaw(renderSummary(issue, result, { problems, gates })).write();
  }
  return problems.length === 0 ? 0 : 1;
}

function putOut(outputs: ActionOutputs, { takes }: ActionEnvironment): void {
  if (!takes.outputs) return;
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}

/** What a maintainer can do. An annotation is one line to the runner, whatever stands in it. */
function forMaintainers(error: unknown): string {
  if (error instanceof GitHubError && error.kind === "forbidden") {
    return `${error.message}; give the job the permissions issues: write and contents: read`;
  }
  if (OF_OURS.some((kind) => error instanceof kind)) return errorMessage(error);
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
