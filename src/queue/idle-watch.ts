/** For work that other processes finish; work of this process is looked at as soon as it ends. */
const LOOK_AGAIN_MS = 250;

interface Waiter {
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Lets callers wait for the moment when a count reaches zero; the count is taken only while somebody waits. */
export class IdleWatch {
  readonly #count: () => Promise<number>;
  #waiting: readonly Waiter[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(count: () => Promise<number>) {
    this.#count = count;
  }

  /** Resolves when the count is zero, now or later; rejects where it cannot be taken. */
  wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting = [...this.#waiting, { resolve, reject }];
      this.#timer ??= setInterval(() => void this.check(), LOOK_AGAIN_MS);
      void this.check();
    });
  }

  /** To be called after everything that may have brought the count down. Never rejects. */
  async check(): Promise<void> {
    // Only those that waited before the count was taken: a later one may wait for a job that it does not cover.
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    try {
      if ((await this.#count()) > 0) return;
      for (const { resolve } of waiting) resolve();
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
    this.#waiting = this.#waiting.filter((waiter) => !waiting.includes(waiter));
    if (this.#waiting.length > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
