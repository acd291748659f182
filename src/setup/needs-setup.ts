import { setVariables } from "../config/model-environment.js";
import { CREDENTIALS } from "./keep-credentials.js";

/**
 * Whether a start leads through making an App instead of failing: nothing of one is set, a person sits before it, and it is
 * no deployment. With one of an App's variables the others were forgotten, which the error says better.
 */
export function needsSetup(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  const set = setVariables(env);
  return isTerminal && set.NODE_ENV !== "production" && CREDENTIALS.every((name) => set[name] === undefined);
}
