import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { ModelError, type ModelErrorKind } from "../../../src/llm/endpoint/model-error.js";
import { type Circuit, type CircuitStatus, createCircuit } from "../../../src/llm/limits/circuit.js";

const OPTIONS = { failures: 3, coolDownMs: 1000, maxCoolDownMs: 3000 };

let now = 0;

beforeEach(() => {
  now = Date.parse("2026-01-31T12:00:00Z");
  jest.spyOn(Date, "now").mockImplementation(() => now);
});

afterEach(() => {
  jest.restoreAllMocks();
});

/** Runs a call that fails like this, and gives the kind of the error that came out. */
async function fail(circuit: Circuit, kind: ModelErrorKind): Promise<unknown> {
  const call = () => Promise.reject(new ModelError(kind, "no"));
  return circuit.run(call).catch((error: unknown) => (error instanceof ModelError ? error.kind : error));
}

async function failTimes(circuit: Circuit, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) await fail(circuit, "timeout");
}

const succeed = (circuit: Circuit) => circuit.run(async () => "answer");

describe("createCircuit", () => {
  it("opens after so many failures in a row, not before, and then calls nothing", async () => {
    const circuit = createCircuit(OPTIONS);
    await failTimes(circuit, 2);
    expect(circuit.status()).toEqual({ state: "closed", reason: null, until: null });
    await fail(circuit, "server-error");
    expect(circuit.status()).toEqual({ state: "open", reason: "server-error", until: "2026-01-31T12:00:01.000Z" });
    const call = jest.fn(async () => "answer");
    await expect(circuit.run(call)).rejects.toMatchObject({ kind: "circuit-open" });
    expect(() => circuit.check()).toThrow(ModelError);
    expect(call).not.toHaveBeenCalled();
  });

  it("begins to count anew after an answer", async () => {
    const circuit = createCircuit(OPTIONS);
    await failTimes(circuit, 2);
    await succeed(circuit);
    await failTimes(circuit, 2);
    expect(circuit.status().state).toBe("closed");
  });

  it.each(["invalid-reply", "declined", "rejected", "unexpected"] as const)(
    "does not open for %s, which an issue can bring about",
    async (kind) => {
      const circuit = createCircuit(OPTIONS);
      for (let i = 0; i < 5; i += 1) expect(await fail(circuit, kind)).toBe(kind);
      expect(circuit.status().state).toBe("closed");
    },
  );

  it("lets one probe through after the cool-down, turns others away meanwhile, and closes when it is answered", async () => {
    const told: CircuitStatus["state"][] = [];
    const circuit = createCircuit(OPTIONS, ({ state }) => told.push(state));
    await failTimes(circuit, 3);
    now += 1000;
    let answer = (_text: string): void => {};
    const probe = circuit.run(() => new Promise<string>((resolve) => (answer = resolve)));
    expect(circuit.status()).toMatchObject({ state: "half-open", reason: "timeout" });
    await expect(succeed(circuit)).rejects.toMatchObject({ kind: "circuit-open" });
    answer("works");
    expect(await probe).toBe("works");
    expect(await succeed(circuit)).toBe("answer");
    expect(told).toEqual(["open", "half-open", "closed"]);
  });

  it("doubles the cool-down after each probe that fails, up to its bound, and begins anew after an answer", async () => {
    const circuit = createCircuit(OPTIONS);
    await failTimes(circuit, 3);
    for (const coolDown of [1000, 2000, 3000, 3000]) {
      now += coolDown - 1;
      expect(await fail(circuit, "timeout")).toBe("circuit-open");
      now += 1;
      expect(await fail(circuit, "timeout")).toBe("timeout");
    }
    now += 3000;
    await succeed(circuit);
    await failTimes(circuit, 3);
    expect(circuit.status().until).toBe(new Date(now + 1000).toISOString());
  });
});
