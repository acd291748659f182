import { ENV_FILE, withEnvFile } from "../../config/env-file.js";
import { CREDENTIALS } from "../../setup/keep-credentials.js";
import { forOperators } from "../for-operators.js";
import { runSetup } from "./run-setup.js";

/** The `setup` command. Returns the exit code; 2 where an App is set up already. */
export function setupMain(): Promise<number> {
  return forOperators(async () => {
    const env = withEnvFile(process.env);
    const set = CREDENTIALS.filter((name) => (env[name] ?? "").trim() !== "");
    if (set.length > 0) {
      const names = set.join(", ");
      process.stderr.write(
        `engine-triage: an App is set up already: ${names} ${set.length === 1 ? "is" : "are"} set, in the environment or in ${ENV_FILE}. Unset them to make another; \`engine-triage doctor\` checks this one.\n`,
      );
      return 2;
    }
    await runSetup(env, { next: "Start it: npm start.", say: (line) => process.stdout.write(`${line}\n`) });
    return 0;
  });
}
