import { describe, expect, it } from "@jest/globals";
import type { ModelClient } from "../../../src/llm/endpoint/model-client.js";
import { ModelError } from "../../../src/llm/endpoint/model-error.js";
import { createCircuit } from "../../../src/llm/limits/circuit.js";
import type { DailyBudget } from "../../../src/llm/limits/daily-budget.js";
import { limitClient } from "../../../src/llm/limits/limited-client.js";
import { modelCall } from "../support/model-call.js";

const PROMPT = { system: "s", user: "u" };
const UNLIMITED: DailyBudget = { spend: (_call, make) => make() };

/** A client whose calls end when the test says so: each in turn with an error of this kind. */
function heldClient() {
  const held: ((error: ModelError) => void)[] = [];
  const client: ModelClient = {
    model: "m",
    ask: () => new Promise((_resolve, reject) => held.push(reject)),
  };
  return { client, held };
}

function limited(client: ModelClient, concurrency: number, failures: number) {
  const circuit = createCircuit({ failures, coolDownMs: 60_000, maxCoolDownMs: 60_000 });
  const asker = limitClient(client, { concurrency, circuit, budget: UNLIMITED });
  const ask = (call: Parameters<typeof modelCall>[0] = {}): Promise<string> =>
    asker
      .ask(PROMPT, (text) => text, modelCall(call))
      .then(
        () => "answered",
        (error: unknown) => (error instanceof ModelError ? error.kind : String(error)),
      );
  return { ask, circuit };
}

describe("limitClient", () => {
  it("begins no more calls at once than may run", () => {
    const { client, held } = heldClient();
    const { ask } = limited(client, 2, 5);
    for (let i = 0; i < 5; i += 1) void ask();
    expect(held).toHaveLength(2);
  });

  it("turns a call away that waited while the circuit opened", async () => {
    const { client, held } = heldClient();
    const { ask } = limited(client, 1, 1);
    const asked = [ask(), ask(), ask()];
    held[0]?.(new ModelError("server-error", "no"));
    expect(await Promise.all(asked)).toEqual(["server-error", "circuit-open", "circuit-open"]);
    expect(held).toHaveLength(1);
  });

  it("lets a call wait no longer than its deadline, and then never makes it", async () => {
    const { client, held } = heldClient();
    const { ask, circuit } = limited(client, 1, 1);
    const first = ask();
    expect(await Promise.all([ask({ deadlineMs: 40 }), ask({ deadlineMs: 20 })])).toEqual(["busy", "busy"]);
    held[0]?.(new ModelError("invalid-reply", "no"));
    await first;
    expect(held).toHaveLength(1);
    expect(circuit.status().state).toBe("closed");
  });

  it("does not begin a call with so little time left that it would be cut off", async () => {
    const { client, held } = heldClient();
    const { ask } = limited(client, 1, 1);
    const first = ask();
    const deadline = { ms: 1000, signal: new AbortController().signal };
    const others = [200, 300].map((left) => ask({ deadline: { ...deadline, remaining: () => left } }));
    held[0]?.(new ModelError("invalid-reply", "no"));
    expect([await first, await others[0]]).toEqual(["invalid-reply", "busy"]);
    expect(held).toHaveLength(2);
    held[1]?.(new ModelError("declined", "no"));
    expect(await others[1]).toBe("declined");
  });
});
