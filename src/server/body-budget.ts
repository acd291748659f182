/** More bodies at once than the process has room for. */
export class TooBusyError extends Error {
  override readonly name = "TooBusyError";
}

/**
 * Room for the bodies that are being read, of all requests together: anybody may send one, and who sent it is known only
 * when it is read.
 */
export interface BodyBudget {
  /** Throws a TooBusyError where there is no room for so many bytes more. */
  take(bytes: number): void;
  give(bytes: number): void;
}

/** GitHub sends some kilobytes as a rule. */
const MAX_BYTES_IN_HAND = 128 * 1024 * 1024;

export function createBodyBudget(limit = MAX_BYTES_IN_HAND): BodyBudget {
  let taken = 0;
  return {
    take(bytes) {
      if (taken + bytes > limit) throw new TooBusyError();
      taken += bytes;
    },
    give(bytes) {
      taken -= bytes;
    },
  };
}
