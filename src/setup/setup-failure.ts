import { ManifestCodeError } from "../github/convert-manifest.js";
import { GitHubError } from "../github/github.js";
import { CredentialsNotKeptError } from "./keep-credentials.js";
import { VariableSetError } from "./write-env-file.js";

/** What the page says of a failure: never more of an error than what is written for it. */
interface Explanation {
  status: number;
  problem: string;
  fix: string;
}

/** Turns an error of the walk-through into what happened and what to do. */
export function explainFailure(error: unknown, envFile: string): Explanation {
  if (error instanceof VariableSetError) {
    return { status: 409, problem: `${error.message}.`, fix: "Then reload this page." };
  }
  if (error instanceof CredentialsNotKeptError) {
    const { id, pageUrl } = error.app;
    return {
      status: 500,
      problem: `GitHub made the App ${id} (${pageUrl}), but ${envFile} could not be written, and GitHub shows its key only once.`,
      fix: `See why ${envFile} cannot be written. Then make a new private key and webhook secret on the App's settings page and set them with APP_ID yourself, or delete the App there and begin anew.`,
    };
  }
  if (error instanceof ManifestCodeError) {
    return {
      status: 400,
      problem: "GitHub does not take the code: it works once, within an hour.",
      fix: "If GitHub lists the App on your settings page, delete it there; its key cannot be had any more. Begin anew.",
    };
  }
  if (error instanceof GitHubError) {
    return {
      status: 502,
      problem: `GitHub was asked for the App's credentials: ${error.message}.`,
      fix: "Reload this page within an hour: the code was not used, unless GitHub's answer was lost on the way.",
    };
  }
  return {
    status: 500,
    problem: "Something unforeseen; the terminal has it.",
    fix: "Put it right and reload this page.",
  };
}
