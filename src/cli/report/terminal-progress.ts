import { type Progress, startProgress } from "../backtest/progress-bar.js";

/** How far a run is, on a terminal alone; with the time that is left where it is known how much there is. */
export function terminalProgress(what: string, total: number | null, stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { show: () => {}, stop: () => {} };
  if (total !== null) return startProgress(what, total, stream);
  return { show: (done) => stream.write(`\r${what}: ${done}`), stop: () => stream.write("\n") };
}
