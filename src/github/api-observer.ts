/** What the operator hears of the calls to GitHub's API. */
export interface ApiObserver {
  /** A call was answered; `status` is null where no answer came. */
  onAnswer(status: number | null): void;
  /** GitHub told how many calls an installation has left in this hour. */
  onRemaining(installation: number, remaining: number): void;
}

/** For processes that nobody watches. */
export const UNOBSERVED: ApiObserver = { onAnswer() {}, onRemaining() {} };
