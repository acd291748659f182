import { makeExplanation } from "../commands/explanation.js";
import { readKnownSettings } from "../store/known-settings.js";
import type { Triager } from "../triage.js";
import { withExistingDatabase } from "./database/with-database.js";
import type { ExplainIssue } from "./triage-command.js";

/**
 * Runs a command that explains issues by the database of the environment: each by the configuration of its repository as it
 * was found last. Returns the exit code: 2 where there is no database.
 */
export function withExplanations(triager: Triager, run: (explain: ExplainIssue) => Promise<number>): Promise<number> {
  return withExistingDatabase((database) =>
    run(async (issue) => makeExplanation(issue, await readKnownSettings(database, issue.repo), { database, triager })),
  );
}
