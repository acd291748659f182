/** Names by which a machine calls itself, as addresses of pages hold them. */
export const LOOPBACK_NAMES: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);
