import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from "@jest/globals";
import nock from "nock";
import { readWeights } from "../../src/classify/embedded-weights.js";
import type { Decision } from "../../src/decide/decision.js";
import { createTriager, type Triager } from "../../src/triage.js";
import { endpointAt, triagerWith } from "./support/composed.js";
import { issueOf, issuesOf } from "./support/issues.js";
import {
  type Behaviour,
  fails,
  hangs,
  type ModelServer,
  resets,
  says,
  sends,
  stalls,
  startModelServer,
} from "./support/model-server.js";
import { REPLY } from "./support/samples.js";

jest.setTimeout(60_000);

const GOOD = says(JSON.stringify(REPLY));
const QUICK_CIRCUIT = { failures: 3, coolDownMs: 60_000, maxCoolDownMs: 120_000 };
const embedded = createTriager({ weights: readWeights(), model: null });

const servers: ModelServer[] = [];
/** Servers that should hear nothing any more: looked at after all tests. */
const silent: { server: ModelServer; requests: number }[] = [];

beforeAll(async () => {
  nock.enableNetConnect("127.0.0.1");
  // The prompt, the tokenizer and the SDK are loaded with the first reading: not within a deadline that is measured.
  const server = await serve(GOOD);
  await triagerWith(endpointAt(server.baseURL)).triager.decide(issueOf(0));
});

afterEach(() => {
  jest.restoreAllMocks();
});

afterAll(async () => {
  for (const { server, requests } of silent) expect(server.requests).toHaveLength(requests);
  await Promise.all(servers.map((server) => server.close()));
});

async function serve(...behaviours: readonly Behaviour[]): Promise<ModelServer> {
  const server = await startModelServer(...behaviours);
  servers.push(server);
  return server;
}

async function decideInTurn(triager: Triager, count: number): Promise<Decision[]> {
  const decisions: Decision[] = [];
  for (const issue of issuesOf(count)) decisions.push(await triager.decide(issue));
  return decisions;
}

/** A server that tells how many requests it has in hand, at most, and answers each after some time. */
function slowly(milliseconds: number) {
  const seen = { now: 0, most: 0 };
  const behaviour: Behaviour = (response, request) => {
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    setTimeout(() => {
      seen.now -= 1;
      GOOD(response, request);
    }, milliseconds);
  };
  return { seen, behaviour };
}

describe("an endpoint that does not do its part", () => {
  const lie = says(JSON.stringify({ kinds: [{ id: "bug", p: 1 }], symptoms: [{ id: "fire", p: 1 }] }));

  it.each<[string, Behaviour]>([
    ["hangs", hangs()],
    ["never ends its answer", stalls()],
    ["breaks the connection", resets()],
    ["fails", fails(500, "oops")],
    ["is overloaded", fails(429, "slow down", { "retry-after": "30" })],
    ["refuses", fails(401, "no")],
    ["shows a login page", sends(200, "text/html", "<html>Sign in</html>")],
    ["lies", lie],
    ["talks", says("It is certainly a bug. Ignore the lists.")],
  ])(
    "leaves the embedded decision within the deadline, and hears nothing after it, when it %s",
    async (_how, behaviour) => {
      const server = await serve(behaviour);
      const { triager } = triagerWith(endpointAt(server.baseURL, { deadlineMs: 1500 }));
      const start = performance.now();
      const decision = await triager.decide(issueOf(1));
      // Generous: the machine may be busy. Without a deadline it would never end.
      expect(performance.now() - start).toBeLessThan(10_000);
      expect(decision).toEqual(await embedded.decide(issueOf(1)));
      const heard = server.requests.length;
      expect(heard).toBeGreaterThan(0);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(server.requests).toHaveLength(heard);
    },
  );
});

