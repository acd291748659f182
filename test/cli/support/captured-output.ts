import { jest } from "@jest/globals";

/** What a command writes, in place of this process's own streams; `jest.restoreAllMocks` gives those back. */
export interface CapturedOutput {
  out: string;
  errors: string;
}

export function captureOutput(): CapturedOutput {
  const captured: CapturedOutput = { out: "", errors: "" };
  jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    captured.out += text;
    return true;
  });
  jest.spyOn(process.stderr, "write").mockImplementation((text) => {
    captured.errors += text;
    return true;
  });
  return captured;
}
