const KEEP_MS = 10 * 60_000;
const MAX_ENTRIES = 20_000;

/** Remembers for a while which labels exist, so that a warm process does not ask GitHub for each of them on every issue. */
export interface KnownLabels {
  has(repo: string, name: string): boolean;
  add(repo: string, name: string): void;
}

/** An empty memory. `now` gives milliseconds. */
export function createKnownLabels(now: () => number = Date.now): KnownLabels {
  const seen = new Map<string, number>();
  return {
    has(repo, name) {
      const at = seen.get(`${repo}\n${name}`);
      return at !== undefined && now() - at < KEEP_MS;
    },
    add(repo, name) {
      // Starting over costs one read a label; there is no need for anything finer.
      if (seen.size >= MAX_ENTRIES) seen.clear();
      seen.set(`${repo}\n${name}`, now());
    },
  };
}
