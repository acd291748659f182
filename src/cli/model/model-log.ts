import type { Logger } from "pino";
import type { ModelObserver } from "../../llm/model-observer.js";
import { ANNOUNCED } from "../../llm/reading-event.js";

/** The model path in the log: a line a reading with what it cost, a line a change of state, a line a day for a limit. */
export function createModelLog(logger: Logger): ModelObserver {
  return {
    onReading({ error, usage, durationMs, ...rest }) {
      const fields = { ...rest, ...usage, durationMs: Math.round(durationMs) };
      if (error === null) logger.info(fields, "model reading");
      else if (ANNOUNCED.has(rest.outcome)) logger.debug(fields, "model not asked, the embedded decision stands");
      else logger.warn({ ...fields, err: error }, "model gave no reading, the embedded decision stands");
    },
    onCircuit(status) {
      if (status.state === "open") logger.warn(status, "model endpoint fails and is left alone");
      else if (status.state === "half-open") logger.info(status, "model endpoint is tried again");
      else logger.info(status, "model endpoint answers again");
    },
    onExhausted: (limit, repo) =>
      logger.warn({ limit, repo }, "daily limit of the model is used up, embedded decisions until tomorrow (UTC)"),
    onStoreFailure: (error) => logger.warn({ err: error }, "store of the model path failed"),
  };
}
