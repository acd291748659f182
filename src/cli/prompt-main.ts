import { randomBytes } from "node:crypto";
import { readWeights } from "../classify/embedded-weights.js";
import {
  type ModelSettings,
  modelEnvironmentOf,
  modelSettingsOf,
  readModelVariables,
} from "../config/model-environment.js";
import { modelConfigOf } from "../llm/compose-model.js";
import { createModelClient, DEFAULT_REPLY_TOKENS } from "../llm/endpoint/model-client.js";
import { FIRST_FORM, requestBody } from "../llm/endpoint/request-form.js";
import { type PreparedRequest, prepareRequest } from "../llm/request/prepare-request.js";
import { loadPrompt } from "../llm/request/prompt.js";
import { loadTokenCounter } from "../llm/request/token-counter.js";
import type { Issue } from "../report/issue-report.js";
import { examine } from "../triage.js";
import { errorMessage } from "./error-message.js";
import { readIssues } from "./input/read-issues.js";

export interface PromptOptions {
  /** The body of the request as JSON, one a line. */
  json: boolean;
  /** Repository of issues that name none. */
  repo: string;
}

/** Stands for the name that an endpoint is asked for, when none is set. */
const FIRST_LISTED = "(the first model that the endpoint lists)";

/**
 * The `prompt` command: prints for each issue the request that a model would get: messages, parameters, count of tokens.
 * The form of the request is the first that is tried. Opens no connection. Returns the exit code.
 */
export async function promptMain(files: readonly string[], { json, repo }: PromptOptions): Promise<number> {
  try {
    const variables = readModelVariables(process.env);
    const endpoint = modelEnvironmentOf(variables);
    const model = createModelClient(endpoint ? modelConfigOf(endpoint) : {}).model ?? FIRST_LISTED;
    const weights = readWeights();
    let exitCode = 0;
    for (const file of files.length === 0 ? ["-"] : files) {
      for await (const read of readIssues(file, repo, process.stdin)) {
        if ("error" in read) {
          exitCode = 2;
          process.stderr.write(`engine-triage: ${read.error.message}\n`);
          continue;
        }
        const request = await requestFor(read.issue, weights, modelSettingsOf(variables));
        if (request === null)
          process.stderr.write("engine-triage: no model is asked about a form that was not filled in\n");
        else process.stdout.write(await printRequest(request, model, json));
      }
    }
    return exitCode;
  } catch (error) {
    process.stderr.write(`engine-triage: ${errorMessage(error)}\n`);
    return 2;
  }
}

async function requestFor(
  issue: Issue,
  weights: ReturnType<typeof readWeights>,
  { excerptTokens: budget }: ModelSettings,
): Promise<PreparedRequest | null> {
  const { report, classification, evidence } = examine(issue, weights);
  if (report.template.unfilled) return null;
  const [template, countTokens] = await Promise.all([loadPrompt(), loadTokenCounter()]);
  const nonce = randomBytes(12).toString("hex");
  return prepareRequest(template, { report, classification, evidence, nonce, budget, countTokens });
}

async function printRequest(request: PreparedRequest, model: string, json: boolean): Promise<string> {
  const body = await requestBody(FIRST_FORM, request, { model, maxTokens: DEFAULT_REPLY_TOKENS });
  if (json) return `${JSON.stringify(body)}\n`;
  const { messages: _, ...parameters } = body;
  return [
    `# ${request.tokens} tokens (by the tokenizer of the default model), prompt version ${request.promptVersion}`,
    "# Parameters",
    JSON.stringify(parameters, null, 2),
    "# System",
    request.system,
    "# User",
    request.user,
    "",
  ].join("\n");
}
