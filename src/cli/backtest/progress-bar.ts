import { SingleBar } from "cli-progress";
import { showProgress } from "../eval/progress.js";

export interface Progress {
  /** Told of the number that are done. */
  show(done: number): void;
  stop(): void;
}

/** A bar with the time that is left on a terminal; a few lines elsewhere. On standard error: results go to standard output. */
export function startProgress(what: string, total: number, stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { show: showProgress(what, total, stream), stop: () => {} };
  const bar = new SingleBar({
    format: `${what} [{bar}] {value}/{total}  {eta_formatted} left`,
    stream,
    hideCursor: true,
    barCompleteChar: "█",
    barIncompleteChar: "░",
  });
  bar.start(total, 0);
  return { show: (done) => bar.update(done), stop: () => bar.stop() };
}
