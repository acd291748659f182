import { GitHubError } from "../github/github.js";

/** Seconds before another try that GitHub does not name: its reads may be as far behind its writes. */
const USUAL_SECONDS = 10;
/** A run that waits costs the repository minutes; past this it fails, and an edit or a re-run starts it anew. */
const MOST_SECONDS = 120;
const TRIES = 3;

/**
 * Does work that may be done any number of times until GitHub lets it: a run has no queue behind it. `wait` gets seconds.
 * Throws what the last try threw.
 */
export async function tryAgain<T>(work: () => Promise<T>, wait: (seconds: number) => Promise<void>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const seconds = secondsToWait(error);
      if (tries >= TRIES || seconds === null || seconds > MOST_SECONDS) throw error;
      await wait(seconds);
    }
  }
}

/** null where another try cannot help. */
function secondsToWait(error: unknown): number | null {
  if (!(error instanceof GitHubError)) return null;
  if (error.kind !== "unavailable" && error.kind !== "rate-limited") return null;
  return Math.max(error.retryAfter ?? 0, USUAL_SECONDS);
}
