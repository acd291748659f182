import { expect, test } from "@jest/globals";
import { createModelLog } from "../../../src/cli/model/model-log.js";
import { createLogger } from "../../../src/config/logger.js";
import { ModelError, NO_USAGE } from "../../../src/llm/endpoint/model-error.js";
import type { ReadingEvent } from "../../../src/llm/reading-event.js";

const ANSWERED: ReadingEvent = {
  repo: "o/r",
  issue: 7,
  outcome: "answered",
  error: null,
  model: "m",
  format: "json_schema",
  promptVersion: 1,
  usage: { requests: 1, promptTokens: 4000, completionTokens: 90 },
  durationMs: 1234.5,
};

function failed(outcome: "timeout" | "circuit-open" | "over-budget"): ReadingEvent {
  const error = new ModelError(outcome, "no", { cause: new Error("https://u:p@ssw0rd@host/") });
  return { ...ANSWERED, outcome, error, model: null, format: null, promptVersion: null, usage: NO_USAGE };
}

/** The log at info, as records. */
function logged(act: (log: ReturnType<typeof createModelLog>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  const logger = createLogger({ level: "info", format: "json" }, { write: (line) => lines.push(line) });
  act(createModelLog(logger));
  return lines.map((line) => JSON.parse(line));
}

test("a reading is one line with its issue, outcome, cost and duration", () => {
  expect(logged((log) => log.onReading(ANSWERED))).toMatchObject([
    {
      msg: "model reading",
      level: 30,
      repo: "o/r",
      issue: 7,
      outcome: "answered",
      model: "m",
      promptTokens: 4000,
      completionTokens: 90,
      durationMs: 1235,
    },
  ]);
});

test("a failure is a warning with its kind", () => {
  expect(logged((log) => log.onReading(failed("timeout")))).toMatchObject([
    { level: 40, outcome: "timeout", err: { kind: "timeout" }, issue: 7 },
  ]);
});

test("what one line said already is not said for each issue", () => {
  const records = logged((log) => {
    log.onCircuit({ state: "open", reason: "timeout", until: "2026-01-31T12:00:00.000Z" });
    log.onExhausted("callsPerRepository", "o/r");
    for (const outcome of ["circuit-open", "over-budget"] as const) log.onReading(failed(outcome));
    log.onCircuit({ state: "closed", reason: null, until: null });
  });
  expect(records).toMatchObject([
    { level: 40, msg: "model endpoint fails and is left alone", reason: "timeout", until: "2026-01-31T12:00:00.000Z" },
    { level: 40, limit: "callsPerRepository", repo: "o/r" },
    { level: 30, msg: "model endpoint answers again" },
  ]);
});
