/** Input that has to be put right before anything can be said; its message says how. */
export class InputProblem extends Error {
  override readonly name = "InputProblem";
}
