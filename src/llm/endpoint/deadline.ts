/** The one time limit of a reading: waiting, retries and repair included. */
export interface Deadline {
  /** Milliseconds that there were in all. */
  readonly ms: number;
  /** Aborts when the time is up. */
  readonly signal: AbortSignal;
  /** Milliseconds left; negative after the end. */
  remaining(): number;
}

/** A deadline that begins now. */
export function startDeadline(ms: number): Deadline {
  const end = performance.now() + ms;
  return { ms, signal: AbortSignal.timeout(ms), remaining: () => end - performance.now() };
}

/** The result of `work`; rejects with the signal's reason when the time is up first, whatever the work still waits for. */
export async function withinDeadline<T>({ signal }: Deadline, work: Promise<T>): Promise<T> {
  // The loser's rejection has nobody to hear it.
  work.catch(() => undefined);
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
