export interface EnvironmentProblem {
  variable: string;
  /** What is wrong, then what to do. */
  message: string;
}

/** Every problem at once, so that an operator fixes them in one go. Messages never hold a secret's value. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
  readonly problems: readonly EnvironmentProblem[];

  constructor(problems: readonly EnvironmentProblem[]) {
    super(
      `The environment is not complete:\n${problems.map(({ variable, message }) => `  ${variable}: ${message}`).join("\n")}\nAll variables are described in .env.example.`,
    );
    this.problems = problems;
  }
}
