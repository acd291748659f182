import { describe, expect, it } from "@jest/globals";
import type { ModelAnswer } from "../../../src/llm/endpoint/model-client.js";
import { ModelError, type ModelErrorKind } from "../../../src/llm/endpoint/model-error.js";
import type { CallLedger, DailyLimits, Reservation } from "../../../src/llm/limits/call-ledger.js";
import { createDailyBudget, type DailyBudgetParts } from "../../../src/llm/limits/daily-budget.js";
import { createInMemoryLedger } from "../../../src/llm/limits/in-memory-ledger.js";
import { modelCall } from "../support/model-call.js";

const PLENTY: DailyLimits = { calls: 100, tokens: 100_000, callsPerRepository: 100, tokensPerRepository: 100_000 };

/** A budget at noon (UTC) of a day, and what it was told. */
function budgetOf(limits: Partial<DailyLimits>, parts: Partial<DailyBudgetParts> = {}) {
  const clock = { day: "2026-01-31" };
  const exhausted: [string, string | null][] = [];
  const budget = createDailyBudget({
    ledger: createInMemoryLedger(),
    limits: { ...PLENTY, ...limits },
    replyTokens: 50,
    onExhausted: (limit, repo) => exhausted.push([limit, repo]),
    now: () => new Date(`${clock.day}T12:00:00Z`),
    ...parts,
  });
  return { budget, clock, exhausted };
}

const answer = (promptTokens: number, completionTokens: number): ModelAnswer<string> => ({
  value: "v",
  model: "m",
  format: "text",
  usage: { requests: 1, promptTokens, completionTokens },
});

const costing = (tokens: number) => async () => answer(tokens, 0);

/** How many of so many calls, one after another, are made. */
async function made({ budget }: ReturnType<typeof budgetOf>, calls: number, repo = "o/r", tokens = 100) {
  let count = 0;
  for (let i = 0; i < calls; i += 1) {
    await budget.spend(modelCall({ repo, tokens }), costing(tokens)).then(
      () => (count += 1),
      (error) => expect(error).toMatchObject({ kind: "over-budget" }),
    );
  }
  return count;
}

/** A ledger that writes down what it is told. */
function writtenLedger(): CallLedger & { settled: unknown[] } {
  const settled: unknown[] = [];
  return {
    settled,
    reserve: async () => null,
    async settle(_reservation: Reservation, spent) {
      settled.push(spent);
    },
  };
}

