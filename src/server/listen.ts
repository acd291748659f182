import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { isCodedError, StartError } from "../config/start-error.js";

/** Listens and gives the URL, `http://host:port`. Throws a StartError where the address cannot be had. */
export async function listen(server: Server, { host, port }: { host: string; port: number }): Promise<string> {
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    if (!isCodedError(error)) throw error;
    const problem = `cannot listen on ${host}:${port}; name an address of this machine and a free port`;
    throw new StartError("HOST, PORT", problem, error);
  }
  return toUrl(server.address());
}

function toUrl(address: AddressInfo | string | null): string {
  if (address === null || typeof address === "string") throw new Error("the server has no TCP address");
  return `http://${address.family === "IPv6" ? `[${address.address}]` : address.address}:${address.port}`;
}