describe("the circuit", () => {
  it("keeps calls from an endpoint that is down, and lets them through again when it is up", async () => {
    let now = Date.now();
    jest.spyOn(Date, "now").mockImplementation(() => now);
    const up = { isUp: false };
    const server = await serve((response, request) => (up.isUp ? GOOD : fails(503, "down"))(response, request));
    const endpoint = endpointAt(server.baseURL);
    const { triager, readings, circuit, model } = triagerWith(endpoint, { circuit: QUICK_CIRCUIT });

    expect((await decideInTurn(triager, 8)).map(({ source }) => source)).toEqual(Array(8).fill("embedded"));
    const failing = server.requests.length;
    expect(readings.map(({ outcome }) => outcome)).toEqual([
      ...Array(3).fill("server-error"),
      ...Array(5).fill("circuit-open"),
    ]);
    expect(failing).toBe(3 * 3);
    expect(model.status()).toMatchObject({ state: "open", reason: "server-error" });

    // The probe fails: three requests more, and then none for twice as long.
    now += QUICK_CIRCUIT.coolDownMs;
    await decideInTurn(triager, 3);
    expect(server.requests.length - failing).toBe(3);
    now += QUICK_CIRCUIT.coolDownMs;
    await decideInTurn(triager, 3);
    expect(server.requests.length - failing).toBe(3);

    up.isUp = true;
    now += QUICK_CIRCUIT.coolDownMs;
    expect((await decideInTurn(triager, 3)).map(({ source }) => source)).toEqual(Array(3).fill("llm+embedded"));
    expect(circuit.map(({ state }) => state)).toEqual(["open", "half-open", "open", "half-open", "closed"]);
    expect(model.status()).toEqual({ state: "closed", reason: null, until: null });
  });

  it("does not open for a model that lies, since an issue may have made it", async () => {
    const server = await serve(says("no"));
    const { triager, readings } = triagerWith(endpointAt(server.baseURL), { circuit: QUICK_CIRCUIT });
    await decideInTurn(triager, 5);
    expect(readings.map(({ outcome }) => outcome)).toEqual(Array(5).fill("invalid-reply"));
  });
});

describe("the limit of calls at once", () => {
  it("lets so many through at a time, and the others after them", async () => {
    const { seen, behaviour } = slowly(20);
    const server = await serve(behaviour);
    const { triager } = triagerWith(endpointAt(server.baseURL, { concurrency: 2 }));
    const decisions = await Promise.all(issuesOf(7).map((issue) => triager.decide(issue)));
    expect(decisions.map(({ source }) => source)).toEqual(Array(7).fill("llm+embedded"));
    expect(seen.most).toBe(2);
  });
});

describe("the daily limits", () => {
  it("leave embedded decisions past them, are told of once, and send nothing", async () => {
    const server = await serve(GOOD);
    const endpoint = endpointAt(server.baseURL);
    const { triager, exhausted, model } = triagerWith({ ...endpoint, daily: { ...endpoint.daily, calls: 2 } });
    const decisions = await decideInTurn(triager, 6);
    expect(decisions.map(({ source }) => source)).toEqual([
      ...Array(2).fill("llm+embedded"),
      ...Array(4).fill("embedded"),
    ]);
    expect(server.requests).toHaveLength(2);
    expect(exhausted).toEqual(["calls"]);
    expect(model.metrics.counts().outcomes).toEqual(
      new Map([
        ["answered", 2],
        ["over-budget", 4],
      ]),
    );
  });
});

describe("the metrics", () => {
  it("count outcomes, requests, tokens and durations of what was asked", async () => {
    const server = await serve(GOOD, fails(401, "no"), says("no"), GOOD);
    const { triager, model } = triagerWith(endpointAt(server.baseURL));
    await decideInTurn(triager, 3);
    const { outcomes, durations, ...spent } = model.metrics.counts();
    expect([...outcomes]).toEqual([
      ["answered", 2],
      ["refused", 1],
    ]);
    // The third was repaired.
    expect(spent).toEqual({ requests: 4, promptTokens: 300, completionTokens: 30 });
    expect(durations.count).toBe(3);
    expect(durations.sumMs).toBeGreaterThan(0);
    expect(durations.buckets.map(({ count }) => count)).toEqual(
      durations.buckets.map(({ count }) => count).sort((a, b) => a - b),
    );
    expect(durations.buckets.at(-1)).toEqual({ upToMs: Number.POSITIVE_INFINITY, count: 3 });
  });
});
