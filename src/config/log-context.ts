import { AsyncLocalStorage } from "node:async_hooks";

type LogFields = Readonly<Record<string, string | number>>;

const context = new AsyncLocalStorage<LogFields>();

/** Runs `work`; every line that is logged meanwhile on its behalf, by whatever part, carries the fields. */
export function withLogFields<T>(fields: LogFields, work: () => T): T {
  return context.run(fields, work);
}

/** The fields of the work on whose behalf this is called; none outside of any. A new object, for the logger to fill. */
export function currentLogFields(): Record<string, string | number> {
  return { ...context.getStore() };
}
