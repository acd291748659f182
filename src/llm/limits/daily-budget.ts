import { withinDeadline } from "../endpoint/deadline.js";
import type { ModelAnswer, ModelCall } from "../endpoint/model-client.js";
import { type CallUsage, ModelError, type ModelErrorKind } from "../endpoint/model-error.js";
import { type CallLedger, type DailyLimits, type LimitName, narrowed, type Reservation } from "./call-ledger.js";

export interface DailyBudgetParts {
  ledger: CallLedger;
  limits: DailyLimits;
  /** Upper bound of a reply's tokens: reserved with the prompt's. */
  replyTokens: number;
  /** Told once a day of each limit that is used up. `repo` is null where the limit is not a repository's. */
  onExhausted?: (limit: LimitName, repo: string | null) => void;
  /** Told where what was spent could not be written down: the whole reservation then counts as spent. */
  onUnsettled?: (error: unknown) => void;
  now?: () => Date;
}

export interface DailyBudget {
  /**
   * Makes a call within the limits and writes down what it cost. Rejects with a ModelError of kind `over-budget` where
   * the limits do not allow it, and as the ledger does where nobody can say.
   */
  spend<T>(call: ModelCall, make: () => Promise<ModelAnswer<T>>): Promise<ModelAnswer<T>>;
}

export function createDailyBudget(parts: DailyBudgetParts): DailyBudget {
  const { ledger, limits, replyTokens, now = () => new Date() } = parts;
  const told = { day: "", limits: new Set<string>() };

  function tellOnce(day: string, limit: LimitName, repo: string): void {
    if (told.day !== day) Object.assign(told, { day, limits: new Set() });
    const concerned = limit === "calls" || limit === "tokens" ? null : repo;
    const key = `${limit} ${concerned ?? ""}`;
    if (told.limits.has(key)) return;
    told.limits.add(key);
    parts.onExhausted?.(limit, concerned);
  }

  async function reserve(call: ModelCall, reservation: Reservation): Promise<LimitName | null> {
    const reserving = ledger.reserve(reservation, narrowed(limits, call.allowance ?? null));
    try {
      return await withinDeadline(call.deadline, reserving);
    } catch (error) {
      // A reservation that comes too late is given back; one that failed took nothing.
      if (call.deadline.signal.aborted) giveBackLate(reserving, reservation);
      throw error;
    }
  }

  function giveBackLate(reserving: Promise<LimitName | null>, reservation: Reservation): void {
    reserving
      .then((exceeded) => (exceeded === null ? ledger.settle(reservation, { calls: 0, tokens: 0 }) : undefined))
      .catch((error: unknown) => parts.onUnsettled?.(error));
  }

  /** Not waited for past the deadline: the decision does not depend on it. */
  async function settle(call: ModelCall, reservation: Reservation, spent: Spent): Promise<void> {
    const settled = ledger.settle(reservation, spent).catch((error: unknown) => parts.onUnsettled?.(error));
    await withinDeadline(call.deadline, settled).catch(() => undefined);
  }

  return {
    async spend(call, make) {
      const day = now().toISOString().slice(0, 10);
      const reservation = { day, repo: call.repo, tokens: call.tokens + replyTokens };
      const exceeded = await reserve(call, reservation);
      if (exceeded !== null) {
        tellOnce(day, exceeded, call.repo);
        throw new ModelError("over-budget", `A daily limit of the model path is used up: ${exceeded}.`);
      }
      try {
        const answer = await make();
        await settle(call, reservation, { calls: 1, tokens: counted(answer.usage, call) });
        return answer;
      } catch (error) {
        await settle(call, reservation, spentInVain(error, reservation));
        throw error;
      }
    },
  };
}

interface Spent {
  calls: 0 | 1;
  tokens: number;
}

/** Failures after which the endpoint may have worked, and may bill, without having told for how much. */
const UNTOLD: ReadonlySet<ModelErrorKind> = new Set(["timeout", "too-large"]);

function spentInVain(error: unknown, reserved: Reservation): Spent {
  if (!(error instanceof ModelError)) return { calls: 1, tokens: reserved.tokens };
  const { kind, usage } = error;
  if (usage.requests === 0) return { calls: 0, tokens: 0 };
  const told = usage.promptTokens + usage.completionTokens;
  return { calls: 1, tokens: UNTOLD.has(kind) ? Math.max(told, reserved.tokens) : told };
}

/** What the endpoint counted; by our own count where it does not count. */
function counted({ requests, promptTokens, completionTokens }: CallUsage, call: ModelCall): number {
  return (promptTokens || requests * call.tokens) + completionTokens;
}
