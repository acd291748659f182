/** Most that a repository can be ahead: a longer backlog makes no difference. */
const MOST_AHEAD = 5_000;
/** About what one worker gets done. */
const DRAIN_PER_SECOND = 1;
/** Repositories that are kept in mind; over that, those that are not ahead are forgotten. */
const MOST_REPOSITORIES = 10_000;

/** Counts how far each repository is ahead of its share, so that a burst of one does not stand before a single job of another. */
export interface FairShare {
  /** How many jobs ahead the repository is with this one: 0 for one that sends little. */
  take(repo: string): number;
}

/**
 * A leaky bucket for each repository. Each process that receives deliveries counts what it receives itself; that is exact
 * enough for an order. `now` gives milliseconds.
 */
export function createFairShare(now: () => number = Date.now): FairShare {
  const levels = new Map<string, { level: number; at: number }>();

  function levelOf(repo: string, time: number): number {
    const known = levels.get(repo);
    return known ? Math.max(0, known.level - ((time - known.at) / 1_000) * DRAIN_PER_SECOND) : 0;
  }

  return {
    take(repo) {
      const time = now();
      const key = repo.toLowerCase();
      const level = levelOf(key, time);
      if (levels.size >= MOST_REPOSITORIES) {
        for (const known of levels.keys()) if (levelOf(known, time) === 0) levels.delete(known);
      }
      levels.set(key, { level: Math.min(level + 1, MOST_AHEAD), at: time });
      return Math.floor(level);
    },
  };
}
