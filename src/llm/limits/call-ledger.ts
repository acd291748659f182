/** What may be spent in a day (UTC), in all and for one repository. */
export interface DailyLimits {
  calls: number;
  tokens: number;
  callsPerRepository: number;
  tokensPerRepository: number;
}

/** What a repository allows itself in a day; null: what the operator allows it. */
export interface RepositoryAllowance {
  callsPerDay: number | null;
  tokensPerDay: number | null;
}

/** The operator's limits, with the repository's own where those are lower. */
export function narrowed(limits: DailyLimits, allowance: RepositoryAllowance | null): DailyLimits {
  return {
    ...limits,
    callsPerRepository: Math.min(limits.callsPerRepository, allowance?.callsPerDay ?? Number.POSITIVE_INFINITY),
    tokensPerRepository: Math.min(limits.tokensPerRepository, allowance?.tokensPerDay ?? Number.POSITIVE_INFINITY),
  };
}

export type LimitName = keyof DailyLimits;

/** What is spent of a day, in all and for one repository; reservations count as spent until they are settled. */
export type DailySpending = Readonly<DailyLimits>;

/** One call's part of the day's allowances, taken before it is made. */
export interface Reservation {
  /** `2025-01-31`, in UTC */
  day: string;
  /** `owner/name` */
  repo: string;
  tokens: number;
}

/**
 * Where calls are counted. Of calls that are reserved at once, by any number of processes, no more are granted than the
 * limits allow.
 */
export interface CallLedger {
  /** Reserves one call with its tokens; where a limit does not allow it nothing is taken, and the limit's name is given. */
  reserve(reservation: Reservation, limits: DailyLimits): Promise<LimitName | null>;
  /** Puts what was spent in place of what was reserved. */
  settle(reservation: Reservation, spent: { calls: 0 | 1; tokens: number }): Promise<void>;
}

/** The first limit that one more call with these tokens would pass; null where there is room. */
export function exceededLimit(spent: DailySpending, tokens: number, limits: DailyLimits): LimitName | null {
  if (spent.calls + 1 > limits.calls) return "calls";
  if (spent.tokens + tokens > limits.tokens) return "tokens";
  if (spent.callsPerRepository + 1 > limits.callsPerRepository) return "callsPerRepository";
  if (spent.tokensPerRepository + tokens > limits.tokensPerRepository) return "tokensPerRepository";
  return null;
}
