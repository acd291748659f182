import { type CallLedger, exceededLimit } from "./call-ledger.js";

interface Spent {
  calls: number;
  tokens: number;
}

const IN_ALL = "";

/** A ledger of this process alone, for the command line: it begins empty with every run. */
export function createInMemoryLedger(): CallLedger {
  let today = "";
  const scopes = new Map<string, Spent>();
  const spentBy = (scope: string): Spent => scopes.get(scope) ?? { calls: 0, tokens: 0 };

  function add(repo: string, calls: number, tokens: number): void {
    for (const scope of [IN_ALL, repo]) {
      const spent = spentBy(scope);
      scopes.set(scope, { calls: spent.calls + calls, tokens: spent.tokens + tokens });
    }
  }

  return {
    async reserve({ day, repo, tokens }, limits) {
      if (day !== today) scopes.clear();
      today = day;
      const [all, own] = [spentBy(IN_ALL), spentBy(repo)];
      const spent = { ...all, callsPerRepository: own.calls, tokensPerRepository: own.tokens };
      const exceeded = exceededLimit(spent, tokens, limits);
      if (exceeded === null) add(repo, 1, tokens);
      return exceeded;
    },
    async settle({ day, repo, tokens }, spent) {
      if (day === today) add(repo, spent.calls - 1, spent.tokens - tokens);
    },
  };
}