describe("createDailyBudget", () => {
  it("obeys what a repository allows itself, where that is less than the operator allows it", async () => {
    const { budget, exhausted } = budgetOf({ callsPerRepository: 5 });
    const spend = (callsPerDay: number | null, tokensPerDay: number | null, repo: string) =>
      budget.spend(modelCall({ repo, tokens: 100, allowance: { callsPerDay, tokensPerDay } }), costing(100));
    await spend(1, null, "o/few");
    await expect(spend(1, null, "o/few")).rejects.toMatchObject({ kind: "over-budget" });
    await expect(spend(null, 100, "o/small")).rejects.toMatchObject({ kind: "over-budget" });
    for (let call = 0; call < 5; call++) await spend(1_000, null, "o/many");
    await expect(spend(1_000, null, "o/many")).rejects.toMatchObject({ kind: "over-budget" });
    expect(exhausted.map(([limit]) => limit)).toEqual([
      "callsPerRepository",
      "tokensPerRepository",
      "callsPerRepository",
    ]);
  });

  it("makes so many calls a day in all, and tells of the end once, without a repository", async () => {
    const budget = budgetOf({ calls: 3 });
    expect((await made(budget, 2, "o/a")) + (await made(budget, 4, "o/b"))).toBe(3);
    expect(budget.exhausted).toEqual([["calls", null]]);
  });

  it("makes so many calls a day for a repository, and goes on for others", async () => {
    const budget = budgetOf({ callsPerRepository: 2 });
    expect(await made(budget, 5, "o/a")).toBe(2);
    expect(await made(budget, 5, "o/b")).toBe(2);
    expect(budget.exhausted).toEqual([
      ["callsPerRepository", "o/a"],
      ["callsPerRepository", "o/b"],
    ]);
  });

  it.each([
    ["tokens", 1000],
    ["tokensPerRepository", 1000],
  ] as const)(
    "reserves the tokens of prompt and reply within %s, and settles what they were",
    async (limit, tokens) => {
      // 150 are reserved and 100 spent: the ninth call still fits, 800 + 150, and so does none after it.
      const budget = budgetOf({ [limit]: tokens });
      expect(await made(budget, 12)).toBe(9);
    },
  );

  it("begins anew with the next day (UTC), and tells of its end again", async () => {
    const budget = budgetOf({ calls: 1 });
    expect(await made(budget, 3)).toBe(1);
    budget.clock.day = "2026-02-01";
    expect(await made(budget, 3)).toBe(1);
    expect(budget.exhausted).toEqual([
      ["calls", null],
      ["calls", null],
    ]);
  });

  it("never makes more calls at once than are left", async () => {
    const { budget } = budgetOf({ calls: 5 });
    let running = 0;
    const calls = Array.from({ length: 20 }, () =>
      budget.spend(modelCall(), async () => {
        running += 1;
        return answer(1, 1);
      }),
    );
    await Promise.allSettled(calls);
    expect(running).toBe(5);
  });

  it.each<[ModelErrorKind, number, number, object]>([
    ["circuit-open", 0, 0, { calls: 0, tokens: 0 }],
    ["unreachable", 1, 0, { calls: 1, tokens: 0 }],
    ["invalid-reply", 2, 200, { calls: 1, tokens: 200 }],
    // The endpoint may have worked all the time, and bill for it.
    ["timeout", 1, 0, { calls: 1, tokens: 150 }],
  ])("after %s counts what may have been spent", async (kind, requests, promptTokens, spent) => {
    const ledger = writtenLedger();
    const { budget } = budgetOf({}, { ledger });
    const usage = { requests, promptTokens, completionTokens: 0 };
    const call = budget.spend(modelCall(), () => Promise.reject(new ModelError(kind, "no", { usage })));
    await expect(call).rejects.toMatchObject({ kind });
    expect(ledger.settled).toEqual([spent]);
  });

  it("counts by our own tokenizer where the endpoint does not count", async () => {
    const ledger = writtenLedger();
    await budgetOf({}, { ledger }).budget.spend(modelCall({ tokens: 100 }), costing(0));
    expect(ledger.settled).toEqual([{ calls: 1, tokens: 100 }]);
  });

  it("makes no call where the ledger fails, since nobody can say what is left", async () => {
    const reserve = () => Promise.reject(new Error("database down"));
    const { budget } = budgetOf({}, { ledger: { ...writtenLedger(), reserve } });
    let isMade = false;
    const call = budget.spend(modelCall(), async () => {
      isMade = true;
      return answer(1, 1);
    });
    await expect(call).rejects.toThrow("database down");
    expect(isMade).toBe(false);
  });

  it("keeps the deadline where the ledger hangs, and gives a late reservation back", async () => {
    const ledger = writtenLedger();
    let grant = (_limit: null): void => {};
    const reserve = () => new Promise<null>((resolve) => (grant = resolve));
    const { budget } = budgetOf({}, { ledger: { ...ledger, reserve } });
    await expect(budget.spend(modelCall({ deadlineMs: 20 }), costing(1))).rejects.toThrow();
    grant(null);
    await new Promise((resolve) => setImmediate(resolve));
    expect(ledger.settled).toEqual([{ calls: 0, tokens: 0 }]);
  });

  it("gives the answer where it cannot be settled, and says so", async () => {
    const failures: unknown[] = [];
    const settle = () => Promise.reject(new Error("database down"));
    const parts = { ledger: { ...writtenLedger(), settle }, onUnsettled: (error: unknown) => failures.push(error) };
    expect(await budgetOf({}, parts).budget.spend(modelCall(), costing(1))).toMatchObject({ value: "v" });
    expect(failures).toMatchObject([{ message: "database down" }]);
  });
});
