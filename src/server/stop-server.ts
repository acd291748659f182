import type { Server } from "node:http";

/** Longer than any delivery takes; a sender that is slower would use up the time that running jobs have to finish. */
const GRACE_MS = 3_000;

/**
 * Stops accepting connections and resolves once the requests in hand are answered, or broken off where they take more
 * than `graceMs`.
 */
export async function stopServer(server: Server, graceMs = GRACE_MS): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  try {
    await new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      // Connections kept open for a next request would keep the server from closing.
      server.closeIdleConnections();
    });
  } finally {
    clearTimeout(timer);
  }
}
