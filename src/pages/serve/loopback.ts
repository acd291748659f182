import type { IncomingMessage } from "node:http";
import { LOOPBACK_NAMES } from "../../config/loopback-names.js";
import { HttpError } from "../../server/http-error.js";
import type { Route } from "../../server/route.js";
import { LOCAL_VIEWER, type ViewerOf } from "./viewer.js";

const LOOPBACK_ADDRESS = /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$|^::1$/;
/** What proxies add: who sits behind one is elsewhere. */
const FORWARDED = /^(?:forwarded|via|x-forwarded-.+|(?:x-)?(?:real|client)-ip|true-client-ip|cf-.+)$/;

/** Whether a name or address that a server listens on is reached from its own machine alone. */
function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase();
  return LOOPBACK_NAMES.has(name) || LOOPBACK_ADDRESS.test(name);
}

/**
 * Whether a request comes from this machine, by its own name: the address of its sender, the `Host` it asked for (a site
 * whose name points here does not have it) and no trace of a proxy.
 */
export function isFromThisMachine({ socket, headers }: Pick<IncomingMessage, "socket" | "headers">): boolean {
  if (!LOOPBACK_ADDRESS.test(socket.remoteAddress ?? "")) return false;
  if (Object.keys(headers).some((name) => FORWARDED.test(name))) return false;
  const [, name = ""] = /^(\[[0-9a-f:]+\]|[^:]*)(?::\d{1,5})?$/i.exec(headers.host ?? "") ?? [];
  return isLoopbackHost(name);
}

/** Whether the page that sent a form, where a browser names it, is of this server. */
function isFromOwnPage({ headers }: Pick<IncomingMessage, "headers">): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const { origin } = headers;
  // With `Referrer-Policy: no-referrer` browsers say "null" of a page's own forms; `Sec-Fetch-Site` has told by then.
  if (origin === undefined || (origin === "null" && site !== undefined)) return true;
  return origin === `http://${headers.host}` || origin === `https://${headers.host}`;
}

/** Whoever asks from this machine is taken for who sits at it; everybody else is a stranger. */
const viewerOnThisMachine: ViewerOf = async (request) => (isFromThisMachine(request) ? LOCAL_VIEWER : null);

/** The route for this machine alone: others are told so, and forms of other sites are refused. */
export function onThisMachine(route: Route): Route {
  return async (request, response, parameters) => {
    if (!(await viewerOnThisMachine(request)))
      throw new HttpError(403, "this page is for the machine alone that it runs on");
    if (request.method === "POST" && !isFromOwnPage(request)) {
      throw new HttpError(403, "this form was sent by another site");
    }
    return route(request, response, parameters);
  };
}
