import type { Logger } from "pino";

const SIGNALS = ["SIGTERM", "SIGINT"] as const;
/** Just under the 30 s that Kubernetes gives before it kills (Docker: `--stop-timeout`). A job that is cut off runs again. */
const FORCE_MS = 29_000;

/**
 * Stops the process cleanly on SIGTERM and SIGINT: exit code 0 once `stop` has resolved, 1 where it fails or takes too
 * long. A second signal ends the process at once.
 */
export function stopOnSignal(stop: () => Promise<void>, logger: Logger): void {
  let stopping = false;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (stopping) {
        logger.warn({ signal }, "second signal, ending at once");
        process.exit(1);
      }
      stopping = true;
      logger.info({ signal }, "stopping");
      const force = setTimeout(() => {
        logger.error("not stopped in time, ending at once");
        process.exit(1);
      }, FORCE_MS);
      stop()
        .then(() => {
          clearTimeout(force);
          logger.info("stopped");
          process.exit(0);
        })
        .catch((error: unknown) => {
          logger.error({ err: error }, "stopping failed");
          process.exit(1);
        });
    });
  }
}
