export interface EnvironmentProblem {
  variable: string;
  /** What is wrong, then what to do. */
  message: string;
}

/** What makes a GitHub App; without one the way to it is said too. */
const OF_THE_APP = ["APP_ID", "PRIVATE_KEY", "WEBHOOK_SECRET"];
const WAY_TO_AN_APP =
  "\n`engine-triage setup` (on a terminal also `npm start`) makes a GitHub App and writes these into .env; `engine-triage doctor` checks what is there.";

/** Every problem at once, so that an operator fixes them in one go. Messages never hold a secret's value. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
  readonly problems: readonly EnvironmentProblem[];

  constructor(problems: readonly EnvironmentProblem[]) {
    const lines = problems.map(({ variable, message }) => `  ${variable}: ${message}`).join("\n");
    const way = problems.some(({ variable }) => OF_THE_APP.includes(variable)) ? WAY_TO_AN_APP : "";
    super(`The environment is not complete:\n${lines}\nAll variables are described in .env.example.${way}`);
    this.problems = problems;
  }
}
