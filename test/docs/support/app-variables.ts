import { APP_ID, PRIVATE_KEY } from "../../app/support/environment.js";
import type { Variables } from "./shell.js";

/** What an operator sets for the App, on any free port, with a GitHub at `host` (`host:port`). */
export function appVariables(host: string): Variables {
  return {
    APP_ID: String(APP_ID),
    PRIVATE_KEY,
    WEBHOOK_SECRET: "0123456789abcdef0123456789abcdef",
    GHE_HOST: host,
    GHE_PROTOCOL: "http",
    HOST: "127.0.0.1",
    PORT: "0",
  };
}

/** What the App logs once it takes requests, with its address. */
export const LISTENING = /"url":"(http:\/\/[^"/]+)"[^\n]*"msg":"engine-triage is listening"/;
