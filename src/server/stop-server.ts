import type { Server } from "node:http";

/** Stops accepting connections and resolves once the requests in hand are answered. */
export function stopServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    // Connections kept open for a next request would keep the server from closing.
    server.closeIdleConnections();
  });
}
