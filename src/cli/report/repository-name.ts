import { InputProblem } from "./input-problem.js";

const REPOSITORY = /^[\w.-]{1,100}\/[\w.-]{1,100}$/;

/** Throws an InputProblem that begins with `what` for what is no `owner/name`. */
export function assertRepository(repo: string, what: string): void {
  if (!REPOSITORY.test(repo)) throw new InputProblem(`${what}: "${repo}" is not of the form owner/name`);
}

/** The same of a name that issues of a file have, or that they lack. */
export function assertNamed(repo: string): void {
  assertRepository(repo, "the issues name no repository that can be: give --repo");
}

/** GitHub's names ignore case. */
export function isSameRepository(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
